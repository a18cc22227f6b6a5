/**
 * What stands between a program and an endpoint, other than the endpoint: the company's proxy, or an authority that is not trusted.
 * The relay answers with them as its own error codes; the command line tells them itself.
 */
const CONNECTION_ERROR_CODES = [
  "proxy-unreachable",
  "proxy-sign-in-needed",
  "proxy-refused",
  "certificate-untrusted",
] as const;

export type ConnectionErrorCode = (typeof CONNECTION_ERROR_CODES)[number];

export function isConnectionErrorCode(code: string): code is ConnectionErrorCode {
  return CONNECTION_ERROR_CODES.some((one) => one === code);
}

/** A connection that did not come about. The message is for whoever runs the program; nothing in it is an address or a password. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  constructor(
    readonly code: ConnectionErrorCode,
    message: string,
  ) {
    super(message);
  }
}
