import type { ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { cellsOf } from "../reading/read-rows";
import { sourceCells, type SourceCells } from "../reading/source-cells";
import { BLOCK_ROWS, type RowStretch, type WriteManner } from "./write-manner";

export type CellValues = readonly (readonly unknown[])[];

/** Some rows of a window, found in the sheet. */
export interface RowPlace {
  /** The first of them, counted from 0 in the window. */
  readonly first: number;
  /** Their input cells. Excel moves a range that is kept across syncs along with its cells when rows come or go. */
  readonly inputs: Excel.Range;
  readonly values: CellValues;
  /** The source as it was found, by which its result columns are found wherever they stand by now. */
  readonly source: SourceCells;
  /** Positions of input columns that are result columns now. */
  readonly replaced: ReadonlySet<number>;
  /** For each block of BLOCK_ROWS rows whether some of its rows may be hidden; looked at where that makes a difference. */
  readonly mayHide: readonly boolean[];
}

/**
 * Finds rows of a window, as far as the source still has them: one sync.
 * @param rows `first` as in RowPlace, `firstRow` as counted in the source
 */
export async function findRows(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  rows: { readonly first: number; readonly firstRow: number; readonly count: number },
  manner: WriteManner,
): Promise<RowPlace> {
  const source = sourceCells(session, shape);
  const { first, firstRow, count } = rows;
  source.load(resultColumns);
  const inputs = source.inputCells(firstRow, count).load("values");
  const blocks = manner.rows === "hidden-apart" ? blocksOf(inputs, count) : [];
  await session.sync();
  source.checkColumns();
  const present = source.rowsPresent(firstRow, count);
  return {
    first,
    inputs: present === count || present === 0 ? inputs : inputs.getResizedRange(present - count, 0),
    values: cellsOf(inputs.values).slice(0, present),
    source,
    replaced: source.replacedPositions(resultColumns),
    mayHide: blocks.map((block) => block.rowHidden),
  };
}

/** The cells of each result column beside the rows of a place. */
export function resultsBeside(resultColumns: ResultColumns, { inputs, source }: RowPlace): Excel.Range[] {
  return resultColumns.columnIds.map((columnId) => source.resultsBeside(columnId, inputs));
}

/**
 * Has the next request fail, before it writes anything, where the place has fewer rows by then than were found: stretches count from its first
 * row, and the last one would end in cells below it.
 */
export function requireRows({ inputs, values }: RowPlace): void {
  usedOnce(usedOnce(inputs.getCell(values.length - 1, 0)).getIntersection(inputs)).load("rowCount");
}

/**
 * Some of neighbouring cells of one column; all of them as they are.
 * @param rowCount of the cells
 */
export function cellsOfStretch(cells: Excel.Range, rowCount: number, { first, count }: RowStretch): Excel.Range {
  if (count === rowCount) return cells;
  return usedOnce(usedOnce(cells).getCell(first, 0)).getResizedRange(count - 1, 0);
}

/** Whether the input cells of a place hold the same as when it was found. */
export function isSamePlace(shape: SourceShape, place: RowPlace, now: CellValues): boolean {
  const proving = provingPositions(shape);
  const { values } = place;
  return now.length === values.length && now.every((row, i) => proving.every((j) => Object.is(row[j], values[i]![j])));
}

function blocksOf(inputs: Excel.Range, count: number): Excel.Range[] {
  return Array.from({ length: Math.ceil(count / BLOCK_ROWS) }, (_, block) => {
    const rows = Math.min(BLOCK_ROWS, count - block * BLOCK_ROWS);
    const first = usedOnce(inputs.getCell(block * BLOCK_ROWS, 0));
    return usedOnce(first.getResizedRange(rows - 1, 0)).load("rowHidden");
  });
}

/** Positions of the columns by which a row is known for the one that was scored. */
export function provingPositions({ columns, provingPositions }: SourceShape): readonly number[] {
  return provingPositions ?? columns.map((_, position) => position);
}
