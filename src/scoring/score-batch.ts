import {
  BatchFailedError,
  BatchTooLargeError,
  RowsRefusedError,
  RunStoppedError,
  type ScoringError,
} from "../core/errors";
import { chooseOutputs, type OutputChoice } from "../core/predictions/choose-outputs";
import { decodePredictions } from "../core/predictions/decode-predictions";
import { failRows, type BatchOutcome, type RowFailure } from "../core/predictions/join-outcomes";
import { encodeWithinCeiling, halve, type Batch, type EncodedBatch } from "../core/request/batch";
import type { BodyPlan } from "../core/request/encode-body";
import type { FirstContact } from "./learned/first-contact";
import type { Endpoint, QueryAnswer, QueryOptions } from "./ports";
import type { BatchBudget, Quarantine } from "./learned/quarantine";
import type { RowsAtOnce } from "./learned/rows-at-once";

export interface BatchContext {
  readonly endpoint: Endpoint;
  readonly body: BodyPlan;
  readonly maxPayloadBytes: number;
  readonly outputChoice: OutputChoice;
  readonly query: QueryOptions;
  /** Absent: a refused batch stops the run. */
  readonly quarantine?: Quarantine;
  readonly firstContact: FirstContact;
  readonly rowsAtOnce: RowsAtOnce;
  readonly onAnswer: (answer: QueryAnswer) => void;
  /** Told once for each request, answered or failed. */
  readonly onRequest: () => void;
}

/**
 * Scores the rows of one batch: one request, or more where it is too large or some of its rows are refused. Each row comes back
 * exactly once, with its predictions or with the reason why it has none.
 * @throws RunStoppedError, CancelledError: the other batches would fail too
 */
export async function scoreBatch(batch: Batch, context: BatchContext): Promise<BatchOutcome[]> {
  const budget = context.quarantine?.openBatch();
  const outcomes: BatchOutcome[] = [];
  for (let start = 0; start < batch.rows.length;) {
    const end = start + context.rowsAtOnce.current;
    const rows = { rowIndexes: batch.rowIndexes.slice(start, end), rows: batch.rows.slice(start, end) };
    outcomes.push(...(await scoreRows(rows, context, budget)));
    start = end;
  }
  if (budget !== undefined) context.quarantine?.closeBatch(budget);
  return outcomes;
}

/**
 * Halves of refused rows wait behind larger parts: when the budget ends, small parts all over the batch are left untold, not half of
 * it. Halves of what was too large come next: once they pass, that size is learned for the rows that follow.
 */
async function scoreRows(rows: Batch, context: BatchContext, budget: BatchBudget | undefined): Promise<BatchOutcome[]> {
  const outcomes: BatchOutcome[] = [];
  const waiting: Batch[] = [rows];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const part of encodeWithinCeiling(next, context.body, context.maxPayloadBytes)) {
      const scored = await scorePart(part, context, budget);
      if ("outcomes" in scored) outcomes.push(scored);
      else if (scored.areNext) waiting.unshift(...scored.halves);
      else waiting.push(...scored.halves);
    }
  }
  return outcomes;
}

interface Halves {
  readonly halves: readonly [Batch, Batch];
  readonly areNext: boolean;
}

/** What became of one request's rows, or the halves of them to try next. */
async function scorePart(
  part: EncodedBatch,
  context: BatchContext,
  budget: BatchBudget | undefined,
): Promise<BatchOutcome | Halves> {
  try {
    const outcome = await queryPart(part, context);
    if (budget !== undefined) budget.acceptedRows = true;
    return outcome;
  } catch (error) {
    const isTooLarge = error instanceof BatchTooLargeError;
    if (isTooLarge) context.rowsAtOnce.noteTooLarge(part.rows.length);
    const halves = halvesFor(error, part, budget);
    if (halves !== undefined) return { halves, areNext: isTooLarge };
    if (isTooLarge || error instanceof RowsRefusedError || error instanceof BatchFailedError) {
      context.firstContact.noteFailure(error);
      return failRows(part.rowIndexes, failureOf(error));
    }
    throw error;
  }
}

async function queryPart(part: EncodedBatch, context: BatchContext): Promise<BatchOutcome> {
  context.onRequest();
  const answer = await context.endpoint.query(part.body, context.query);
  const predictions = chooseOutputs(decodePredictions(answer.body, part.rows.length), context.outputChoice);
  context.firstContact.noteAnswer();
  context.rowsAtOnce.noteAnswer(part.rows.length);
  context.onAnswer(answer);
  return {
    rowIndexes: part.rowIndexes,
    outputs: predictions.outputs,
    outcomes: predictions.rows.map((row) => ({ predictions: row })),
  };
}

/** The two halves to try next, if this error is one that smaller batches may get round. */
function halvesFor(
  error: unknown,
  part: EncodedBatch,
  budget: BatchBudget | undefined,
): readonly [Batch, Batch] | undefined {
  if (error instanceof BatchTooLargeError) return halve(part);
  if (!(error instanceof RowsRefusedError)) return undefined;
  if (budget === undefined) {
    throw new RunStoppedError(error.code, error.message, {
      ...(error.detail === undefined ? {} : { detail: error.detail }),
      cause: error,
    });
  }
  budget.refusedRows = true;
  return part.rows.length > 1 && budget.takeHalves() ? halve(part) : undefined;
}

/** A batch's error as the reason of each of its rows. */
function failureOf(error: ScoringError): RowFailure {
  return {
    code: error.code,
    message: error.message,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    ...(error.column === undefined ? {} : { column: error.column }),
  };
}
