import type { IncomingMessage } from "node:http";

/**
 * Whose requests are counted together: the address of the connection, or what a server in front says.
 * @param header its name, where the operator has named one; anyone may send the header, but the server in front appends
 * the address that it has seen itself, so the last entry counts
 */
export function clientAddress(incoming: IncomingMessage | undefined, headers: Headers, header?: string): string {
  const told = header === undefined ? undefined : headers.get(header)?.split(",").at(-1)?.trim();
  return told || (incoming?.socket.remoteAddress ?? "unknown");
}
