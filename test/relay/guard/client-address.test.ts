import { clientAddress } from "../../../src/relay/guard/client-address";

describe("the address that a client is counted by", () => {
  it.each([
    ["1.2.3.4", "1.2.3.4"],
    ["1.2.3.4:50123", "1.2.3.4"],
    ["::ffff:1.2.3.4", "1.2.3.4"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]:50123", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:0:3::1", "2001:db8:0:3::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["9.9.9.9, 1.2.3.4", "1.2.3.4"],
    ["unknown", "unknown"],
    ["a_hidden-one", "a_hidden-one"],
  ])("is of %s: %s", (told, expected) => {
    expect(clientAddress(undefined, new Headers({ "x-forwarded-for": told }), "x-forwarded-for")).toBe(expected);
  });
});
