import { BulkError } from "../../../bulk/bulk-error";
import { BroughtTable } from "../../../bulk/sheet/brought-table";
import { parseTableName } from "../../../bulk/sql/table-name";
import type { HandedOverRun } from "../../../core/memory/handed-over-run";
import { NewTableSheet } from "../../../excel/new-sheet/new-table-sheet";
import { SHEET_COLUMNS, SHEET_ROWS } from "../../../excel/reading/cell-address";
import type { BroughtBack } from "../../services/bulk-port";
import type { Connection } from "../../services/connection";
import { handedOver, type HandOverParts } from "./bulk-access";

/** Cells that are made of texts at one go: whoever waits for the thread gets it soon, and memory holds few of them. */
const CELLS_AT_ONCE = 50_000;

/** Brings the first rows of a new table to a sheet of their own; nothing of it stays where that fails. @throws BulkError, WorkbookError, CancelledError */
export async function bringBack(
  parts: HandOverParts,
  connection: Connection,
  run: HandedOverRun,
  most: number,
  onRows: (rows: number) => void,
  signal: AbortSignal,
): Promise<BroughtBack> {
  const { runs, run: asked } = handedOver(parts, connection, run);
  let sheet: NewTableSheet | undefined;
  let table: BroughtTable | undefined;
  let rows = 0;
  try {
    for await (const page of runs.fetch(asked, Math.min(Math.max(1, most), SHEET_ROWS - 1), signal)) {
      table ??= fitting(new BroughtTable(page.columns, run.own));
      sheet ??= await NewTableSheet.open(parts.queue, parseTableName(run.target).table, table.columns, signal);
      for (const some of slices(page.rows, Math.ceil(CELLS_AT_ONCE / table.columns.length))) {
        await sheet.append(table.cellsOf(some, sheet.dateSystem), signal);
      }
      onRows((rows += page.rows.length));
    }
    if (sheet === undefined) throw new BulkError("malformed-answer", "The new table cannot be read.");
    const { sheetName, address, cutCells } = await sheet.finish(signal);
    return { sheetName, address, rows, cutCells };
  } catch (error) {
    if (sheet === undefined) throw error;
    return await sheet.giveUp(error, signal);
  }
}

function* slices<Row>(rows: readonly Row[], most: number): Generator<readonly Row[], void, undefined> {
  for (let first = 0; first < rows.length; first += most) yield rows.slice(first, first + most);
}

/** @throws BulkError `result-too-large` */
function fitting(table: BroughtTable): BroughtTable {
  if (table.columns.length <= SHEET_COLUMNS) return table;
  throw new BulkError("result-too-large", `The new table has more than the ${SHEET_COLUMNS} columns of a sheet.`);
}
