import { RunStoppedError } from "../../core/errors";
import { isJsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";
import { UPSTREAMS_PATH } from "../../protocol/paths";
import { isProductVersion } from "../../protocol/product-version";
import type { HandOverInfo, UpstreamAuth, UpstreamInfo, UpstreamList } from "../../protocol/upstream-info";
import { getText, type GetOptions } from "../requests/get-text";

const AUTHS: readonly UpstreamAuth[] = ["none", "user-token", "oauth-m2m", "oauth-u2m"];

/**
 * The upstreams that this page's relay may reach. An entry that makes no sense is left out; an answer that is no list is refused.
 * @throws RunStoppedError `malformed-response`, or why the relay could not be asked; CancelledError
 */
export async function listUpstreams(options: GetOptions, signal: AbortSignal): Promise<UpstreamList> {
  const text = await getText(UPSTREAMS_PATH, options, signal);
  const answer = parseList(text);
  if (answer === undefined) {
    throw new RunStoppedError("malformed-response", "The relay's list of workspaces and servers could not be read.");
  }
  return answer;
}

function parseList(text: string): UpstreamList | undefined {
  const json = parsedJson(text);
  if (!isJsonObject(json) || !Array.isArray(json["upstreams"])) return undefined;
  // Fewer rights when in doubt: only a local relay lets people type an address.
  const mode = json["mode"] === "local" ? "local" : "server";
  const { version } = json;
  return { mode, upstreams: json["upstreams"].flatMap(parseUpstream), ...(isProductVersion(version) && { version }) };
}

function parseUpstream(value: unknown): UpstreamInfo[] {
  if (!isJsonObject(value)) return [];
  const { id, label, origin } = value;
  const auth = AUTHS.find((known) => known === value["auth"]);
  if (typeof id !== "string" || id === "" || typeof origin !== "string" || auth === undefined) return [];
  const warehouses = parseHandOver(value["warehouses"]);
  const named = typeof label === "string" && label !== "" ? label : id;
  return [{ id, label: named, origin, auth, ...(warehouses && { warehouses }) }];
}

function parseHandOver(value: unknown): HandOverInfo | undefined {
  if (!isJsonObject(value)) return undefined;
  const { volume, maxFileBytes } = value;
  return {
    ...(typeof volume === "string" && { volume }),
    ...(typeof maxFileBytes === "number" && { maxFileBytes }),
  };
}
