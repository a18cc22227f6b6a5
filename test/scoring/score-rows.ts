import { CancelledError } from "../../src/core/errors";
import type { Endpoint, QueryOptions } from "../../src/scoring/ports";
import type { RunStatus, RunSummary } from "../../src/scoring/run-status";
import type { ScoringPlan } from "../../src/scoring/scoring-plan";
import { ScoringRun } from "../../src/scoring/scoring-run";
import { planOf } from "./plan-of";
import { SheetInMemory } from "./sheet-in-memory";

export interface ScoredRows {
  readonly run: ScoringRun;
  readonly status: RunStatus;
  readonly sheet: SheetInMemory;
  /** The rows of each request, in the order they were sent. */
  readonly requests: readonly (readonly number[])[];
}

/** Answers the rows of a request with `p<id>` each, or with what is thrown. */
export type AnswerRows = (ids: readonly number[], options: QueryOptions, requestNumber: number) => void | Promise<void>;

/** Scores a column `id` of numbered rows, three a batch unless told. */
export async function scoreRows(
  rowCount: number,
  answer: AnswerRows,
  plan: Partial<ScoringPlan> = {},
  follow: (run: ScoringRun, sheet: SheetInMemory) => void = () => undefined,
): Promise<ScoredRows> {
  const rows = Array.from({ length: rowCount }, (_, id) => [id]);
  const sheet = new SheetInMemory(["id"], rows, 1000);
  const requests: (readonly number[])[] = [];
  const endpoint: Endpoint = {
    async query(body, options) {
      const sent = (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records.map(({ id }) => id);
      if (options.signal.aborted) throw new CancelledError();
      const requestNumber = requests.push(sent) - 1;
      await answer(sent, options, requestNumber);
      return { body: JSON.stringify({ predictions: sent.map((id) => `p${id}`) }) };
    },
  };
  const run = new ScoringRun({ workbook: sheet, endpoint, now: () => 0 });
  run.subscribe(() => follow(run, sheet));
  await run.start(planOf(plan));
  return { run, status: run.getStatus(), sheet, requests };
}

/** What a run that ended says it did. */
export function summaryIn(status: RunStatus): RunSummary {
  if (!("summary" in status) || status.summary === undefined) throw new Error(`No summary: ${status.state}`);
  return status.summary;
}

/** Rows that hold their own prediction; any other prediction is an error. */
export function rowsScoredIn({ written }: SheetInMemory): number[] {
  return [...written].flatMap(([row, outcome]) => {
    if (!("predictions" in outcome)) return [];
    if (outcome.predictions[0] !== `p${row}`) throw new Error(`Row ${row} holds another row's prediction.`);
    return [row];
  });
}
