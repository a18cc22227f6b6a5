import { usedOnce } from "../host/used-once";
import { emptyCells, inParts, type FindCells, type Proof } from "./empty-cells";

/** Number format of a new cell. */
const GENERAL = "General";

/**
 * Empties cells of one column for new results: contents, and the number format too. A column that held text keeps the format "@", and a
 * new table column inherits its neighbour's: a number written into either would become text or a date.
 * @param find the cells, for one request
 * @param cells those of this request, where they were found already
 * @returns what must be called after the next sync: it makes sure that hidden rows were reached, too
 * @throws from the proof: WorkbookError `not-as-written` when an old result would stay
 */
export function blankForResults(find: FindCells, cells: Excel.Range = usedOnce(find())): Proof {
  const prove = emptyCells(find, "clear", cells);
  setOnAll(cells, GENERAL);
  cells.load("rowCount,rowHidden");
  return async (sync) => {
    await prove(sync);
    // null where some rows are hidden and others are not.
    if ((cells.rowHidden as boolean | null) !== false) await setRowByRow(find(), cells.rowCount, sync);
  };
}

/** One format for all cells of a range, without an array as large as the range, which Excel takes though its types do not say so. */
function setOnAll(cells: Excel.Range, format: string): void {
  cells.numberFormat = format as unknown as string[][];
}

async function setRowByRow(cells: Excel.Range, rowCount: number, sync: () => Promise<void>): Promise<void> {
  await inParts(cells, rowCount, async (part) => {
    part.load("numberFormat");
    await sync();
    part.numberFormat.forEach(([format], row) => {
      if (format !== GENERAL) part.getCell(row, 0).numberFormat = [[GENERAL]];
    });
  });
  await sync();
}
