import { WorkbookError } from "../../core/errors";
import type { RowWindow, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { cellsByColumn, type Entries } from "./cells-by-column";
import { estimatedBytes } from "./estimated-bytes";
import { sourceCells } from "./source-cells";
import type { TableLook } from "./table-look";

export interface RowsRead {
  readonly window: RowWindow;
  /** About as many bytes of JSON as carried the rows. */
  readonly bytes: number;
  /** The table as it was found in the same request. */
  readonly look: TableLook | undefined;
}

/**
 * Reads some rows of a source: one sync, and a second one when a calculation is due.
 * @throws WorkbookError `sheet-changed` when the source no longer has those rows or columns, `excel-payload-limit`
 */
export async function readRows(
  session: ExcelSession,
  shape: SourceShape,
  firstRow: number,
  rowCount: number,
): Promise<RowsRead> {
  const source = sourceCells(session, shape);
  source.load();
  const range = source.inputCells(firstRow, rowCount).load("values,numberFormat,valueTypes");
  if (shape.isCalculationDue !== true) usedOnce(range);
  await session.sync();
  source.checkColumns();
  if (source.rowsPresent(firstRow, rowCount) < rowCount) {
    throw new WorkbookError("sheet-changed", `${shape.label} has fewer rows than when the run began.`);
  }
  const given = {
    values: cellsOf(range.values),
    formats: cellsOf(range.numberFormat),
    types: cellsOf(range.valueTypes),
    ...(shape.isCalculationDue === true && { formulas: await formulasIn(session, range) }),
  };
  const cells = cellsByColumn(given, shape.columns.length);
  return { window: { firstRow, cells }, bytes: estimatedBytes(given), look: source.look() };
}

/**
 * A property of a range that holds one entry a cell. Past 5,000,000 cells Excel may answer null instead of failing.
 * Source: Microsoft Learn, "Resource limits and performance optimization for Office Add-ins".
 * @throws WorkbookError `excel-payload-limit`
 */
export function cellsOf(property: unknown): Entries {
  if (Array.isArray(property)) return property as Entries;
  throw new WorkbookError("excel-payload-limit", "Excel did not give the cells: they are too many at once.");
}

async function formulasIn(session: ExcelSession, range: Excel.Range): Promise<Entries> {
  range.load("formulas");
  await session.sync();
  return cellsOf(range.formulas);
}
