import { WorkbookError } from "../../core/errors";
import { utf8Bytes } from "../../core/request/utf8-bytes";
import { isWithoutResult, readCell, type Cell, type StaleCell } from "../../core/table/cell";
import { CellBlock } from "../../core/table/cell-block";
import type { RowWindow, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { sourceCells } from "./source-cells";
import type { TableLook } from "./table-look";

export interface RowsRead {
  readonly window: RowWindow;
  /** Bytes of JSON that carried the rows. */
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
  const values = cellsOf(range.values);
  const formats = cellsOf(range.numberFormat);
  const types = cellsOf(range.valueTypes);
  const isStale = shape.isCalculationDue === true ? await staleCells(session, range, values) : NEVER;
  const rows = values.map((row, i) =>
    row.map((value, j) => {
      // An error's value is a text such as "#N/A", which a cell with that very text has too.
      const type = types[i]?.[j];
      const cell = readCell(value, String(formats[i]?.[j]), type === "Error", type === "RichValue");
      return isStale(i, j) ? staleCell(cell) : cell;
    }),
  );
  const bytes = jsonBytes(values) + jsonBytes(formats) + jsonBytes(types);
  return { window: { firstRow, cells: CellBlock.ofRows(rows) }, bytes, look: source.look() };
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

const NEVER: OfCell = () => false;

/** While a calculation is due: which cells hold a result that may be out of date. All formulas, since Excel does not say which. */
async function staleCells(
  session: ExcelSession,
  range: Excel.Range,
  values: readonly (readonly unknown[])[],
): Promise<OfCell> {
  range.load("formulas");
  await session.sync();
  const formulas = cellsOf(range.formulas);
  return (i, j) => isFormula(formulas[i]?.[j]) && formulas[i]?.[j] !== values[i]?.[j];
}

function isFormula(formula: unknown): boolean {
  return typeof formula === "string" && formula.startsWith("=");
}

function staleCell(last: StaleCell["last"]): Cell {
  const hasNone = typeof last === "object" && last?.kind === "error" && isWithoutResult(last);
  return hasNone ? last : { kind: "stale", last };
}

function jsonBytes(cells: readonly (readonly unknown[])[]): number {
  return utf8Bytes(JSON.stringify(cells));
}
