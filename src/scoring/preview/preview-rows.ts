import { chooseOutputs } from "../../core/predictions/choose-outputs";
import { decodePredictions } from "../../core/predictions/decode-predictions";
import type { Prediction } from "../../core/predictions/prediction";
import type { CellNote } from "../../core/request/cell-notes";
import type { Cell } from "../../core/table/cell";
import { encodeWithinCeiling } from "../../core/request/batch";
import { areAnsweredApart } from "./ask-apart";
import { firstBatch } from "./first-batch";
import type { RunClock } from "../flow/run-clock";
import type { Endpoint, QueryOptions, SourceShape, Workbook } from "../ports";
import { PREVIEW_ROWS, type ScoringPlan } from "../scoring-plan";

/** What the model answers for the first rows, without a trace in the sheet. */
export interface Preview {
  readonly shape: SourceShape;
  readonly outputs: readonly string[];
  /** `row` counts from 0 in the source; `predictions.length === outputs.length`. */
  readonly rows: readonly {
    readonly row: number;
    readonly predictions: readonly Prediction[];
    /** Of all columns of the source, in their order: by what stands there a person knows the row. */
    readonly cells: readonly Cell[];
  }[];
  /** Rows before these that hold a cell that cannot be sent. */
  readonly rowsLeftOut: number;
  /** What should be known of cells that a run would send, in all rows of the table. */
  readonly notes: readonly CellNote[];
  readonly servedModelName?: string;
  /**
   * Whether the same was answered for each row when it was asked among others; undefined where there was one row only, or nothing came the
   * second time. Where it is false, rows that are scored in part would not fit those that are not.
   */
  readonly isRowByRow?: boolean;
  /** How long the endpoint took to answer these rows at the first attempt; absent where it asked for a wait, or where there is no clock. */
  readonly answeredInMs?: number;
}

export interface PreviewParts {
  readonly workbook: Workbook;
  readonly endpoint: Endpoint;
  readonly clock?: RunClock;
}

/**
 * Scores the first rows that can be sent, in one request, and then once more in two, written and read by the very steps of a run. Rows with cells at fault are
 * passed over: nothing is sent that the analyst has not agreed to. The sheet is read and not touched.
 * @throws what `firstBatch` and `Endpoint.query` throw; BatchFailedError `malformed-response`, `row-count-mismatch`
 */
export async function previewRows(
  { workbook, endpoint, clock }: PreviewParts,
  plan: ScoringPlan,
  query: QueryOptions,
): Promise<Preview> {
  const few = { ...plan, rowsPerBatch: PREVIEW_ROWS };
  const { shape, batch, slice, body, rowsLeftOut, notes } = await firstBatch(workbook, few, query.signal, clock);
  const part = encodeWithinCeiling(batch, body, plan.maxPayloadBytes)[0]!;
  let hasWaited = false;
  const onWait: QueryOptions["onWait"] = (wait) => {
    hasWaited = true;
    query.onWait?.(wait);
  };
  const askedAtMs = clock?.now();
  const { servedModelName, ...answer } = await endpoint.query(part.body, { ...query, onWait });
  const answeredInMs = askedAtMs === undefined || hasWaited ? undefined : clock!.now() - askedAtMs;
  const decoded = decodePredictions(answer.body, part.rows.length);
  const { outputs, rows } = chooseOutputs(decoded, plan.outputChoice ?? {});
  const { maxPayloadBytes, outputChoice: choice = {} } = plan;
  const isRowByRow = await areAnsweredApart(
    part,
    { outputs, rows },
    { endpoint, body, maxPayloadBytes, choice, query },
  );
  return {
    shape,
    outputs,
    rows: part.rowIndexes.map((row, place) => ({
      row,
      predictions: rows[place]!,
      cells: shape.columns.map((_, column) => slice.cells.cell(row - slice.firstRow, column)),
    })),
    rowsLeftOut,
    notes,
    ...(servedModelName === undefined ? {} : { servedModelName }),
    ...(isRowByRow === undefined ? {} : { isRowByRow }),
    ...(answeredInMs === undefined ? {} : { answeredInMs }),
  };
}
