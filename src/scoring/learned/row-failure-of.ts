import type { ScoringError } from "../../core/errors";
import type { RowFailure } from "../../core/predictions/join-outcomes";

/** A batch's error as the reason of each of its rows. */
export function rowFailureOf(error: ScoringError): RowFailure {
  return {
    code: error.code,
    message: error.message,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(error.column === undefined ? {} : { column: error.column }),
  };
}
