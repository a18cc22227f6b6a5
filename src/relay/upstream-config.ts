import { isLoopback, type Upstream } from "./upstream";

/** What a relay may do, from the JSON file that RELAY_CONFIG names. */
export interface RelayConfig {
  /** `local`: on the analyst's own machine, who may also type an upstream. `server`: the upstreams listed and no others. */
  readonly mode: "local" | "server";
  readonly upstreams: readonly Upstream[];
  /** Where people open the pane, `https://scoresheet.example.com`. Server mode needs it: other host names are refused. */
  readonly publicOrigin?: string;
}

/** A relay on the analyst's own machine that was given no file. */
export const LOCAL_CONFIG: RelayConfig = { mode: "local", upstreams: [] };

type Fields = Readonly<Record<string, unknown>>;

const CONFIG_FIELDS = ["mode", "upstreams", "publicOrigin"];
const UPSTREAM_FIELDS = ["id", "origin", "auth", "label", "endpoints"];

/**
 * Reads the text of a config file.
 * @returns the config, or one sentence a mistake, all of them; the sentences hold names and places, never a value that
 * could be a secret
 */
export function readRelayConfig(text: string): RelayConfig | readonly string[] {
  const value = parse(text);
  if (!isFields(value)) return ['The file must hold a JSON object: {"mode": ..., "upstreams": [...]}.'];
  const upstreams: readonly unknown[] = Array.isArray(value.upstreams) ? value.upstreams : [];
  const mistakes = [
    ...unknownFields("The file", value, CONFIG_FIELDS),
    ...modeMistakes(value.mode),
    ...(Array.isArray(value.upstreams) ? [] : ["upstreams must be a list."]),
    ...upstreams.flatMap((upstream, index) => upstreamMistakes(upstream, `upstreams[${index}]`)),
    ...doubledIds(upstreams),
    ...(value.mode === "server" && upstreams.length === 0 ? ["In server mode, upstreams must name at least one."] : []),
    ...publicOriginMistakes(value),
  ];
  return mistakes.length > 0 ? mistakes : configOf(value, upstreams as readonly Fields[]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function modeMistakes(mode: unknown): string[] {
  return mode === "local" || mode === "server" ? [] : ['mode must be "local" or "server".'];
}

/** Without it the relay could not tell its own host name from one that another site points at it. */
function publicOriginMistakes({ mode, publicOrigin }: Fields): string[] {
  return publicOrigin === undefined && mode !== "server" ? [] : originMistakes(publicOrigin, "publicOrigin");
}

function upstreamMistakes(value: unknown, place: string): string[] {
  if (!isFields(value)) return [`${place} must be an object with id, origin and auth.`];
  const origin = originMistakes(value.origin, `${place}.origin`);
  return [
    ...unknownFields(place, value, UPSTREAM_FIELDS),
    ...idMistakes(value.id, place),
    ...origin,
    ...authMistakes(value.auth, place),
    ...(origin.length === 0 && sendsTokenInTheClear(value)
      ? [`${place}.origin must be https: with auth "user-token", tokens would cross the network unencrypted.`]
      : []),
    ...(value.label === undefined || isText(value.label) ? [] : [`${place}.label must be a text.`]),
    ...(value.endpoints === undefined || isTextList(value.endpoints)
      ? []
      : [`${place}.endpoints must be a list of endpoint names.`]),
  ];
}

/** `upstreams` would be taken for the list of upstreams, which has its own path. */
function idMistakes(id: unknown, place: string): string[] {
  const isGood = typeof id === "string" && /^[a-z0-9][a-z0-9-]{0,62}$/.test(id) && id !== "upstreams";
  return isGood ? [] : [`${place}.id must be 1 to 63 small letters, digits and dashes, and not "upstreams".`];
}

function originMistakes(origin: unknown, place: string): string[] {
  const url = typeof origin === "string" && URL.canParse(origin) ? new URL(origin) : undefined;
  const isGood = url !== undefined && /^https?:$/.test(url.protocol) && origin === url.origin;
  return isGood
    ? []
    : [`${place} must be https://host or https://host:port, in small letters and with nothing after it.`];
}

function authMistakes(auth: unknown, place: string): string[] {
  if (auth === "none" || auth === "user-token") return [];
  if (auth === "oauth-m2m" || auth === "oauth-u2m") {
    return [`${place}.auth "${auth}" is not supported by this version; use "user-token" or "none".`];
  }
  return [`${place}.auth must be "user-token" or "none".`];
}

function sendsTokenInTheClear({ origin, auth }: Fields): boolean {
  const url = new URL(String(origin));
  return auth === "user-token" && url.protocol === "http:" && !isLoopback(url.hostname);
}

function doubledIds(upstreams: readonly unknown[]): string[] {
  const ids = upstreams.filter(isFields).map(({ id }) => id);
  const doubled = new Set(ids.filter((id, index) => isText(id) && ids.indexOf(id) !== index));
  return [...doubled].map((id) => `Two upstreams have the id "${String(id)}".`);
}

function unknownFields(place: string, value: Fields, known: readonly string[]): string[] {
  const extra = Object.keys(value).filter((field) => !known.includes(field));
  return extra.map((field) => `${place} has no field "${field}"; it may have ${known.join(", ")}.`);
}

/** Only called for a file without mistakes. */
function configOf(value: Fields, upstreams: readonly Fields[]): RelayConfig {
  return {
    mode: value.mode as RelayConfig["mode"],
    upstreams: upstreams.map((fields) => {
      const upstream = fields as unknown as Omit<Upstream, "label"> & { readonly label?: string };
      return { ...upstream, label: upstream.label ?? new URL(upstream.origin).host };
    }),
    ...(value.publicOrigin === undefined ? {} : { publicOrigin: value.publicOrigin as string }),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}
