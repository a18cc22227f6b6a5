import { ConnectionError, type ConnectionErrorCode } from "../protocol/connection-error";
import { createConnectionError } from "./create-connection-error";

/** Nobody who is trusted has signed. Source: Node's documentation, "X.509 certificate error codes". */
const UNTRUSTED: readonly unknown[] = [
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];

/** How undici 7.30 tells what a proxy answered to CONNECT; the status stands nowhere else. */
const REFUSED_BY_PROXY = /^Proxy response \((\d{3})\) !== 200/;

/** An error may be the cause of the cause of another. */
const MAX_DEPTH = 5;

/**
 * What stood between, read from an error of the network.
 * @returns undefined where nothing did: the host itself was not found, did not answer, broke off
 */
export function connectionErrorOf(error: unknown): ConnectionError | undefined {
  let current = error;
  for (let depth = 0; depth < MAX_DEPTH && typeof current === "object" && current !== null; depth++) {
    if (current instanceof ConnectionError) return current;
    const code = codeOf(current);
    if (code !== undefined) return createConnectionError(code);
    current = "cause" in current ? current.cause : undefined;
  }
  return undefined;
}

/** @returns the error itself where it is of another kind */
export function asConnectionError(error: unknown): unknown {
  return connectionErrorOf(error) ?? error;
}

function codeOf(error: object): ConnectionErrorCode | undefined {
  if ("code" in error && UNTRUSTED.includes(error.code)) return "certificate-untrusted";
  const [, status] = REFUSED_BY_PROXY.exec("message" in error ? String(error.message) : "") ?? [];
  if (status === undefined) return undefined;
  if (status === "407") return "proxy-sign-in-needed";
  // With 5xx a proxy says that it reached nobody: the host's trouble, which may pass.
  return status.startsWith("5") ? undefined : "proxy-refused";
}
