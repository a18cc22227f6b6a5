import { ConnectionError, type ConnectionErrorCode } from "../protocol/connection-error";

/** Apart from the codes: the pane has words of its own for them, and need not load these. */
const SENTENCES: Readonly<Record<ConnectionErrorCode, string>> = {
  "proxy-unreachable":
    "The company's proxy (HTTPS_PROXY) cannot be reached, or breaks off before it answers: check its address, and that this machine is in the company's network.",
  "proxy-sign-in-needed":
    "The company's proxy wants a name and a password, or refuses those it got: HTTPS_PROXY takes them as http://name:password@host:port.",
  "proxy-refused": "The company's proxy lets no request to this host pass: ask whoever runs it to allow the host.",
  "certificate-untrusted":
    "The certificate was not signed by an authority this machine knows; set NODE_EXTRA_CA_CERTS to your company's root certificate.",
};

/** The error of a code, with what whoever runs the program can do about it. */
export function createConnectionError(code: ConnectionErrorCode): ConnectionError {
  return new ConnectionError(code, SENTENCES[code]);
}
