import { WorkbookError } from "../../core/errors";
import { utf8Bytes } from "../../core/request/utf8-bytes";
import { readCell } from "../../core/table/cell";
import type { RowWindow, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { sourceCells } from "./source-cells";

export interface RowsRead {
  readonly window: RowWindow;
  /** Bytes of JSON that carried the rows. */
  readonly bytes: number;
}

/**
 * Reads some rows of a source: one sync, and a second one when a text looks like an error value.
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
  const range = source.inputCells(firstRow, rowCount).load("values,numberFormat");
  await session.sync();
  source.checkColumns();
  if (source.rowsPresent(firstRow, rowCount) < rowCount) {
    throw new WorkbookError("sheet-changed", `${shape.label} has fewer rows than when the run began.`);
  }
  const values = cellsOf(range.values);
  const formats = cellsOf(range.numberFormat);
  const errors = await errorCells(session, range, values);
  const rows = values.map((row, i) =>
    row.map((value, j) => readCell(value, String(formats[i]?.[j]), errors.has(value, i, j))),
  );
  return { window: { firstRow, rows }, bytes: jsonBytes(values) + jsonBytes(formats) };
}

/**
 * A property of a range that holds one entry a cell. Past 5,000,000 cells Excel may answer null instead of failing.
 * Source: Microsoft Learn, "Resource limits and performance optimization for Office Add-ins".
 * @throws WorkbookError `excel-payload-limit`
 */
export function cellsOf(property: unknown): readonly (readonly unknown[])[] {
  if (Array.isArray(property)) return property as readonly (readonly unknown[])[];
  throw new WorkbookError("excel-payload-limit", "Excel did not give the cells: they are too many at once.");
}

/** Which cells hold an error: their value is a text such as "#N/A", which a cell with that very text has too. */
async function errorCells(
  session: ExcelSession,
  range: Excel.Range,
  values: readonly (readonly unknown[])[],
): Promise<{ has(value: unknown, i: number, j: number): boolean }> {
  if (!values.some((row) => row.some(looksLikeError))) return { has: () => false };
  range.load("valueTypes");
  await session.sync();
  const types = cellsOf(range.valueTypes);
  return { has: (value, i, j) => looksLikeError(value) && types[i]?.[j] === "Error" };
}

function looksLikeError(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("#");
}

function jsonBytes(cells: readonly (readonly unknown[])[]): number {
  return utf8Bytes(JSON.stringify(cells));
}
