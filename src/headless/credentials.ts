import type { EndpointAddress } from "../endpoint/addresses/endpoint-address";
import type { Fetch } from "../endpoint/http/send-once";
import { staticToken, type TokenProvider } from "../endpoint/sign-in/token-provider";
import { isDatabricksHost } from "../protocol/known-hosts";
import { CommandError } from "./telling/exit-codes";
import { machineToken } from "./machine-token";

/** Nothing, a token, or a service principal that gets its tokens from the workspace. */
export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "machine"; readonly clientId: string; readonly clientSecret: string };

/**
 * Reads the variables that Databricks' own tools read. A variable that is set to nothing, as many shells unset one, is not set; a token
 * goes before a service principal.
 * @throws CommandError when half of a service principal is missing
 */
export function readCredentials(env: Readonly<Record<string, string | undefined>>): Credentials {
  const { DATABRICKS_TOKEN: token, DATABRICKS_CLIENT_ID: clientId, DATABRICKS_CLIENT_SECRET: clientSecret } = env;
  if (token) return { kind: "token", token };
  if (clientId && clientSecret) return { kind: "machine", clientId, clientSecret };
  if (!clientId && !clientSecret) return { kind: "none" };
  const missing = clientId ? "DATABRICKS_CLIENT_SECRET" : "DATABRICKS_CLIENT_ID";
  throw new CommandError(`${missing} is not set: a service principal needs both its client id and its secret.`);
}

/** A service principal's secret goes to a workspace alone, never to an MLflow server or to this machine (http). */
export function tokensFor(
  address: EndpointAddress,
  { credentials, fetch }: { readonly credentials: Credentials; readonly fetch: Fetch },
): TokenProvider | undefined {
  if (credentials.kind === "token") return staticToken(credentials.token);
  if (credentials.kind === "none" || !isWorkspace(address.origin)) return undefined;
  return machineToken({ ...credentials, tokenUrl: `${address.origin}/oidc/v1/token` }, { fetch });
}

function isWorkspace(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === "https:" && isDatabricksHost(hostname);
}
