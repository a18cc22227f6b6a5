import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { Fetch } from "../../endpoint/http/send-once";
import { passwordToken, staticToken, type TokenProvider } from "../../endpoint/sign-in/token-provider";
import { isDatabricksOrigin } from "../../protocol/known-hosts";
import type { Credential } from "./credentials";
import { machineToken } from "./machine-token";
import type { Tell } from "../telling/told-lines";

const OPTIONS: Readonly<Record<Credential["of"], string>> = {
  databricks: "--workspace-host",
  mlflow: "--mlflow-host",
};

/**
 * What signs requests to an endpoint in. A secret goes to the host that was named for it; one of Databricks, where nobody named a host, to
 * the hosts that Databricks alone gives out. Every secret that stays behind for the host is told, with the way to send it.
 * @returns undefined where no secret is for the endpoint
 * @throws RunStoppedError when a token is none
 */
export function tokensFor(
  address: EndpointAddress,
  {
    credentials,
    fetch,
    tell,
  }: { readonly credentials: readonly Credential[]; readonly fetch: Fetch; readonly tell: Tell },
): TokenProvider | undefined {
  const fitting = credentials.find((one) => isFor(one, address));
  if (fitting !== undefined) return providerOf(fitting, address, fetch);
  for (const one of credentials) tell(notSent(one, address));
  return undefined;
}

/** A route-optimised endpoint stands on a host of Databricks' own, apart from its workspace, which alone gives out tokens. */
function isFor({ of, host, secret }: Credential, { origin, kind }: EndpointAddress): boolean {
  if (host?.origin === origin) return true;
  if (of === "mlflow" || !isDatabricksOrigin(origin)) return false;
  if (kind === "route-optimised") return host !== undefined || secret.kind === "token";
  return host === undefined;
}

function providerOf({ secret, host }: Credential, { origin }: EndpointAddress, fetch: Fetch): TokenProvider {
  switch (secret.kind) {
    case "token":
      return staticToken(secret.token);
    case "password":
      return passwordToken(secret.name, secret.password);
    case "machine":
      return machineToken({ ...secret, tokenUrl: `${host?.origin ?? origin}/oidc/v1/token` }, { fetch });
  }
}

function notSent({ of, variable, host, secret }: Credential, { origin, kind }: EndpointAddress): string {
  if (of === "databricks" && kind === "route-optimised" && secret.kind === "machine") {
    return `${variable} is not sent to ${origin}, where nobody gives out tokens: name the endpoint's workspace with ${OPTIONS[of]}.`;
  }
  const unnamed = of === "databricks" ? "it goes to Databricks' own hosts only" : "no host is named for it";
  const reason = host === undefined ? unnamed : `it is for ${host.origin} (${host.named})`;
  return `${variable} is not sent to ${origin}: ${reason}. To send it there, add ${OPTIONS[of]} ${origin}.`;
}
