import * as z from "zod";
import { checkFields } from "./check-fields";
import { isFields, isText, keepsSecrets, ORIGIN_MISTAKE, originField, textField, type Fields } from "./config-fields";
import type { ConfigSources } from "./config-sources";
import { DEFAULT_LIMITS, LOCAL_LIMITS, limitsSchema, readLimits, type Limits } from "./limits";
import type { Upstream } from "./upstream";
import { readUpstream, upstreamSchema } from "./upstream-config";

const SHAPE = 'it must hold a JSON object: {"mode": ..., "upstreams": [...]}.';
const HEADER_MISTAKE = "must be the name of a header, in small letters.";
const header = (meaning: string) =>
  z.exactOptional(
    z
      .string(HEADER_MISTAKE)
      .regex(/^[a-z][a-z0-9-]*$/, HEADER_MISTAKE)
      .describe(meaning),
  );

/** The file that RELAY_CONFIG names, as editors know it (`deploy/relay.schema.json`). */
export const relayFileSchema = z.strictObject({
  $schema: z.exactOptional(textField("must be a text.").describe("Where an editor finds this schema.")),
  mode: z
    .enum(["local", "server"], 'must be "local" or "server".')
    .describe(
      "local: on the analyst's own machine, who may also type an upstream. server: the upstreams listed and no others.",
    ),
  upstreams: z.array(upstreamSchema, "must be a list.").describe("What the relay may reach."),
  publicOrigin: z.exactOptional(
    originField().describe(
      "Where people open the pane: https://scoresheet.example.com. Server mode needs it: other host names are refused.",
    ),
  ),
  limits: z.exactOptional(
    limitsSchema.describe("How much of the relay one client, and of an upstream the relay, may use."),
  ),
  clientAddressHeader: header(
    "The header in which a server in front writes the client's address, x-forwarded-for; the last entry counts. Without it the address of the connection counts.",
  ),
  userTokenHeader: header(
    "The header in which a server in front writes the token of the person it has signed in, for upstreams with auth oauth-u2m: x-forwarded-access-token on Databricks Apps.",
  ),
});

/** What hangs on other fields, and on files and variables besides, is read by itself. */
const ownFields = relayFileSchema.extend({
  upstreams: z.array(z.unknown(), "must be a list."),
  limits: z.unknown().optional(),
});

/** What a relay may do, from the JSON file that RELAY_CONFIG names; `relayFileSchema` says what the other fields mean. */
export interface RelayConfig extends Readonly<
  Omit<z.infer<typeof relayFileSchema>, "$schema" | "upstreams" | "limits">
> {
  readonly upstreams: readonly Upstream[];
  readonly limits?: Limits;
}

/** A relay on the analyst's own machine that was given no file. */
export const LOCAL_CONFIG: RelayConfig = { mode: "local", upstreams: [] };

/** The limits that hold: those of the file, or what is usual in its mode. */
export function limitsOf({ mode, limits }: RelayConfig): Limits {
  return limits ?? (mode === "local" ? LOCAL_LIMITS : DEFAULT_LIMITS);
}

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
  const checked = checkFields(ownFields, value, "The file", "");
  const entries: readonly unknown[] = Array.isArray(value.upstreams) ? value.upstreams : [];
  const read = entries.map((entry, index) =>
    readUpstream(entry, `upstreams[${index}]`, sources, isText(value.userTokenHeader)),
  );
  const upstreams = read.filter((one) => "id" in one);
  const limits = readLimits(value.limits, value.mode === "local" ? LOCAL_LIMITS : DEFAULT_LIMITS);
  const mistakes = [
    ...checked.mistakes,
    ...read.flatMap((one) => ("id" in one ? [] : one)),
    ...doubledIds(entries),
    ...(value.mode === "server" && entries.length === 0 ? ["In server mode, upstreams must name at least one."] : []),
    ...publicOriginMistakes(value),
    ...("queueLength" in limits ? [] : limits),
  ];
  if (mistakes.length > 0 || !("fields" in checked) || !("queueLength" in limits)) return mistakes;
  const { $schema: _schema, limits: given, ...fields } = checked.fields;
  return { ...fields, upstreams, ...(given !== undefined && { limits }) };
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
  if (publicOrigin === undefined) return mode === "server" ? [`publicOrigin ${ORIGIN_MISTAKE}`] : [];
  const { data } = originField().safeParse(publicOrigin);
  if (data === undefined || keepsSecrets(data)) return [];
  return ["publicOrigin must be https: tokens and cells would cross the network unencrypted."];
}

function doubledIds(upstreams: readonly unknown[]): string[] {
  const ids = upstreams.filter(isFields).map(({ id }) => id);
  const doubled = new Set(ids.filter((id, index) => typeof id === "string" && ids.indexOf(id) !== index));
  return [...doubled].map((id) => `Two upstreams have the id "${String(id)}".`);
}
