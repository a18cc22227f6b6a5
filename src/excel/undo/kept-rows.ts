import type { ResultColumns, SourceShape } from "../../scoring/ports";
import { isSizeLimit } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";
import { isFormula } from "../reading/is-formula";
import { cellsOf } from "../reading/read-rows";
import { sourceCells } from "../reading/source-cells";
import { provingPositions } from "../writing/row-place";
import { rowKey, type KeyPositions, type RowKey } from "./row-keys";

/** What stands in one cell, so that it can stand there again. */
export interface CellContents {
  readonly value: string | number | boolean;
  /** Begins with "=". Absent where the value was entered as it is. */
  readonly formula?: string;
  readonly numberFormat: string;
  /** The value is an error, and no text that reads like one. */
  readonly isError?: true;
}

/** The result cells of a row as they were, and by what the row is known. */
export interface KeptRow extends RowKey {
  /** Where it stood, counted from 0 in the source. */
  readonly row: number;
  /** One a column. */
  readonly contents: readonly CellContents[];
}

/** Rows as they stand now, and the cells by which they are found again in the next request. */
export interface SeenRows {
  readonly positions: KeyPositions;
  readonly rows: readonly KeptRow[];
  readonly inputs: Excel.Range;
  readonly results: readonly Excel.Range[];
}

/** Cells looked at in one request, inputs and results. */
const CELLS_AT_ONCE = 40_000;

/** Rows of a source that one request looks at. */
export function rowsSeenAtOnce(shape: SourceShape, { columnIds }: ResultColumns): number {
  return Math.max(1, Math.floor(CELLS_AT_ONCE / (2 * shape.columns.length + 4 * columnIds.length)));
}

/** Positions that make the key of a row: proving ones, and all that hold no results. */
export function keyPositions(shape: SourceShape, results: ReadonlySet<number>): KeyPositions {
  const whole = shape.columns.flatMap((_, position) => (results.has(position) ? [] : [position]));
  return { proving: provingPositions(shape).filter((position) => !results.has(position)), whole };
}

/**
 * Looks at the result cells of some rows, and at what the rows are known by: one sync.
 * @returns as many of the rows as there are
 * @throws WorkbookError `sheet-changed` when columns are gone
 */
export async function seeRows(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  firstRow: number,
  rowCount: number,
  positions?: KeyPositions,
): Promise<SeenRows> {
  const source = sourceCells(session, shape);
  source.load(resultColumns);
  const inputs = source.inputCells(firstRow, rowCount).load("values,formulas");
  const results = resultColumns.columnIds.map((id) =>
    source.resultsBeside(id, inputs).load("values,formulas,numberFormat,valueTypes"),
  );
  await session.sync();
  source.checkColumns();
  const keyed = positions ?? keyPositions(shape, source.replacedPositions(resultColumns));
  const present = source.rowsPresent(firstRow, rowCount);
  const found = results.map((cells) => ({
    values: cellsOf(cells.values),
    formulas: cellsOf(cells.formulas),
    formats: cellsOf(cells.numberFormat),
    types: cellsOf(cells.valueTypes),
  }));
  const formulas = cellsOf(inputs.formulas);
  const rows = cellsOf(inputs.values)
    .slice(0, present)
    .map((values, i) => ({
      row: firstRow + i,
      ...rowKey(values, keyed, formulas[i]),
      contents: found.map((column) =>
        contentsOf(column.values[i]?.[0], column.formulas[i]?.[0], column.formats[i]?.[0], column.types[i]?.[0]),
      ),
    }));
  return {
    positions: keyed,
    rows,
    inputs: present > 0 && present < rowCount ? inputs.getResizedRange(present - rowCount, 0) : inputs,
    results,
  };
}

/**
 * Keeps what stands in the result cells of rows of a source, by windows.
 * @param most cells that are kept
 * @returns undefined where it is too much to be kept, and where Excel does not give it
 */
export async function keepRows(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  { firstRow, rowCount }: { readonly firstRow: number; readonly rowCount: number },
  most: number,
): Promise<readonly KeptRow[] | undefined> {
  if (rowCount * resultColumns.columnIds.length > most) return undefined;
  const kept: KeptRow[] = [];
  let atOnce = rowsSeenAtOnce(shape, resultColumns);
  for (let done = 0; done < rowCount;) {
    const count = Math.min(atOnce, rowCount - done);
    try {
      const { rows } = await seeRows(session, shape, resultColumns, firstRow + done, count);
      kept.push(...rows);
      done += count;
    } catch (error) {
      if (!isSizeLimit(error) || count === 1) throw error;
      atOnce = Math.ceil(count / 2);
    }
  }
  return kept;
}

function contentsOf(value: unknown, formula: unknown, numberFormat: unknown, type: unknown): CellContents {
  const plain = typeof value === "number" || typeof value === "boolean" ? value : String(value ?? "");
  const isError = String(type) === "Error";
  return {
    value: plain,
    ...(isFormula(formula, value) && { formula }),
    ...(isError && { isError }),
    numberFormat: String(numberFormat ?? "General"),
  };
}
