import { RunStoppedError } from "../core/errors";
import type { EndpointKind } from "../protocol/kinds/endpoint-kinds";
import { isDatabricksHost, isLoopback } from "../protocol/known-hosts";
import type { EndpointAddress, TypedAddress } from "./addresses/endpoint-address";
import { KIND_BEHAVIOURS } from "./kind-behaviours";
import { isServingHost } from "./kinds/route-optimised/route-optimised-behaviour";

const KINDS = Object.keys(KIND_BEHAVIOURS) as readonly EndpointKind[];

/**
 * Reads an address that leads to an endpoint.
 * @throws RunStoppedError `not-an-address`, `invalid-address`, also for that of a workspace
 */
export function parseEndpointAddress(text: string): EndpointAddress {
  const typed = parseTypedAddress(text);
  if (typed.kind !== "workspace") return typed;
  throw invalid("This is the address of a workspace, not of an endpoint: add /serving-endpoints/name/invocations.");
}

/**
 * Reads an address as people copy it: from the endpoint's page, from its "Query" panel, from a terminal. The first kind decides that
 * knows it for its own; every other page of a workspace stands for the workspace. Query and fragment are dropped. The sentence of a refusal never repeats the address, which may hold a password.
 * @throws RunStoppedError `not-an-address`, `invalid-address`
 */
export function parseTypedAddress(text: string): TypedAddress {
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
  if (isDatabricksHost(url.hostname) && !isServingHost(url.hostname)) return { origin: url.origin, kind: "workspace" };
  throw invalid("This is the address of no endpoint that this add-in knows.");
}

function parseUrl(text: string): URL {
  if (text === "") throw invalid("The address is empty.");
  // Some browsers take blanks in the name of a host. A single word is a host's name only where the scheme or the port says so.
  const [host = ""] = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").split("/");
  if (/\s/.test(host) || (/^[^./:]+$/.test(text) && !isLoopback(text.toLowerCase()))) throw notAnAddress();
  try {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return new URL(text);
    return isLoopback(new URL(`http://${text}`).hostname) ? new URL(`http://${text}`) : new URL(`https://${text}`);
  } catch {
    throw notAnAddress();
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalid("The address holds a % that is not followed by two hexadecimal digits.");
  }
}

function notAnAddress(): RunStoppedError {
  const sentence = "This is not an address. It should look like https://workspace/serving-endpoints/name/invocations.";
  return new RunStoppedError("not-an-address", sentence);
}

function invalid(sentence: string): RunStoppedError {
  return new RunStoppedError("invalid-address", sentence);
}
