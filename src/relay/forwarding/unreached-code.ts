import type { UnreachedCode } from "../../protocol/relay-error-codes";

/** Source: Node's documentation, "Common system errors", `dns` error codes, and OpenSSL's own. */
const CODES: ReadonlyMap<string, UnreachedCode> = new Map([
  ["ECONNREFUSED", "nothing-listening"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "speaks-http"],
  ["ERR_SSL_HTTP_REQUEST", "speaks-http"],
  ["ERR_SSL_PACKET_LENGTH_TOO_LONG", "speaks-http"],
  ["ENOTFOUND", "host-unknown"],
]);

/** Why an upstream was not reached. @param networkCode of the error of the connection, where it has one */
export function unreachedCode(networkCode: string | undefined): UnreachedCode {
  return CODES.get(networkCode ?? "") ?? "upstream-unreachable";
}
