import { isFields, isText, keepsSecrets, originMistakes, unknownFields, type Fields } from "./config-fields";
import type { ConfigSources } from "./config-sources";
import { DEFAULT_LIMITS, LOCAL_LIMITS, readLimits, type Limits } from "./limits";
import type { Upstream } from "./upstream";
import { readUpstream } from "./upstream-config";

/** What a relay may do, from the JSON file that RELAY_CONFIG names. */
export interface RelayConfig {
  /** `local`: on the analyst's own machine, who may also type an upstream. `server`: the upstreams listed and no others. */
  readonly mode: "local" | "server";
  readonly upstreams: readonly Upstream[];
  /** Where people open the pane, `https://scoresheet.example.com`. Server mode needs it: other host names are refused. */
  readonly publicOrigin?: string;
  readonly limits?: Limits;
  /**
   * The header in which a server in front of the relay writes the client's address, `x-forwarded-for`; the last entry
   * counts. Without it the address of the connection counts.
   */
  readonly clientAddressHeader?: string;
  /**
   * The header in which a server in front of the relay writes the token of the person it has signed in, for upstreams
   * with `oauth-u2m`: `x-forwarded-access-token` on Databricks Apps.
   */
  readonly userTokenHeader?: string;
}

/** A relay on the analyst's own machine that was given no file. */
export const LOCAL_CONFIG: RelayConfig = { mode: "local", upstreams: [] };

/** The limits that hold: those of the file, or what is usual in its mode. */
export function limitsOf({ mode, limits }: RelayConfig): Limits {
  return limits ?? (mode === "local" ? LOCAL_LIMITS : DEFAULT_LIMITS);
}

const FIELDS = ["mode", "upstreams", "publicOrigin", "limits", "clientAddressHeader", "userTokenHeader"];
const SHAPE = 'it must hold a JSON object: {"mode": ..., "upstreams": [...]}.';
const HEADER_FIELDS = ["clientAddressHeader", "userTokenHeader"] as const;

/**
 * Reads the text of a config file.
 * @param sources where the secrets and certificates are that the file names
 * @returns the config, or one sentence a mistake, all of them; the sentences hold names and places, never a value that
 * could be a secret
 */
export function readRelayConfig(text: string, sources: ConfigSources): RelayConfig | readonly string[] {
  const value = parse(text);
  if (value === undefined) return [`The file is not valid JSON; ${SHAPE}`];
  if (!isFields(value)) return [`The file is JSON of another kind; ${SHAPE}`];
  const entries: readonly unknown[] = Array.isArray(value.upstreams) ? value.upstreams : [];
  const upstreams = entries.map((entry, index) =>
    readUpstream(entry, `upstreams[${index}]`, sources, isText(value.userTokenHeader)),
  );
  const limits = readLimits(value.limits, value.mode === "local" ? LOCAL_LIMITS : DEFAULT_LIMITS);
  const mistakes = [
    ...unknownFields("The file", value, FIELDS),
    ...(value.mode === "local" || value.mode === "server" ? [] : ['mode must be "local" or "server".']),
    ...(Array.isArray(value.upstreams) ? [] : ["upstreams must be a list."]),
    ...upstreams.flatMap((read) => ("id" in read ? [] : read)),
    ...doubledIds(entries),
    ...(value.mode === "server" && entries.length === 0 ? ["In server mode, upstreams must name at least one."] : []),
    ...publicOriginMistakes(value),
    ...("queueLength" in limits ? [] : limits),
    ...HEADER_FIELDS.flatMap((field) => headerMistakes(value[field], field)),
  ];
  if (mistakes.length > 0) return mistakes;
  const { mode, publicOrigin, clientAddressHeader, userTokenHeader } = value as unknown as RelayConfig;
  return {
    mode,
    upstreams: upstreams as readonly Upstream[],
    ...(publicOrigin && { publicOrigin }),
    ...(value.limits !== undefined && { limits: limits as Limits }),
    ...(clientAddressHeader && { clientAddressHeader }),
    ...(userTokenHeader && { userTokenHeader }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Without it the relay could not tell its own host name from one that another site points at it. Tokens, cells and the
 * cookies of sessions travel between browsers and this origin.
 */
function publicOriginMistakes({ mode, publicOrigin }: Fields): string[] {
  if (publicOrigin === undefined && mode !== "server") return [];
  const mistakes = originMistakes(publicOrigin, "publicOrigin");
  if (mistakes.length > 0 || keepsSecrets(String(publicOrigin))) return mistakes;
  return ["publicOrigin must be https: tokens and cells would cross the network unencrypted."];
}

function headerMistakes(name: unknown, field: string): string[] {
  const isGood = name === undefined || (typeof name === "string" && /^[a-z][a-z0-9-]*$/.test(name));
  return isGood ? [] : [`${field} must be the name of a header, in small letters.`];
}

function doubledIds(upstreams: readonly unknown[]): string[] {
  const ids = upstreams.filter(isFields).map(({ id }) => id);
  const doubled = new Set(ids.filter((id, index) => typeof id === "string" && ids.indexOf(id) !== index));
  return [...doubled].map((id) => `Two upstreams have the id "${String(id)}".`);
}
