import * as z from "zod";
import type { OauthClient } from "../../oauth/provider-client";
import { checkFields } from "./check-fields";
import { isFields, isText, keepsSecrets, textField, textListField, type Fields } from "./config-fields";
import { envText, fileText, type ConfigSources, type Found } from "./config-sources";

/**
 * Source: Databricks SDK for Python, `oauth.py`; `offline_access` asks for a refresh token, which only people need: the
 * relay itself can always sign in again.
 */
const DEFAULT_SCOPES = { "oauth-m2m": ["all-apis"], "oauth-u2m": ["all-apis", "offline_access"] } as const;

const URL_MISTAKE = "must be an https URL without a query and a user name: codes and secrets are sent there.";
const ISSUER_MISTAKE = "must be the https URL that the identity provider calls itself by.";
const url = (meaning: string) => z.exactOptional(z.string(URL_MISTAKE).refine(isPlace, URL_MISTAKE).describe(meaning));

/** The `oauth` field of an upstream: the relay as a client of an identity provider. */
export const oauthSchema = z.strictObject({
  clientId: textField("must be a text.").describe("The client's id at the identity provider."),
  clientSecretEnv: z.exactOptional(
    textField("must name an environment variable.").describe("The environment variable with the client's secret."),
  ),
  clientSecretFile: z.exactOptional(
    textField("must name a file.").describe("The file with the client's secret, instead of clientSecretEnv."),
  ),
  scopes: z.exactOptional(
    textListField("must be a list of texts.").describe(
      "Default: all-apis, and offline_access besides where people sign in.",
    ),
  ),
  authorizeUrl: url("Where people sign in, if not at the workspace itself."),
  tokenUrl: url("Where tokens are fetched, if not at the workspace itself."),
  issuer: z.exactOptional(
    z
      .string(ISSUER_MISTAKE)
      .refine(isPlace, ISSUER_MISTAKE)
      .describe(
        "The provider's own name, where it tells it when people come back (RFC 9207): no other's answer is taken.",
      ),
  ),
  revokeUrl: url("Where tokens are revoked when a person signs out; without it they are left to expire."),
});

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
  const checked = checkFields(oauthSchema, value, place);
  const secret = secretOf(value, place, sources);
  const mistakes = [
    ...checked.mistakes,
    ...(secret !== undefined && "mistake" in secret ? [secret.mistake] : []),
    ...(auth === "oauth-m2m" && !("clientSecretEnv" in value) && !("clientSecretFile" in value)
      ? [
          `${place} must name clientSecretEnv (an environment variable) or clientSecretFile: "oauth-m2m" needs a secret.`,
        ]
      : []),
  ];
  if (mistakes.length > 0 || !("fields" in checked)) return mistakes;
  const { clientId, scopes, authorizeUrl, tokenUrl, issuer, revokeUrl } = checked.fields;
  return {
    clientId,
    ...(secret !== undefined && "value" in secret ? { clientSecret: secret.value } : {}),
    scopes: scopes ?? DEFAULT_SCOPES[auth],
    // Source: Databricks documentation, "Authorize user / service principal access with OAuth".
    authorizeUrl: authorizeUrl ?? `${origin}/oidc/v1/authorize`,
    tokenUrl: tokenUrl ?? `${origin}/oidc/v1/token`,
    ...(issuer === undefined ? {} : { issuer }),
    ...(revokeUrl === undefined ? {} : { revokeUrl }),
  };
}

/** The secret itself never stands in the config file, which is copied and shown around. */
function secretOf(
  { clientSecretEnv: name, clientSecretFile: file }: Fields,
  place: string,
  sources: ConfigSources,
): Found<string> | undefined {
  if (name !== undefined && file !== undefined)
    return { mistake: `${place} must name clientSecretEnv or clientSecretFile, not both.` };
  if (isText(name)) return envText(`${place}.clientSecretEnv`, name, sources);
  if (!isText(file)) return undefined;
  const found = fileText(`${place}.clientSecretFile`, file, sources);
  return "value" in found ? { value: found.value.trim() } : found;
}

/** Whether a text is a URL that codes and secrets may be sent to, and nothing more than a place. */
function isPlace(text: string): boolean {
  if (!URL.canParse(text) || !keepsSecrets(text) || /[?#]/.test(text)) return false;
  const { username, password } = new URL(text);
  return username === "" && password === "";
}
