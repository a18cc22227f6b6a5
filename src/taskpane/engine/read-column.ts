import type { Cell } from "../../core/table/cell";
import type { ResultColumns, SourceRef, Workbook } from "../../scoring/ports";

/**
 * The values of one result column, in row order, read window by window; none when it does not stand there any more.
 * @throws WorkbookError when the table is gone
 */
export async function readColumn(
  workbook: Pick<Workbook, "describe" | "readWindow">,
  resultColumns: ResultColumns,
  header: string,
  signal: AbortSignal,
): Promise<readonly Cell[]> {
  const source = placeOf(resultColumns, header);
  const shape = await workbook.describe(source, signal);
  const isNamed = source.kind === "table" || source.hasHeaders;
  const position = isNamed ? shape.columns.indexOf(header) : 0;
  const cells: Cell[] = [];
  while (position >= 0 && cells.length < shape.rowCount) {
    const { cells: read } = await workbook.readWindow(shape, cells.length, signal);
    if (read.rowCount === 0) break;
    for (let row = 0; row < read.rowCount; row++) cells.push(read.cell(row, position));
  }
  return cells;
}

/** Results of a table are among its columns; those of a range stand beside it, each at an address of its own. */
function placeOf({ source, headers, columnIds }: ResultColumns, header: string): SourceRef {
  const address = columnIds[headers.indexOf(header)];
  return source.kind === "table" || address === undefined ? source : { ...source, address };
}
