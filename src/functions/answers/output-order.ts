import { alignOutputs, unionOfOutputs } from "../../core/predictions/align-outputs";
import type { BatchOutcome } from "../../core/predictions/join-outcomes";
import { knownOutputs } from "../../core/predictions/known-outputs";
import { MissingPrediction, type Prediction } from "../../core/predictions/prediction";
import { SINGLE_OUTPUT } from "../../core/predictions/result-headers";
import type { RowAnswer, RowResult } from "./row-answer";

/**
 * The outputs of all formulas that ask alike, in one order, so that neither the number of an output nor its place in a spill hangs on which
 * rows shared a request: as the model's signature names them, else as the first answer does.
 */
export class OutputOrder {
  private settled: readonly string[] | undefined;

  /** @param said by the model's signature; undefined where it does not say */
  constructor(private readonly said?: readonly string[]) {}

  /** The outputs, by these answers if by none before; undefined as long as nobody named any: rows without a value name none. */
  of(results: readonly RowResult[]): readonly string[] | undefined {
    if (this.settled === undefined) {
      const named = results.flatMap((result) =>
        "answer" in result && !holdsNoValue(result.answer) ? [asPart(result.answer)] : [],
      );
      const answered = unionOfOutputs(named);
      if (answered.length > 0) this.settled = knownOutputs(answered, this.said);
    }
    return this.settled ?? (this.said?.length ? this.said : undefined);
  }
}

/** The predictions of an answer in this order, by name; undefined where it holds other outputs. */
export function inOrderOf(outputs: readonly string[], answer: RowAnswer): readonly Prediction[] | undefined {
  const [outcome] = alignOutputs(asPart(answer), outputs).outcomes;
  return outcome !== undefined && "predictions" in outcome ? outcome.predictions : undefined;
}

function asPart({ outputs, predictions }: RowAnswer): BatchOutcome {
  return { rowIndexes: [0], outputs, outcomes: [{ predictions }] };
}

function holdsNoValue({ outputs, predictions }: RowAnswer): boolean {
  return outputs.join("") === SINGLE_OUTPUT && predictions.every((one) => one instanceof MissingPrediction);
}
