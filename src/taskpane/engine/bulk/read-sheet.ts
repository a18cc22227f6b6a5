import { SheetTable, type SheetReading } from "../../../bulk/sheet/sheet-table";
import { InputError } from "../../../core/errors";
import { WHOLE_ROW } from "../../../core/columns/column-reading";
import { CAUSE_SENTENCES } from "../../../core/request/encode-rows";
import type { CellProblem } from "../../../core/request/preflight";
import { cellAddress } from "../../../excel/reading/cell-address";
import type { SourceShape } from "../../../scoring/ports";

/**
 * The table as a run would send it, where all of it can be sent, or the plan leaves out what cannot.
 * @throws InputError that names the first cell at fault, or that no row is left; what reading throws
 */
export async function readSheet(reading: SheetReading): Promise<SheetTable> {
  const table = await SheetTable.read(reading);
  const { problems, cleanRows } = table.report;
  const [first] = [...problems].sort((a, b) => a.rows[0]!.firstRow - b.rows[0]!.firstRow);
  if (first !== undefined && reading.plan.onProblems === "review") throw atFault(first, table.shape);
  if (cleanRows === 0) throw new InputError("empty-table", "No row can be sent as it is.");
  return table;
}

function atFault({ column, cause, rows, rowCount }: CellProblem, shape: SourceShape): InputError {
  const row = rows[0]!.firstRow;
  const position = column === WHOLE_ROW ? 0 : shape.columns.indexOf(column);
  const address = `${shape.sheetName}!${cellAddress(shape.firstCell, row, Math.max(0, position))}`;
  const others = rowCount > 1 ? ` So it is in ${rowCount - 1} more rows.` : "";
  return new InputError(cause, `${address}: ${CAUSE_SENTENCES[cause]}${others}`, {
    cell: address,
    ...(column !== WHOLE_ROW && { column }),
  });
}
