import { asScoringError } from "../../../core/as-scoring-error";
import { RunStoppedError, type ScoringError } from "../../../core/errors";
import type { RelaySession } from "../../../protocol/sign-in-messages";
import type { UpstreamList } from "../../../protocol/upstream-info";
import type { Connection } from "../../services/connection";
import type { PaneServices } from "../../services/pane-services";
import { isSignInRefused, type ConnectionState } from "./connection-state";

type TryServices = Pick<PaneServices, "signIn" | "catalogue">;

/** An upstream that does not list its endpoints may still score with one of them. */
const LIST_IS_OPTIONAL: readonly string[] = ["forbidden", "endpoint-not-found", "bad-request-route"];

/** Lists the endpoints: proof that the upstream answers and the sign-in is good. People are asked to sign in before anything is sent. */
export async function tryConnection(
  services: TryServices,
  list: UpstreamList,
  connection: Connection,
  signal: AbortSignal,
): Promise<ConnectionState> {
  const { upstream } = connection;
  let session: RelaySession | undefined;
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
    const failure = asScoringError(error);
    if (isSignInRefused(failure)) return afterRefusal(failure, list, connection, session);
    if (!LIST_IS_OPTIONAL.includes(failure.code)) return { phase: "failed", list, upstream, error: failure };
    return { phase: "connected", list, upstream, connection, ...(session && { session }) };
  }
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
