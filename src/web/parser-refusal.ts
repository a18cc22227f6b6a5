import { STATUS_CODES, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** What Node's parser says by its error codes; everything else is a bad request. Source: Node.js documentation, event 'clientError'. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Answers what never became a request (or broke off in the middle of its body) and ends the connection.
 * @param waiting the responses of this connection that are not yet sent: with more than one, or one that has begun, a refusal would
 * be taken for an answer to another request
 */
export function refuseUnparsed(
  error: Error & { readonly code?: string },
  socket: Duplex,
  waiting: readonly ServerResponse[],
  headers: Readonly<Record<string, string>>,
): void {
  const mayAnswer = waiting.length <= 1 && waiting[0]?.headersSent !== true;
  if (!socket.writable || !mayAnswer || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status = STATUSES[error.code ?? ""] ?? 400;
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "connection: close",
    "content-length: 0",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  socket.destroy();
}
