import { addressKind } from "../../src/network/address-kind";

describe("the kind of an address", () => {
  it.each([
    ["public", ["1.1.1.1", "52.96.0.1", "2606:4700:4700::1111", "64:ff9b::1.1.1.1", "::ffff:1.1.1.1"]],
    [
      "loopback",
      ["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::7f00:1", "64:ff9b::127.0.0.1", "::ffff:0:7f00:1"],
    ],
    [
      "private",
      [
        "10.0.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "100.64.0.1",
        "fd12:3456::1",
        "::ffff:10.0.0.1",
        "::ffff:0:10.0.0.1",
      ],
    ],
    [
      "never",
      [
        "0.0.0.0",
        "169.254.169.254",
        "168.63.129.16",
        "100.100.100.200",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fd00:ec2::254",
        "fd20:ce::254",
        "64:ff9b:1::a9fe:a9fe",
        "64:ff9b:1:fffe::10.0.0.1",
        "::ffff:0:169.254.169.254",
        "100:0:0:1::1",
        "3fff::1",
        "5f00::1",
        "ff02::1",
        "2002:a9fe:a9fe::1",
        "2001:db8::1",
        "::ffff:169.254.169.254",
        "::ffff:a9fe:a9fe",
        "64:ff9b::a9fe:a9fe",
        "localhost",
        "2130706433",
        "0x7f.1",
        "",
      ],
    ],
  ])("is %s for %j", (kind, addresses) => {
    expect(addresses.map((address) => [address, addressKind(address)])).toEqual(addresses.map((one) => [one, kind]));
  });

  it("changes at the borders of a range and nowhere else", () => {
    const kinds = ["172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"].map(addressKind);
    expect(kinds).toEqual(["public", "private", "private", "public"]);
  });
});
