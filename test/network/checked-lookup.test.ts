import type { LookupAddress } from "node:dns";
import { networkOf } from "../../src/relay/config/upstream";
import type { Network } from "../../src/network/address-kind";
import { checkedLookup, checkLiteralHost } from "../../src/network/checked-lookup";

describe("the addresses that are connected to", () => {
  it.each([
    ["public", ["1.1.1.1", "2606:4700:4700::1111"]],
    ["private", ["10.0.0.5"]],
    ["private", ["1.1.1.1", "127.0.0.1"]],
    ["loopback", ["127.0.0.1", "::1"]],
  ] as const)("on the network %s may be %j", async (network, addresses) => {
    expect(await look(network, addresses)).toEqual(addresses);
  });

  it.each([
    ["public", ["10.0.0.5"]],
    ["public", ["127.0.0.1"]],
    ["public", ["169.254.169.254"]],
    ["public", ["1.1.1.1", "10.0.0.5"]],
    ["private", ["169.254.169.254"]],
    ["private", ["fe80::1"]],
    ["loopback", ["1.1.1.1"]],
    ["loopback", ["10.0.0.5"]],
    ["public", []],
  ] as const)("on the network %s may not be %j", async (network, addresses) => {
    await expect(look(network, addresses)).rejects.toThrow("not allowed");
  });

  it("are one where the socket asks for one", async () => {
    expect(await look("public", ["1.1.1.1", "1.0.0.1"], false)).toBe("1.1.1.1");
  });

  it("are none when the name does not exist", async () => {
    const lookup = checkedLookup(() => Promise.reject(new Error("ENOTFOUND")), "public");
    const failed = new Promise((_, reject) =>
      lookup("x.example.com", {}, (error) => reject(error ?? new Error("none"))),
    );
    await expect(failed).rejects.toThrow("ENOTFOUND");
  });

  it("are checked too when the host is one itself, which is never looked up", () => {
    expect(() => checkLiteralHost("[::ffff:a9fe:a9fe]", "private")).toThrow("not allowed");
    expect(() => checkLiteralHost("10.0.0.1", "public")).toThrow("not allowed");
    expect(() => checkLiteralHost("10.0.0.1", "private")).not.toThrow();
    expect(() => checkLiteralHost("a.example.com", "public")).not.toThrow();
  });

  it.each([
    ["https://adb-1.azuredatabricks.net", "public"],
    ["http://localhost:5000", "loopback"],
    ["http://[::1]:5000", "loopback"],
    ["http://10.1.2.3:5000", "private"],
    ["http://[fd12::1]:5000", "private"],
    ["https://1.1.1.1", "public"],
  ])("of %s are on the network %s when nothing else is said", (origin, network) => {
    expect(networkOf({ origin })).toBe(network);
    expect(networkOf({ origin, network: "private" })).toBe("private");
  });
});

function look(network: Network, addresses: readonly string[], all = true): Promise<unknown> {
  const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  const lookup = checkedLookup(() => Promise.resolve(found), network);
  return new Promise((resolve, reject) => {
    lookup("a.example.com", { all }, (error, answer) => {
      if (error) reject(error);
      else resolve(typeof answer === "string" ? answer : answer.map(({ address }) => address));
    });
  });
}
