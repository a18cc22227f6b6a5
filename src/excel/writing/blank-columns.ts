/** Number format of a new cell. */
const GENERAL = "General";

/**
 * Empties cells for new results: contents, and the number format too. A column that held text keeps the format "@", and a new table
 * column inherits its neighbour's: a number written into either would become text or a date.
 */
export function blankForResults(cells: Excel.Range): void {
  cells.clear("Contents");
  setOnAll(cells, GENERAL);
}

/** One format for all cells of a range, without an array as large as the range, which Excel takes though its types do not say so. */
function setOnAll(cells: Excel.Range, format: string): void {
  cells.numberFormat = format as unknown as string[][];
}
