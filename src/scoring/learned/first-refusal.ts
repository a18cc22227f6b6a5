import { RowsRefusedError, RunStoppedError, ScoringError } from "../../core/errors";
import { failRows, type BatchOutcome } from "../../core/predictions/join-outcomes";
import { rowsOf, type Batch } from "../../core/request/batch";
import { rowFailureOf } from "./row-failure-of";

/** What single rows told about an endpoint that refused the first request. */
export interface TriedRows {
  /** What became of the first row. */
  readonly firstRow: BatchOutcome;
  /** The rows of the request that are still to be scored. */
  readonly rest: Batch;
  /** Whether the rest is known to hold a refused row. */
  readonly isRestRefused: boolean;
}

/**
 * Tells an endpoint that refuses some rows from one that refuses them all, before halves are sent for hundreds of requests: when the
 * first request of a run is refused, its first row and a row from the middle of the table are tried by themselves. One for each run.
 */
export class FirstRefusal {
  private isOpen = true;

  /** @param middleRow the first row that is to be sent from the middle of the table on; undefined when there is none */
  constructor(private readonly middleRow: () => Promise<Batch | undefined>) {}

  /** Predictions came: the endpoint takes rows. */
  close(): void {
    this.isOpen = false;
  }

  /**
   * @param request the rows that were refused together
   * @param tryRow queries a single row; rejects as the endpoint does
   * @returns undefined when this refusal is not the first thing the endpoint said, or when single rows can tell nothing
   * @throws RunStoppedError `every-row-refused` with the endpoint's own words; RunStoppedError and CancelledError of `tryRow`
   */
  async judge(
    request: Batch,
    refusal: RowsRefusedError,
    tryRow: (row: Batch) => Promise<BatchOutcome>,
  ): Promise<TriedRows | undefined> {
    if (!this.isOpen || request.rows.length <= 2) return undefined; // Halves of two rows are single rows already.
    this.isOpen = false;
    const rest = rowsOf(request, 1, request.rows.length);
    const first = await outcomeOf(tryRow, rowsOf(request, 0, 1));
    if (first === "unknown") return undefined;
    if (!(first instanceof RowsRefusedError)) return { firstRow: first, rest, isRestRefused: true };
    const middle = await outcomeOf(tryRow, (await this.middleRow()) ?? rowsOf(rest, rest.rows.length - 1));
    if (middle instanceof RowsRefusedError) throw everyRowRefused(refusal);
    return { firstRow: failRows(request.rowIndexes.slice(0, 1), rowFailureOf(first)), rest, isRestRefused: false };
  }
}

async function outcomeOf(
  tryRow: (row: Batch) => Promise<BatchOutcome>,
  row: Batch,
): Promise<BatchOutcome | RowsRefusedError | "unknown"> {
  try {
    return await tryRow(row);
  } catch (error) {
    if (error instanceof RowsRefusedError) return error;
    // Lost or failed for another reason: the usual way finds out.
    if (error instanceof ScoringError && !(error instanceof RunStoppedError) && error.code !== "cancelled")
      return "unknown";
    throw error;
  }
}

function everyRowRefused(refusal: RowsRefusedError): RunStoppedError {
  const { detail, status, column } = refusal;
  const sentence =
    "The endpoint refused the first rows, the first row by itself and another row by itself: it seems to take none.";
  return new RunStoppedError("every-row-refused", sentence, {
    ...(detail === undefined ? {} : { detail }),
    ...(status === undefined ? {} : { status }),
    ...(column === undefined ? {} : { column }),
    cause: refusal,
  });
}
