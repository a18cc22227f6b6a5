import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import * as z from "zod";
import { addressKind } from "../../network/address-kind";
import { checkFields } from "./check-fields";
import {
  choiceField,
  isFields,
  isText,
  keepsSecrets,
  originField,
  textField,
  textListField,
  type Fields,
} from "./config-fields";
import { handOverSchema, readHandOver } from "./hand-over-config";
import { fileText, type ConfigSources } from "./config-sources";
import { oauthSchema, readOauthClient } from "./oauth-config";
import type { Upstream } from "./upstream";

/** `upstreams`, `session` and `sign-in` would be taken for paths of the relay's own. */
const ID = /^(?!(?:upstreams|session|sign-in)$)[a-z0-9][a-z0-9-]{0,62}$/;
const ID_MISTAKE = 'must be 1 to 63 small letters, digits and dashes, and not "upstreams", "session" or "sign-in".';

const origin = originField().refine(
  isReachable,
  "is an address that no relay may reach (link-local, metadata or reserved).",
);

/** One entry of the config file's `upstreams`. */
export const upstreamSchema = z.strictObject({
  id: z.string(ID_MISTAKE).regex(ID, ID_MISTAKE).describe("A part of the path: small letters, digits and dashes."),
  origin: origin.describe("https://host or https://host:port; http only where no token is sent, or on this machine."),
  auth: choiceField(["none", "user-token", "oauth-m2m", "oauth-u2m"]).describe(
    "user-token: the analyst's own token is passed on; oauth-m2m: the relay signs in as a service principal; oauth-u2m: each person signs in at the workspace.",
  ),
  label: z.exactOptional(textField("must be a text.").describe("The name shown in the pane. Default: the host.")),
  endpoints: z.exactOptional(
    textListField("must be a list of endpoint names.").describe(
      "The only endpoints that may be queried, by their names; a model without one (POST /invocations) then may not. Default: all.",
    ),
  ),
  network: z.exactOptional(
    choiceField(["public", "private", "loopback"]).describe("Which addresses the host name may lead to."),
  ),
  caFile: z.exactOptional(
    textField("must name a file.").describe("Certificates that vouch for it besides the public ones (PEM)."),
  ),
  warehouses: z.exactOptional(
    handOverSchema.describe(
      "Lets people hand whole tables over to the workspace's SQL warehouses, by statements with their own rights. Default: refused.",
    ),
  ),
  oauth: z.exactOptional(oauthSchema.describe("How the relay gets tokens: for auth oauth-m2m and oauth-u2m.")),
});

/** What `oauth` may hold, and whether it may be there, hangs on `auth`; what `warehouses` holds has places of its own: they are read by themselves. */
const ownFields = upstreamSchema.extend({ oauth: z.unknown().optional(), warehouses: z.unknown().optional() });

/**
 * Reads one entry of the config file's `upstreams`.
 * @param isSignedInInFront whether a server in front signs people in: then `oauth-u2m` needs no client of ours
 * @returns the upstream, or one sentence a mistake
 */
export function readUpstream(
  value: unknown,
  place: string,
  sources: ConfigSources,
  isSignedInInFront = false,
): Upstream | readonly string[] {
  if (!isFields(value)) return [`${place} must be an object with id, origin and auth.`];
  const checked = checkFields(ownFields, value, place);
  const handOver = readHandOver(value, place);
  const known = origin.safeParse(value.origin).data;
  const parts = known === undefined ? { mistakes: [] } : partsOf(value, known, place, sources, isSignedInInFront);
  const mistakes = [
    ...checked.mistakes,
    ...(known !== undefined && value.auth !== "none" && !keepsSecrets(known)
      ? [
          `${place}.origin must be https: with auth "${String(value.auth)}", tokens would cross the network unencrypted.`,
        ]
      : []),
    ...handOver.mistakes,
    ...parts.mistakes,
  ];
  if (mistakes.length > 0 || !("fields" in checked)) return mistakes;
  const { caFile: _file, oauth: _oauth, warehouses: _warehouses, ...fields } = checked.fields;
  const { mistakes: _none, ...found } = parts;
  const { warehouses } = handOver;
  const label = fields.label ?? new URL(fields.origin).host;
  return { ...fields, label, ...found, ...(warehouses && { warehouses }) };
}

interface Parts extends Pick<Upstream, "ca" | "oauth"> {
  readonly mistakes: readonly string[];
}

/** What has to be fetched from elsewhere: certificates and secrets. */
function partsOf(
  { caFile, oauth, auth }: Fields,
  knownOrigin: string,
  place: string,
  sources: ConfigSources,
  isSignedInInFront: boolean,
): Parts {
  const mistakes: string[] = [];
  let parts: Pick<Upstream, "ca" | "oauth"> = {};
  if (isText(caFile)) {
    const found = fileText(`${place}.caFile`, caFile, sources);
    if ("mistake" in found) mistakes.push(found.mistake);
    else if (holdsCertificates(found.value)) parts = { ca: found.value };
    else mistakes.push(`${place}.caFile must be a PEM file with certificates.`);
  }
  const needsNone = auth === "oauth-u2m" && isSignedInInFront && oauth === undefined;
  if ((auth === "oauth-m2m" || auth === "oauth-u2m") && !needsNone) {
    const client = readOauthClient(oauth, auth, `${place}.oauth`, knownOrigin, sources);
    if ("clientId" in client) parts = { ...parts, oauth: client };
    else mistakes.push(...client);
  } else if (oauth !== undefined) mistakes.push(`${place}.oauth is only for auth "oauth-m2m" and "oauth-u2m".`);
  return { ...parts, mistakes };
}

/** What cannot be read would be left out of the trusted ones without a word, or fail each connection. */
function holdsCertificates(pem: string): boolean {
  const found = pem.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [];
  try {
    return found.map((one) => new X509Certificate(one)).length > 0;
  } catch {
    return false;
  }
}

function isReachable(text: string): boolean {
  const address = new URL(text).hostname.replace(/^\[|\]$/g, "");
  return isIP(address) === 0 || addressKind(address) !== "never";
}
