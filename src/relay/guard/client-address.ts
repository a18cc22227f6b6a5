import type { IncomingMessage } from "node:http";
import { isIP, isIPv4 } from "node:net";

/**
 * Whose requests are counted together: the address of the connection, or what a server in front says. Of an IPv6 address
 * the first 64 bits count: each subscriber has at least so many addresses (RFC 6177).
 * @param header its name, where the operator has named one; anyone may send the header, but the server in front appends
 * the address that it has seen itself, so the last entry counts
 */
export function clientAddress(incoming: IncomingMessage | undefined, headers: Headers, header?: string): string {
  const told = header === undefined ? undefined : headers.get(header)?.split(",").at(-1)?.trim();
  return subscriberOf(told || (incoming?.socket.remoteAddress ?? "unknown"));
}

function subscriberOf(text: string): string {
  // Some servers in front write the port too, which is another one for each connection.
  const address = text.replace(/^\[(.*)\](:\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");
  const mapped = address.replace(/^::ffff:/i, "");
  if (isIPv4(mapped)) return mapped;
  return isIP(address) === 0 ? address : `${firstHalf(address)}::/64`;
}

/** The first four groups of an IPv6 address. */
function firstHalf(address: string): string {
  // URL writes each address in one form.
  const [head = "", tail] = new URL(`http://[${address.split("%", 1)[0]}]`).hostname.slice(1, -1).split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(8 - before.length - after.length).fill("0");
  return [...before, ...zeros, ...after].slice(0, 4).join(":");
}
