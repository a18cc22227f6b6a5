import { isLoopback } from "../../protocol/known-hosts";
import { CommandError } from "../telling/exit-codes";

/** What signs a request in. */
export type Secret =
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "password"; readonly name: string; readonly password: string }
  /** A service principal, which gets its tokens from the workspace. */
  | { readonly kind: "machine"; readonly clientId: string; readonly clientSecret: string };

/** A secret of the environment, and whom it is for. */
export interface Credential {
  readonly of: "databricks" | "mlflow";
  /** The variable that holds it, for what is told. */
  readonly variable: string;
  readonly secret: Secret;
  /** The one host that it is for; absent where nobody named one. */
  readonly host?: NamedHost;
}

export interface NamedHost {
  /** `https://host[:port]`; http for this machine only. */
  readonly origin: string;
  /** The variable or option that names it. */
  readonly named: string;
}

/** What was typed beside the command, as it was typed. */
export interface TypedHosts {
  readonly workspaceHost?: string | undefined;
  readonly mlflowHost?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the variables that Databricks' own tools and MLflow's read, those of Databricks first. A variable that is set to nothing, as many
 * shells unset one, is not set. An option names a host more loudly than a variable does.
 * @throws CommandError when half of a service principal is missing, or a host is none that a secret may be sent to
 */
export function readCredentials(env: Environment, typed: TypedHosts = {}): readonly Credential[] {
  return [databricksCredential(env, typed.workspaceHost), mlflowCredential(env, typed.mlflowHost)].filter(
    (one) => one !== undefined,
  );
}

/** A token goes before a service principal. */
function databricksCredential(env: Environment, typedHost: string | undefined): Credential | undefined {
  const { DATABRICKS_TOKEN: token, DATABRICKS_CLIENT_ID: clientId, DATABRICKS_CLIENT_SECRET: clientSecret } = env;
  if (!token && !clientId && !clientSecret) return undefined;
  if (!token && !(clientId && clientSecret)) {
    const missing = clientId ? "DATABRICKS_CLIENT_SECRET" : "DATABRICKS_CLIENT_ID";
    throw new CommandError(`${missing} is not set: a service principal needs both its client id and its secret.`);
  }
  const host = hostOf("--workspace-host", typedHost) ?? hostOf("DATABRICKS_HOST", env["DATABRICKS_HOST"]);
  return {
    of: "databricks",
    variable: token ? "DATABRICKS_TOKEN" : "DATABRICKS_CLIENT_SECRET",
    secret: token
      ? { kind: "token", token }
      : { kind: "machine", clientId: clientId ?? "", clientSecret: clientSecret ?? "" },
    ...(host !== undefined && { host }),
  };
}

/** A name and a password go before a token. Source: MLflow's documentation, "MLFLOW_TRACKING_TOKEN". */
function mlflowCredential(env: Environment, typedHost: string | undefined): Credential | undefined {
  const { MLFLOW_TRACKING_USERNAME: name, MLFLOW_TRACKING_PASSWORD: password, MLFLOW_TRACKING_TOKEN: token } = env;
  const hasPassword = Boolean(name && password);
  if (!hasPassword && !token) return undefined;
  const host = hostOf("--mlflow-host", typedHost) ?? trackingHost(env["MLFLOW_TRACKING_URI"]);
  return {
    of: "mlflow",
    variable: hasPassword ? "MLFLOW_TRACKING_PASSWORD" : "MLFLOW_TRACKING_TOKEN",
    secret: hasPassword
      ? { kind: "password", name: name ?? "", password: password ?? "" }
      : { kind: "token", token: token ?? "" },
    ...(host !== undefined && { host }),
  };
}

/** MLflow takes folders, data bases and "databricks" there too, and servers that a secret cannot be sent to: those name no host. */
function trackingHost(uri: string | undefined): NamedHost | undefined {
  if (!uri || !/^https?:/i.test(uri.trim())) return undefined;
  const origin = originOf(uri);
  return origin === undefined ? undefined : { origin, named: "MLFLOW_TRACKING_URI" };
}

/** @throws CommandError; the sentence does not repeat the text, which may hold a password */
function hostOf(named: string, text: string | undefined): NamedHost | undefined {
  if (!text) return undefined;
  const origin = originOf(text);
  if (origin !== undefined) return { origin, named };
  throw new CommandError(`${named} takes a host, as in https://models.example.com; http is for this machine only.`);
}

/** As Databricks' tools read a host: the scheme may be missing, and what stands behind the host says nothing. */
function originOf(text: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin, username, password } = new URL(address);
  if (username !== "" || password !== "") return undefined;
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname)) ? origin : undefined;
}
