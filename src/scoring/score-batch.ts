import {
  BatchFailedError,
  BatchTooLargeError,
  CancelledError,
  ConnectionBrokenError,
  RowsRefusedError,
  RunStoppedError,
  type ScoringError,
} from "../core/errors";
import { chooseOutputs, type OutputChoice } from "../core/predictions/choose-outputs";
import { decodePredictions } from "../core/predictions/decode-predictions";
import { failRows, type BatchOutcome } from "../core/predictions/join-outcomes";
import { encodeWithinCeiling, halve, type Batch, type EncodedBatch } from "../core/request/batch";
import type { BodyPlan } from "../core/request/encode-body";
import { isSilence, type FirstContact } from "./learned/first-contact";
import type { FirstRefusal } from "./learned/first-refusal";
import type { LostRows } from "./learned/lost-rows";
import type { BatchFaultSearch, ModelFaultSearch } from "./learned/model-fault-search";
import type { Endpoint, QueryAnswer, QueryOptions } from "./ports";
import type { BatchBudget, Quarantine, RefusedPart } from "./learned/quarantine";
import { rowFailureOf } from "./learned/row-failure-of";
import type { RowsAtOnce, SizeSearch } from "./learned/rows-at-once";

export interface BatchContext {
  readonly endpoint: Endpoint;
  readonly body: BodyPlan;
  readonly maxPayloadBytes: number;
  readonly outputChoice: OutputChoice;
  readonly query: QueryOptions;
  /** Absent: a refused batch stops the run. */
  readonly quarantine?: Quarantine;
  /** Absent: a refused first request is no reason to try single rows. */
  readonly firstRefusal?: FirstRefusal;
  readonly firstContact: FirstContact;
  readonly modelFaults: ModelFaultSearch;
  readonly rowsAtOnce: RowsAtOnce;
  /** Gets the rows that may pass later. */
  readonly lost: LostRows;
  readonly onAnswer: (answer: QueryAnswer) => void;
  /** Told once for each request, answered or failed. */
  readonly onRequest: (rowCount: number) => void;
}

/**
 * Scores the rows of one batch: one request, or more where it is too large, some of its rows are refused, or the model fails on them. Each
 * row comes back exactly once, with its predictions or with the reason why it has none.
 * @param outcomes gets them as they come, so that what was answered is there when the batch is cut short
 * @throws RunStoppedError, CancelledError: the other batches would fail too
 */
export async function scoreBatch(
  batch: Batch,
  context: BatchContext,
  outcomes: BatchOutcome[] = [],
): Promise<BatchOutcome[]> {
  const { quarantine, modelFaults, rowsAtOnce } = context;
  const sizes = rowsAtOnce.openBatch();
  const limits: BatchLimits = { budget: quarantine?.openBatch(), faults: modelFaults.openBatch(), sizes };
  for (let start = 0; start < batch.rows.length;) {
    const end = start + (sizes.isFruitless ? Infinity : rowsAtOnce.current);
    const rows = { rowIndexes: batch.rowIndexes.slice(start, end), rows: batch.rows.slice(start, end) };
    await scoreRows(rows, context, limits, outcomes);
    start = end;
  }
  if (limits.budget !== undefined) quarantine?.closeBatch(limits.budget);
  modelFaults.closeBatch(limits.faults);
  rowsAtOnce.closeBatch(sizes);
  if (sizes.isFruitless) context.lost.add(sizes.failedRows); // Not these rows were at fault, but the endpoint was away.
  return outcomes;
}

/** What one batch of the plan may still cost. */
interface BatchLimits {
  readonly budget: BatchBudget | undefined;
  readonly faults: BatchFaultSearch;
  readonly sizes: SizeSearch;
}

/** What became of one request's rows. */
interface Scored {
  readonly outcomes?: readonly BatchOutcome[];
  /** Parts to try before all others. */
  readonly next?: readonly Batch[];
  /** Parts to try behind all others. */
  readonly later?: readonly Batch[];
}

/**
 * Halves of refused rows, and of those that the model fails on, wait behind larger parts: when the budget ends, small parts all over the
 * batch are left untold, not half of it. Halves of what was too large come next: once they pass, that size is learned for the rows that
 * follow.
 */
async function scoreRows(
  rows: Batch,
  context: BatchContext,
  limits: BatchLimits,
  outcomes: BatchOutcome[],
): Promise<void> {
  const waiting: Batch[] = [rows];
  for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) {
    for (const part of encodeWithinCeiling(first, context.body, context.maxPayloadBytes)) {
      const scored = await scorePart(part, context, limits);
      outcomes.push(...(scored.outcomes ?? []));
      waiting.unshift(...(scored.next ?? []));
      waiting.push(...(scored.later ?? []));
    }
    if (waiting.length > 0 || limits.budget === undefined) continue;
    for (const refused of limits.budget.takeAside()) {
      const { outcomes: told = [], later = [] } = halvesOf(refused, context, limits.budget);
      outcomes.push(...told);
      waiting.push(...later);
    }
  }
}

async function scorePart(part: EncodedBatch, context: BatchContext, limits: BatchLimits): Promise<Scored> {
  try {
    const outcome = await queryPart(part, context, !limits.faults.hasBegun);
    limits.budget?.noteAccepted();
    limits.faults.notePassed(part);
    limits.sizes.notePassed();
    return { outcomes: [outcome] };
  } catch (error) {
    if (error instanceof BatchTooLargeError) return afterTooLarge(error, part, context, limits.sizes);
    if (error instanceof RowsRefusedError) return await afterRefusal(error, part, context, limits.budget);
    if (error instanceof BatchFailedError) return await afterFailure(error, part, context, limits.faults);
    throw error;
  }
}

async function queryPart(part: EncodedBatch, context: BatchContext, repeatsFailures = true): Promise<BatchOutcome> {
  context.onRequest(part.rows.length);
  const answer = await context.endpoint.query(part.body, {
    ...context.query,
    repeatsFailures,
    canBeParted: part.rows.length > 1,
  });
  const predictions = chooseOutputs(decodePredictions(answer.body, part.rows.length), context.outputChoice);
  context.firstContact.noteAnswer();
  context.firstRefusal?.close();
  context.rowsAtOnce.noteAnswer(part.rows.length);
  context.onAnswer(answer);
  return {
    rowIndexes: part.rowIndexes,
    outputs: predictions.outputs,
    outcomes: predictions.rows.map((row) => ({ predictions: row })),
  };
}

function afterTooLarge(
  error: BatchTooLargeError,
  part: EncodedBatch,
  context: BatchContext,
  sizes: SizeSearch,
): Scored {
  const halves = sizes.mayHalve(part.rows.length) ? halve(part) : undefined;
  if (halves !== undefined) {
    context.rowsAtOnce.noteTooLarge(part.rows.length);
    return { next: halves };
  }
  if (isSilence(error)) sizes.noteFailed(part.rowIndexes);
  return failed(error, part, context);
}

async function afterRefusal(
  error: RowsRefusedError,
  part: EncodedBatch,
  context: BatchContext,
  budget: BatchBudget | undefined,
): Promise<Scored> {
  if (budget === undefined) {
    throw new RunStoppedError(error.code, error.message, {
      ...(error.detail === undefined ? {} : { detail: error.detail }),
      cause: error,
    });
  }
  budget.refusedRows = true;
  context.quarantine?.noteRefusal(error);
  const tried = await context.firstRefusal?.judge(part, error, (row) => queryRow(row, context));
  if (tried?.isRestRefused === false) return { outcomes: [tried.firstRow], later: [tried.rest] };
  const rest = tried?.rest ?? part;
  const outcomes = tried === undefined ? [] : [tried.firstRow];
  const feelers = budget.takeFeelers(rest);
  if (feelers !== undefined) return { outcomes, later: feelers };
  const refused = { part: rest, error };
  return budget.putAside(refused) ? { outcomes } : halvesOf(refused, context, budget, outcomes);
}

/** The halves of a refused part, as long as the budget reaches. */
function halvesOf(
  { part, error }: RefusedPart,
  context: BatchContext,
  budget: BatchBudget,
  outcomes: readonly BatchOutcome[] = [],
): Scored {
  const halves = part.rows.length > 1 && budget.takeHalves() ? halve(part) : undefined;
  return halves === undefined ? failed(error, part, context, outcomes) : { outcomes, later: halves };
}

/** A single row that the limit of bytes cannot split. */
function queryRow(row: Batch, context: BatchContext): Promise<BatchOutcome> {
  return queryPart(encodeWithinCeiling(row, context.body, context.maxPayloadBytes)[0]!, context);
}

async function afterFailure(
  error: BatchFailedError,
  part: EncodedBatch,
  context: BatchContext,
  faults: BatchFaultSearch,
): Promise<Scored> {
  if (mayBeOfRows(error)) {
    if (part.rows.length > 1 && faults.mayHalve()) return { later: halve(part)! };
    const control = part.rows.length === 1 ? faults.passedRow : undefined;
    if (control !== undefined && faults.mayJudge()) return await judgeRow(error, part, control, context);
  }
  return lost(error, part, context);
}

/**
 * A row on which the model fails while it answers for another, before and after, is at fault. The other waits as long as a run may for a
 * model that is away.
 */
async function judgeRow(
  error: BatchFailedError,
  row: EncodedBatch,
  control: Batch,
  context: BatchContext,
): Promise<Scored> {
  try {
    await queryRow(control, context);
  } catch (away) {
    if (away instanceof RunStoppedError || away instanceof CancelledError) throw away;
    return lost(error, row, context);
  }
  try {
    return { outcomes: [await queryPart(row, context, false)] };
  } catch (again) {
    if (again instanceof RowsRefusedError || mayBeOfRows(again)) return failed(error, row, context);
    if (again instanceof BatchFailedError || again instanceof BatchTooLargeError) return lost(error, row, context);
    throw again;
  }
}

/** Whether the model failed on what was sent, or the connection broke for nothing else. */
function mayBeOfRows(error: unknown): error is BatchFailedError {
  return error instanceof ConnectionBrokenError || (error instanceof BatchFailedError && error.code === "model-error");
}

/** Rows that have no prediction, and are tried once more at the end where the reason may pass. */
function lost(error: ScoringError, part: Batch, context: BatchContext): Scored {
  if (error.code === "model-error" || isSilence(error)) context.lost.add(part.rowIndexes);
  return failed(error, part, context);
}

function failed(
  error: ScoringError,
  rows: Batch,
  context: BatchContext,
  outcomes: readonly BatchOutcome[] = [],
): Scored {
  context.firstContact.noteFailure(error);
  return { outcomes: [...outcomes, failRows(rows.rowIndexes, rowFailureOf(error))] };
}
