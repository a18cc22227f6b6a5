import { RunStoppedError, ScoringError } from "./errors";

/**
 * Whatever was thrown as an error the pane has words for: code of ours that could not be loaded is a matter of the network, a defect
 * becomes `unexpected`.
 */
export function asScoringError(error: unknown): ScoringError {
  if (error instanceof ScoringError) return error;
  if (isLoadingFailure(error)) {
    return new RunStoppedError("network", "A part of the add-in could not be loaded.", { cause: error });
  }
  return new RunStoppedError("unexpected", "Something went wrong that Scoresheet did not foresee.", { cause: error });
}

/** What webpack's `import()` throws. Source: webpack, `JsonpChunkLoadingRuntimeModule`. */
function isLoadingFailure(error: unknown): boolean {
  return error instanceof Error && error.name === "ChunkLoadError";
}
