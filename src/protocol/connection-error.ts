/**
 * What stands between a program and an endpoint, other than the endpoint: the company's proxy, or an authority that is not trusted.
 * The relay answers with them as its own error codes; the command line tells them itself.
 */
export type ConnectionErrorCode =
  "proxy-unreachable" | "proxy-sign-in-needed" | "proxy-refused" | "certificate-untrusted";

/** For whoever runs the program that connects. */
export const CONNECTION_SENTENCES: Readonly<Record<ConnectionErrorCode, string>> = {
  "proxy-unreachable": "The company's proxy (HTTPS_PROXY) cannot be reached, or breaks off before it answers.",
  "proxy-sign-in-needed":
    "The company's proxy wants a name and a password, or refuses those it got: HTTPS_PROXY takes them as http://name:password@host:port.",
  "proxy-refused": "The company's proxy lets no request to this host pass: ask whoever runs it to allow the host.",
  "certificate-untrusted":
    "The certificate was not signed by an authority this machine knows; set NODE_EXTRA_CA_CERTS to your company's root certificate.",
};

export function isConnectionErrorCode(code: string): code is ConnectionErrorCode {
  return Object.hasOwn(CONNECTION_SENTENCES, code);
}

/** A connection that did not come about. Neither the message nor anything else in it holds an address or a password. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  constructor(readonly code: ConnectionErrorCode) {
    super(CONNECTION_SENTENCES[code]);
  }
}
