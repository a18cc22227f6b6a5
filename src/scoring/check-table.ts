import type { PreflightReport } from "../core/request/preflight";
import type { TableEncoding } from "../core/request/table-encoding";
import { TableProfile } from "../core/request/table-profile";
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

/** How the table is written, and what of it cannot be sent. */
export interface CheckedTable {
  readonly encoding: TableEncoding;
  readonly report: PreflightReport;
}

/**
 * Looks at every row before anything is sent: once to settle how its columns are written, and once more for the cells at fault, unless
 * the counts of the first look prove that there are none.
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
  const preflight = encoding.startPreflight();
  if (preflight.isNeeded) {
    for await (const window of reader.windows()) {
      for (const slice of slicesOf(window)) {
        await breath.due();
        preflight.inspect(slice);
      }
    }
  }
  return { encoding, report: preflight.report(shape.rowCount) };
}
