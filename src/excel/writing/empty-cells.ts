import { WorkbookError } from "../../core/errors";
import { usedOnce } from "../host/used-once";

/** Sends what is queued: `session.sync`, or `session.syncToRepair` for what a cancelled run still owes the sheet. */
export type Sync = () => Promise<void>;

/** What is to be done after the next sync, to make sure of what was queued before it. */
export type Proof = (sync: Sync) => Promise<void>;

/** Finds the same cells again, for one more request. */
export type FindCells = () => Excel.Range;

/** How cells are emptied: where one is refused, the next may do. "by-row" only looks what there is, and leaves it to the proof. */
export const WAYS_TO_EMPTY = ["clear", "write", "by-row"] as const;

/** Rows looked at, or written one by one, in one sync. */
export const ROWS_TO_MEND = 1_000;

/**
 * Empties the cells of one column, all at once, and looks in the same request whether anything is left.
 * @param find the cells, for one request: found anew for each, so that Excel keeps none of them
 * @param cells those of this request, where they were found already
 * @param way "write" where merged cells keep Excel from clearing; "by-row" where some cells are locked
 * @returns after the sync, what empties the rest row by row: Excel for Windows may pass over hidden rows, but takes each row by itself
 * @throws from the proof: WorkbookError `not-as-written` with the place of what is left
 */
export function emptyCells(
  find: FindCells,
  way: (typeof WAYS_TO_EMPTY)[number] = "clear",
  cells: Excel.Range = usedOnce(find()),
): Proof {
  if (way === "clear") cells.clear("Contents");
  // One value for all cells, which Excel takes though its types do not say so.
  if (way === "write") cells.values = "" as unknown as string[][];
  const left = usedCells(cells);
  return async (sync) => {
    if (left.isNullObject) return;
    await emptyRowByRow(find, sync);
    const stillLeft = usedCells(usedOnce(find()));
    await sync();
    if (stillLeft.isNullObject) return;
    throw new WorkbookError(
      "not-as-written",
      `Excel does not empty the cells ${stillLeft.address}. Do not rely on what stands there: delete it before you go on.`,
    );
  };
}

function usedCells(cells: Excel.Range): Excel.Range {
  return usedOnce(cells.getUsedRangeOrNullObject(true)).load("address");
}

async function emptyRowByRow(find: FindCells, sync: Sync): Promise<void> {
  const left = find().getUsedRangeOrNullObject(true).load("rowCount");
  await sync();
  if (left.isNullObject) return;
  await inParts(left, left.rowCount, async (part) => {
    part.load("valueTypes");
    await sync();
    part.valueTypes.forEach(([type], row) => {
      if (String(type) !== "Empty") part.getCell(row, 0).values = [[""]];
    });
  });
  await sync();
}

/** Does something to the rows of a column, so many at a time that a request holds an action for each. */
export async function inParts(
  cells: Excel.Range,
  rowCount: number,
  act: (part: Excel.Range) => Promise<void>,
): Promise<void> {
  for (let first = 0; first < rowCount; first += ROWS_TO_MEND) {
    const count = Math.min(ROWS_TO_MEND, rowCount - first);
    await act(cells.getCell(first, 0).getResizedRange(count - 1, 0));
  }
}
