import { encodeWithinCeiling, halve, type Batch, type BatchLimits, type EncodedBatch } from "../core/batch";
import { BatchFailedError, BatchTooLargeError, RowsRefusedError, type ScoringError } from "../core/errors";
import { failRows, type BatchOutcome, type RowFailure } from "../core/join";
import { decodePredictions } from "../core/predictions";
import type { Endpoint, QueryAnswer, QueryOptions } from "./ports";

export interface BatchContext {
  readonly endpoint: Endpoint;
  readonly columns: readonly string[];
  readonly limits: BatchLimits;
  readonly query: QueryOptions;
  readonly onAnswer: (answer: QueryAnswer) => void;
  /** Told once for each request, answered or failed. */
  readonly onRequest: () => void;
}

/**
 * Scores the rows of one batch: one request, or more where it is too large. Each row comes back exactly once, with its
 * predictions or with the reason why it has none.
 * @throws RunStoppedError, CancelledError: the other batches would fail too
 */
export async function scoreBatch(batch: Batch, context: BatchContext): Promise<BatchOutcome[]> {
  const outcomes: BatchOutcome[] = [];
  for (const part of encodeWithinCeiling(batch, context.columns, context.limits)) {
    outcomes.push(...(await scorePart(part, context)));
  }
  return outcomes;
}

async function scorePart(part: EncodedBatch, context: BatchContext): Promise<BatchOutcome[]> {
  try {
    context.onRequest();
    const answer = await context.endpoint.query(part.body, context.query);
    const predictions = decodePredictions(answer.body, part.rows.length);
    context.onAnswer(answer);
    return [
      {
        rowIndexes: part.rowIndexes,
        outputs: predictions.outputs,
        outcomes: predictions.rows.map((row) => ({ predictions: row })),
      },
    ];
  } catch (error) {
    if (error instanceof BatchTooLargeError) {
      const halves = halve(part);
      if (halves !== undefined) {
        return [...(await scoreBatch(halves[0], context)), ...(await scoreBatch(halves[1], context))];
      }
      return [failRows(part.rowIndexes, failureOf(error))];
    }
    if (error instanceof RowsRefusedError || error instanceof BatchFailedError) {
      return [failRows(part.rowIndexes, failureOf(error))];
    }
    throw error;
  }
}

/** A batch's error as the reason of each of its rows. */
export function failureOf(error: ScoringError): RowFailure {
  return {
    code: error.code,
    message: error.message,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
  };
}
