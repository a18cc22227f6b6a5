import type { RowFailure } from "../../core/predictions/join-outcomes";
import type { Prediction } from "../../core/predictions/prediction";
import type { Sentence } from "../host/cell-sentences";

/** What a model answered for one row: all its outputs, and the version that gave them. */
export interface RowAnswer {
  /** Rows of one answer share the list. */
  readonly outputs: readonly string[];
  readonly predictions: readonly Prediction[];
  /** As the endpoint names what answered; absent where it does not. */
  readonly servedModelName?: string;
}

/** Why a row has no prediction. */
export interface FormulaFailure extends RowFailure {
  /** What its cell says, where that is more than the code does. */
  readonly sentence?: Sentence;
}

export type RowResult = { readonly answer: RowAnswer } | { readonly failure: FormulaFailure };
