import type { PreflightReport } from "../core/request/preflight";
import type { TableEncoding } from "../core/request/table-encoding";
import { TableProfile } from "../core/request/table-profile";
import { RowSet } from "../core/table/row-set";
import { Breath, type RunClock } from "./flow/run-clock";
import { slicesOf } from "./flow/slices-of";
import type { SourceShape } from "./ports";
import type { ScoringPlan } from "./scoring-plan";
import type { WindowReader } from "./window-reader";

export interface TableCheck {
  readonly reader: WindowReader;
  readonly plan: ScoringPlan;
  readonly shape: SourceShape;
  readonly clock: RunClock;
  readonly onRowsRead: (rowsRead: number) => void;
}

/** How many rows of a source a run is to score. */
export function rowsToScore({ rows }: Pick<ScoringPlan, "rows">, { rowCount }: Pick<SourceShape, "rowCount">): number {
  return rows === undefined ? rowCount : new RowSet(rows).countIn(rowCount);
}

/** How the table is written, and what of it cannot be sent. */
export interface CheckedTable {
  readonly encoding: TableEncoding;
  readonly report: PreflightReport;
}

/**
 * Looks at every row before anything is sent: once to settle how its columns are written, and once more for the cells at fault, unless
 * the counts of the first look prove that there are none. Where some rows only are scored, types still hang on all of them, so that the others
 * are written alike when their turn comes; faults count in the rows that are scored.
 * @throws InputError when the inputs cannot be planned; what reading throws
 */
export async function checkTable({ reader, plan, shape, clock, onRowsRead }: TableCheck): Promise<CheckedTable> {
  const profile = new TableProfile(shape, plan);
  const breath = new Breath(clock);
  for await (const window of reader.windows()) {
    for (const { firstRow, cells } of slicesOf(window)) {
      await breath.due();
      profile.observe(cells);
      onRowsRead(firstRow + cells.rowCount);
    }
  }
  const encoding = profile.settle();
  const rows = plan.rows && new RowSet(plan.rows);
  const preflight = rows === undefined ? encoding.startPreflight() : encoding.startPreflightOfSome();
  if (preflight.isNeeded) {
    for await (const window of reader.windows()) {
      for (const slice of slicesOf(window)) {
        await breath.due();
        for (const part of rows === undefined ? [slice] : rows.partsOf(slice)) preflight.inspect(part);
      }
    }
  }
  return { encoding, report: preflight.report(rowsToScore(plan, shape)) };
}
