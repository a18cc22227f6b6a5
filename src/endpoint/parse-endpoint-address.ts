import { RunStoppedError } from "../core/errors";
import type { EndpointKind } from "../protocol/kinds/endpoint-kinds";
import { isLoopback } from "../protocol/known-hosts";
import type { EndpointAddress } from "./addresses/endpoint-address";
import { KIND_BEHAVIOURS } from "./kind-behaviours";

const KINDS = Object.keys(KIND_BEHAVIOURS) as readonly EndpointKind[];

/**
 * Reads an address as people copy it: from the endpoint's page, from its "Query" panel, from a terminal. The first kind decides that
 * knows it for its own. Query and fragment are dropped. The sentence of a refusal never repeats the address, which may hold a password.
 * @throws RunStoppedError `invalid-address`
 */
export function parseEndpointAddress(text: string): EndpointAddress {
  const url = parseUrl(text.trim());
  if (url.username !== "" || url.password !== "") {
    throw invalid("An address must not hold a user name or a password. Give the token in its own field.");
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw invalid("Only https addresses are allowed; http is for a server on this computer (localhost).");
  }
  const segments = url.pathname.split("/").filter((segment) => segment !== "");
  const parts = { hostname: url.hostname, segments: segments.map(decodeSegment) };
  for (const kind of KINDS) {
    const read = KIND_BEHAVIOURS[kind].readRoute(parts);
    if (read !== undefined) return { origin: url.origin, kind, ...read };
  }
  throw invalid("This is the address of no endpoint that this add-in knows.");
}

function parseUrl(text: string): URL {
  if (text === "") throw invalid("The address is empty.");
  try {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return new URL(text);
    return isLoopback(new URL(`http://${text}`).hostname) ? new URL(`http://${text}`) : new URL(`https://${text}`);
  } catch {
    throw invalid("This is not an address. It should look like https://workspace/serving-endpoints/name/invocations.");
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalid("The address holds a % that is not followed by two hexadecimal digits.");
  }
}

function invalid(sentence: string): RunStoppedError {
  return new RunStoppedError("invalid-address", sentence);
}
