import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * Which addresses a host name may resolve to: `public` ones only; `private`: those of the operator's own network too;
 * `loopback`: this machine and nothing else; `any`: wherever the person says who typed the address on their own machine.
 */
export type Network = "public" | "private" | "loopback" | "any";

/** Where an IP address leads. `never`: to machines that hold secrets or to nobody; no configuration opens it. */
export type AddressKind = "public" | "private" | "loopback" | "never";

/**
 * Sources: IANA IPv4 and IPv6 Special-Purpose Address Registries; metadata and platform addresses from the
 * documentation of AWS (169.254/16, fd00:ec2::254), Azure (168.63.129.16), Google Cloud (fd20:ce::254) and Alibaba Cloud
 * (100.100.100.200). A network's own translation prefix (RFC 8215) can stand before any IPv4 address, at several places.
 */
const RANGES: readonly (readonly [kind: Exclude<AddressKind, "public">, ranges: readonly string[]])[] = [
  [
    "never",
    [
      "0.0.0.0/8",
      "100.100.100.200/32",
      "168.63.129.16/32",
      "169.254.0.0/16",
      "192.0.0.0/24",
      "192.0.2.0/24",
      "192.88.99.0/24",
      "198.18.0.0/15",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "224.0.0.0/3",
      "::/128",
      "64:ff9b:1::/48",
      "100::/64",
      "100:0:0:1::/64",
      "2001::/23",
      "2001:db8::/32",
      "2002::/16",
      "3fff::/20",
      "5f00::/16",
      "fd00:ec2::/32",
      "fd20:ce::/32",
      "fe80::/9",
      "ff00::/8",
    ],
  ],
  ["loopback", ["127.0.0.0/8", "::1/128"]],
  ["private", ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]],
];

const LISTS = RANGES.map(([kind, ranges]) => [kind, blockList(ranges)] as const);

/** IPv4 addresses written as IPv6: mapped (RFC 4291 section 2.5.5) and translated (RFC 2765, RFC 6052) ones. */
const EMBEDDED = blockList(["::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "::/96"]);

/** @param text as a resolver or a URL gives it, IPv6 without brackets; what is no address at all is `never` */
export function addressKind(text: string): AddressKind {
  const [address = ""] = text.split("%", 1); // an IPv6 address may name its network card: fe80::1%eth0
  if (isIP(address) === 0) return "never";
  const family = isIPv4(address) ? "ipv4" : "ipv6";
  const found = LISTS.find(([, list]) => list.check(address, family))?.[0];
  if (found !== undefined) return found;
  if (family === "ipv6" && EMBEDDED.check(address, family)) return addressKind(embeddedAddress(address));
  return "public";
}

function embeddedAddress(address: string): string {
  // URL writes any IPv6 address in one form, with hexadecimal groups: the last two are the IPv4 address.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(":");
  const [high = 0, low = 0] = groups.slice(-2).map((group) => parseInt(group || "0", 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", bits] = range.split("/");
    list.addSubnet(address, Number(bits), isIPv4(address) ? "ipv4" : "ipv6");
  }
  return list;
}
