import { asScoringError } from "../../core/as-scoring-error";
import { RunStoppedError, ScoringError, type ErrorCode } from "../../core/errors";

const UNREACHED: readonly ErrorCode[] = ["network", "proxy-unreachable", "nothing-listening", "host-unknown"];

/** What went wrong with a page, as an error that ends what was asked: there are no other batches to go on with. */
export function asRunStopped(error: unknown): RunStoppedError {
  if (error instanceof RunStoppedError) return error;
  if (!(error instanceof ScoringError)) {
    const known = asScoringError(error);
    if (known instanceof RunStoppedError && known.code === "network") return known; // code of ours that did not come
    return new RunStoppedError("unexpected", "Something went wrong before the request was sent.", { cause: error });
  }
  const { detail, status } = error;
  // No row was sent that a model could have failed on.
  const code = error.code === "model-error" ? "server-failed" : error.code;
  const sentence = UNREACHED.includes(code) ? error.message : "The server could not answer this request.";
  return new RunStoppedError(code, sentence, {
    cause: error,
    ...(detail === undefined ? {} : { detail }),
    ...(status === undefined ? {} : { status }),
  });
}
