import type { RunStoppedError } from "../../core/errors";
import { errorOf } from "../answers/error-of-failure";
import { FormulaError } from "../answers/formula-error";
import type { Sentence } from "../host/cell-sentences";
import type { FormulaPlace } from "../host/ports";

/** A place that may have the model could not be asked whether it has: nobody knows yet what the name means. */
export class UnaskedPlaceError extends FormulaError {
  /** @param failure why it could not be asked */
  constructor(
    readonly place: Pick<FormulaPlace, "id" | "name" | "origin">,
    readonly failure: RunStoppedError,
    sentence?: Sentence,
  ) {
    const error = errorOf(failure);
    super(sentence === undefined ? error.kind : "#N/A", error.trouble, sentence ?? error.sentence, failure);
    this.name = "UnaskedPlaceError";
  }
}
