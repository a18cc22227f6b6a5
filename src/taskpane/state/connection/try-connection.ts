import { asScoringError } from "../../../core/as-scoring-error";
import { RunStoppedError, type ScoringError } from "../../../core/errors";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { isDatabricksOrigin } from "../../../protocol/known-hosts";
import { MLFLOW } from "../../../protocol/kinds/mlflow";
import type { RelaySession } from "../../../protocol/sign-in-messages";
import { typedUpstreamId, type UpstreamList } from "../../../protocol/upstream-info";
import type { Connection } from "../../services/connection";
import type { PaneServices } from "../../services/pane-services";
import { isSignInRefused, type ConnectionState } from "./connection-state";

type TryServices = Pick<PaneServices, "signIn" | "catalogue">;

/** What is tried. */
export interface ConnectionAttempt {
  readonly list: UpstreamList;
  readonly connection: Connection;
  /** Of the endpoint that was pasted last, be it at this upstream or at another. */
  readonly address: EndpointAddress | undefined;
}

/** An upstream that does not list its endpoints may still score with one of them. */
const LIST_IS_OPTIONAL: readonly string[] = ["forbidden", "endpoint-not-found", "bad-request-route"];

/** Answers of something that is no model server, where no workspace can stand that asks people to sign in. */
const NO_MODEL_SERVERS: readonly string[] = ["login-page", "malformed-response", "endpoint-not-found"];

/**
 * Lists the endpoints, or asks the model itself where there is no list: proof that the upstream answers as it should and the sign-in is
 * good. People are asked to sign in before anything is sent.
 */
export async function tryConnection(
  services: TryServices,
  { list, connection, address }: ConnectionAttempt,
  signal: AbortSignal,
): Promise<ConnectionState> {
  const { upstream } = connection;
  let session: RelaySession | undefined;
  const afterFailure = (error: unknown): ConnectionState => {
    const failure = asScoringError(error);
    if (isSignInRefused(failure)) return afterRefusal(failure, list, connection, session);
    return { phase: "failed", list, upstream, error: ofConnecting(failure, upstream.origin) };
  };
  try {
    if (upstream.auth === "oauth-u2m") {
      const sessions = await (await services.signIn()).listSessions(signal);
      session = sessions.find((one) => one.upstream === upstream.id);
      if (session?.isSignedIn !== true && session?.isInFront !== true) {
        return { phase: "sign-in-needed", list, upstream, isExpired: false };
      }
    }
    const listing = await (await services.catalogue()).listEndpoints(connection, signal);
    return { phase: "connected", list, upstream, connection, listing, ...(session && { session }) };
  } catch (error) {
    if (!LIST_IS_OPTIONAL.includes(asScoringError(error).code)) return afterFailure(error);
  }
  try {
    await askModel(services, connection, address, signal);
  } catch (error) {
    // The relay lets no rows through without the name of an endpoint, which is for the analyst to say.
    if (asScoringError(error).code !== "bad-request-route") return afterFailure(error);
  }
  return { phase: "connected", list, upstream, connection, ...(session && { session }) };
}

/**
 * Asks a server for what its model takes, without any row. A workspace is not asked: it has answered already. Nor is a server that the
 * relay is configured for, whose endpoints may have to be named first.
 * @throws ScoringError when no model answers there
 */
async function askModel(
  services: Pick<TryServices, "catalogue">,
  connection: Connection,
  address: EndpointAddress | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { id, origin } = connection.upstream;
  const bare: EndpointAddress | undefined =
    id === typedUpstreamId(origin) ? { origin, route: MLFLOW.scoring, kind: "mlflow" } : undefined;
  const asked = address?.origin === origin ? address : bare;
  if (asked === undefined || isDatabricksOrigin(origin)) return;
  await (await services.catalogue()).loadSchema(connection, asked, signal);
}

/** Nothing was sent yet: what answers is told for what it is. */
function ofConnecting(error: ScoringError, origin: string): ScoringError {
  if (isDatabricksOrigin(origin) || !NO_MODEL_SERVERS.includes(error.code)) return error;
  const facts = error.status === undefined ? { cause: error } : { cause: error, status: error.status };
  return new RunStoppedError("no-model-server", "What answers at this address is no model server.", facts);
}

/** Who can do something about it depends on who signs in. */
function afterRefusal(
  error: ScoringError,
  list: UpstreamList,
  { upstream, token }: Connection,
  session: RelaySession | undefined,
): ConnectionState {
  if (upstream.auth === "user-token") {
    return token === undefined ? { phase: "token-needed", list, upstream } : { phase: "failed", list, upstream, error };
  }
  if (upstream.auth === "oauth-u2m" && session?.isInFront !== true) {
    return { phase: "sign-in-needed", list, upstream, isExpired: true };
  }
  if (upstream.auth === "none") return { phase: "failed", list, upstream, error };
  const sentence = "The server of this add-in signs in to the workspace for you, and was refused.";
  const facts = error.status === undefined ? { cause: error } : { cause: error, status: error.status };
  return { phase: "failed", list, upstream, error: new RunStoppedError("sign-in-failed", sentence, facts) };
}
