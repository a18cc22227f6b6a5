import { WorkbookError } from "../../core/errors";
import { utf8Bytes } from "../../core/request/utf8-bytes";
import { isWithoutResult, readCell, type Cell, type StaleCell } from "../../core/table/cell";
import type { RowWindow, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { sourceCells } from "./source-cells";

export interface RowsRead {
  readonly window: RowWindow;
  /** Bytes of JSON that carried the rows. */
  readonly bytes: number;
}

/**
 * Reads some rows of a source: one sync, and a second one when a text looks like an error value or a calculation is due.
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
  const more = await moreAbout(session, range, values, shape.isCalculationDue === true);
  const rows = values.map((row, i) =>
    row.map((value, j) => {
      const cell = readCell(value, String(formats[i]?.[j]), more.isError(i, j));
      return more.isStale(i, j) ? staleCell(cell) : cell;
    }),
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

type OfCell = (i: number, j: number) => boolean;

/**
 * Which cells hold an error: their value is a text such as "#N/A", which a cell with that very text has too. And, while a calculation is
 * due, which hold a result that may be out of date: all formulas, since Excel does not say which.
 */
async function moreAbout(
  session: ExcelSession,
  range: Excel.Range,
  values: readonly (readonly unknown[])[],
  isDue: boolean,
): Promise<{ isError: OfCell; isStale: OfCell }> {
  const mayBeErrors = values.some((row) => row.some(looksLikeError));
  const never: OfCell = () => false;
  if (!mayBeErrors && !isDue) return { isError: never, isStale: never };
  if (mayBeErrors) range.load("valueTypes");
  if (isDue) range.load("formulas");
  await session.sync();
  const types = mayBeErrors ? cellsOf(range.valueTypes) : [];
  const formulas = isDue ? cellsOf(range.formulas) : [];
  return {
    isError: (i, j) => looksLikeError(values[i]?.[j]) && types[i]?.[j] === "Error",
    isStale: (i, j) => isFormula(formulas[i]?.[j]) && formulas[i]?.[j] !== values[i]?.[j],
  };
}

function isFormula(formula: unknown): boolean {
  return typeof formula === "string" && formula.startsWith("=");
}

function staleCell(last: StaleCell["last"]): Cell {
  const hasNone = typeof last === "object" && last?.kind === "error" && isWithoutResult(last);
  return hasNone ? last : { kind: "stale", last };
}

function looksLikeError(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("#");
}

function jsonBytes(cells: readonly (readonly unknown[])[]): number {
  return utf8Bytes(JSON.stringify(cells));
}
