import { isFields, isText, isTextList, keepsSecrets, unknownFields, type Fields } from "./config-fields";
import { envText, fileText, type ConfigSources, type Found } from "./config-sources";
import type { OauthClient } from "./upstream";

const FIELDS = ["clientId", "clientSecretEnv", "clientSecretFile", "scopes", "authorizeUrl", "tokenUrl", "revokeUrl"];
const URL_FIELDS = ["authorizeUrl", "tokenUrl", "revokeUrl"] as const;

/**
 * Source: Databricks SDK for Python, `oauth.py`; `offline_access` asks for a refresh token, which only people need: the
 * relay itself can always sign in again.
 */
const DEFAULT_SCOPES = { "oauth-m2m": ["all-apis"], "oauth-u2m": ["all-apis", "offline_access"] } as const;

/**
 * Reads the `oauth` field of an upstream.
 * @param origin of the upstream; a Databricks workspace is its own identity provider
 * @returns the client, or one sentence a mistake
 */
export function readOauthClient(
  value: unknown,
  auth: "oauth-m2m" | "oauth-u2m",
  place: string,
  origin: string,
  sources: ConfigSources,
): OauthClient | readonly string[] {
  if (!isFields(value)) return [`${place} must be an object with clientId: auth "${auth}" needs it.`];
  const secret = secretOf(value, place, sources);
  const mistakes = [
    ...unknownFields(place, value, FIELDS),
    ...(isText(value.clientId) ? [] : [`${place}.clientId must be a text.`]),
    ...(value.scopes === undefined || isTextList(value.scopes) ? [] : [`${place}.scopes must be a list of texts.`]),
    ...URL_FIELDS.flatMap((field) => urlMistakes(value[field], `${place}.${field}`)),
    ...(secret !== undefined && "mistake" in secret ? [secret.mistake] : []),
    ...(auth === "oauth-m2m" && secret === undefined
      ? [
          `${place} must name clientSecretEnv (an environment variable) or clientSecretFile: "oauth-m2m" needs a secret.`,
        ]
      : []),
  ];
  if (mistakes.length > 0) return mistakes;
  return {
    clientId: value.clientId as string,
    ...(secret !== undefined && "value" in secret ? { clientSecret: secret.value } : {}),
    scopes: (value.scopes as readonly string[] | undefined) ?? DEFAULT_SCOPES[auth],
    // Source: Databricks documentation, "Authorize user / service principal access with OAuth".
    authorizeUrl: (value.authorizeUrl as string | undefined) ?? `${origin}/oidc/v1/authorize`,
    tokenUrl: (value.tokenUrl as string | undefined) ?? `${origin}/oidc/v1/token`,
    ...(value.revokeUrl === undefined ? {} : { revokeUrl: value.revokeUrl as string }),
  };
}

/** The secret itself never stands in the config file, which is copied and shown around. */
function secretOf(value: Fields, place: string, sources: ConfigSources): Found<string> | undefined {
  const { clientSecretEnv: name, clientSecretFile: file } = value;
  if (name !== undefined && file !== undefined)
    return { mistake: `${place} must name clientSecretEnv or clientSecretFile, not both.` };
  if (name !== undefined) {
    if (!isText(name)) return { mistake: `${place}.clientSecretEnv must name an environment variable.` };
    return envText(`${place}.clientSecretEnv`, name, sources);
  }
  if (file === undefined) return undefined;
  if (!isText(file)) return { mistake: `${place}.clientSecretFile must name a file.` };
  const found = fileText(`${place}.clientSecretFile`, file, sources);
  return "value" in found ? { value: found.value.trim() } : found;
}

function urlMistakes(url: unknown, place: string): string[] {
  const isGood = url === undefined || (isText(url) && URL.canParse(url) && keepsSecrets(url) && !hasMore(url));
  return isGood
    ? []
    : [`${place} must be an https URL without a query and a user name: codes and secrets are sent there.`];
}

/** Whether a URL holds more than a place. */
function hasMore(url: string): boolean {
  const { username, password } = new URL(url);
  return /[?#]/.test(url) || username !== "" || password !== "";
}
