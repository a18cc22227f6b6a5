import { alignOutputs } from "../../core/predictions/align-outputs";
import { chooseOutputs, type OutputChoice } from "../../core/predictions/choose-outputs";
import { decodePredictions, type Predictions } from "../../core/predictions/decode-predictions";
import type { BatchOutcome } from "../../core/predictions/join-outcomes";
import { MissingPrediction, type Prediction } from "../../core/predictions/prediction";
import { encodeWithinCeiling, rowsOf, type Batch } from "../../core/request/batch";
import type { BodyPlan } from "../../core/request/encode-body";
import { throwIfCancelled } from "../flow/cancellation";
import type { Endpoint, QueryOptions } from "../ports";

export interface AskingApart {
  readonly endpoint: Endpoint;
  readonly body: BodyPlan;
  readonly maxPayloadBytes: number;
  readonly choice: OutputChoice;
  readonly query: QueryOptions;
}

/**
 * Asks once more for rows that were answered together, in another grouping: the first by itself, then the others.
 * @returns whether each row was answered as before; undefined where there is no other grouping, and where an answer failed or would have to
 * be waited for: nobody waits for this
 * @throws CancelledError
 */
export async function areAnsweredApart(
  rows: Batch,
  together: Predictions,
  { endpoint, body, maxPayloadBytes, choice, query }: AskingApart,
): Promise<boolean | undefined> {
  if (rows.rows.length < 2) return undefined;
  const stop = new AbortController();
  const giveUp = (): void => stop.abort();
  query.signal.addEventListener("abort", giveUp);
  try {
    const apart: (readonly Prediction[] | undefined)[] = [];
    for (const group of [rowsOf(rows, 0, 1), rowsOf(rows, 1)]) {
      const sent = encodeWithinCeiling(group, body, maxPayloadBytes)[0]!.body;
      const answer = await endpoint.query(sent, {
        ...query,
        signal: stop.signal,
        repeatsFailures: false,
        onWait: giveUp,
      });
      apart.push(...inOutputs(chooseOutputs(decodePredictions(answer.body, group.rows.length), choice), together));
    }
    return together.rows.every((row, i) => row.every((value, output) => isAlike(value, apart[i]?.[output])));
  } catch {
    throwIfCancelled(query.signal);
    return undefined;
  } finally {
    query.signal.removeEventListener("abort", giveUp);
  }
}

/** The rows of an answer in the order of another's outputs; undefined for those that have none of them. */
function inOutputs({ outputs, rows }: Predictions, together: Predictions): (readonly Prediction[] | undefined)[] {
  const part: BatchOutcome = {
    rowIndexes: rows.map((_row, i) => i),
    outputs,
    outcomes: rows.map((predictions) => ({ predictions })),
  };
  const aligned = alignOutputs(part, together.outputs);
  return aligned.outcomes.map((outcome) => ("predictions" in outcome ? outcome.predictions : undefined));
}

/**
 * Share of a number by which it may differ: multiplied in another grouping, the same numbers are added up in another order, which changes the
 * last digits of a 32-bit number. Source: NumPy documentation, `numpy.sum`, on partial pairwise summation.
 */
const LAST_DIGITS = 1e-6;

/** Of what is missing one blank is like another: which of them a server writes hangs on the type that the column of a batch gets. */
function isAlike(one: Prediction, other: Prediction | undefined): boolean {
  if (one instanceof MissingPrediction) return other instanceof MissingPrediction;
  if (typeof one !== "number" || typeof other !== "number") return one === other;
  return Math.abs(one - other) <= LAST_DIGITS * Math.max(Math.abs(one), Math.abs(other));
}
