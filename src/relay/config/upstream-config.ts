import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import type { UpstreamAuth } from "../../protocol/upstream-info";
import { addressKind, type Network } from "../network/address-kind";
import {
  isFields,
  isText,
  isTextList,
  keepsSecrets,
  originMistakes,
  unknownFields,
  type Fields,
} from "./config-fields";
import { fileText, type ConfigSources } from "./config-sources";
import { readOauthClient } from "./oauth-config";
import type { Upstream } from "./upstream";

const FIELDS = ["id", "origin", "auth", "label", "endpoints", "network", "caFile", "oauth"];
const AUTHS: readonly UpstreamAuth[] = ["none", "user-token", "oauth-m2m", "oauth-u2m"];
const NETWORKS: readonly Network[] = ["public", "private", "loopback"];

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
  const origin = upstreamOriginMistakes(value.origin, `${place}.origin`);
  const parts = origin.length === 0 ? partsOf(value, place, sources, isSignedInInFront) : { mistakes: [] };
  const mistakes = [
    ...unknownFields(place, value, FIELDS),
    ...idMistakes(value.id, place),
    ...origin,
    ...choiceMistakes(value.auth, `${place}.auth`, AUTHS),
    ...(origin.length === 0 && sendsTokenInTheClear(value)
      ? [
          `${place}.origin must be https: with auth "${String(value.auth)}", tokens would cross the network unencrypted.`,
        ]
      : []),
    ...(value.label === undefined || isText(value.label) ? [] : [`${place}.label must be a text.`]),
    ...(value.endpoints === undefined || isTextList(value.endpoints)
      ? []
      : [`${place}.endpoints must be a list of endpoint names.`]),
    ...(value.network === undefined ? [] : choiceMistakes(value.network, `${place}.network`, NETWORKS)),
    ...parts.mistakes,
  ];
  return mistakes.length > 0 ? mistakes : upstreamOf(value, parts);
}

interface Parts extends Pick<Upstream, "ca" | "oauth"> {
  readonly mistakes: readonly string[];
}

/** What has to be fetched from elsewhere: certificates and secrets. */
function partsOf(
  { caFile, oauth, auth, origin }: Fields,
  place: string,
  sources: ConfigSources,
  isSignedInInFront: boolean,
): Parts {
  const mistakes: string[] = [];
  let parts: Pick<Upstream, "ca" | "oauth"> = {};
  if (caFile !== undefined) {
    const found = isText(caFile)
      ? fileText(`${place}.caFile`, caFile, sources)
      : { mistake: `${place}.caFile must name a file.` };
    if ("mistake" in found) mistakes.push(found.mistake);
    else if (holdsCertificates(found.value)) parts = { ca: found.value };
    else mistakes.push(`${place}.caFile must be a PEM file with certificates.`);
  }
  const needsNone = auth === "oauth-u2m" && isSignedInInFront && oauth === undefined;
  if ((auth === "oauth-m2m" || auth === "oauth-u2m") && !needsNone) {
    const client = readOauthClient(oauth, auth, `${place}.oauth`, origin as string, sources);
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

/** `upstreams`, `session` and `sign-in` would be taken for paths of the relay's own. */
function idMistakes(id: unknown, place: string): string[] {
  const isGood =
    typeof id === "string" && /^[a-z0-9][a-z0-9-]{0,62}$/.test(id) && !["upstreams", "session", "sign-in"].includes(id);
  return isGood
    ? []
    : [`${place}.id must be 1 to 63 small letters, digits and dashes, and not "upstreams", "session" or "sign-in".`];
}

function upstreamOriginMistakes(origin: unknown, place: string): string[] {
  const mistakes = originMistakes(origin, place);
  if (mistakes.length > 0) return mistakes;
  const address = new URL(origin as string).hostname.replace(/^\[|\]$/g, "");
  const isClosed = isIP(address) !== 0 && addressKind(address) === "never";
  return isClosed ? [`${place} is an address that no relay may reach (link-local, metadata or reserved).`] : [];
}

function choiceMistakes(value: unknown, place: string, choices: readonly string[]): string[] {
  const isGood = typeof value === "string" && choices.includes(value);
  return isGood ? [] : [`${place} must be one of ${choices.map((choice) => `"${choice}"`).join(", ")}.`];
}

function sendsTokenInTheClear({ origin, auth }: Fields): boolean {
  return auth !== "none" && !keepsSecrets(String(origin));
}

/** Only called for fields without mistakes. */
function upstreamOf(fields: Fields, { ca, oauth }: Parts): Upstream {
  const { id, origin, auth, label, endpoints, network } = fields as unknown as Upstream & { readonly label?: string };
  return {
    id,
    origin,
    auth,
    label: label ?? new URL(origin).host,
    ...(endpoints && { endpoints }),
    ...(network && { network }),
    ...(ca !== undefined && { ca }),
    ...(oauth && { oauth }),
  };
}
