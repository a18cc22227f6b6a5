import { RunStoppedError, ScoringError } from "../../core/errors";

/** Whatever was thrown as an error the pane has words for; a defect of ours becomes `unexpected`. */
export function asScoringError(error: unknown): ScoringError {
  if (error instanceof ScoringError) return error;
  return new RunStoppedError("unexpected", "Something went wrong that Scoresheet did not foresee.", { cause: error });
}
