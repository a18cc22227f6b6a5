import { RowRanges, type RowRange } from "../../core/table/row-ranges";
import type { ResultColumns } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress } from "../reading/cell-address";
import { describeSource } from "../reading/describe-source";
import { outputIds } from "../reading/output-ids";
import { sourceCells } from "../reading/source-cells";
import { addressLists } from "./address-lists";

/** Cells whose fills are asked for at once: some 100 bytes each in an answer, of which Excel on the web sends 5 MB. */
const CELLS_AT_ONCE = 20_000;

/** What a cell is filled with: one colour, or nothing. */
export interface PlainFill {
  /** "#RRGGBB"; white where there is no fill. */
  readonly color: string;
  readonly isFilled: boolean;
}

/**
 * Reads what result cells are filled with and fills some of them anew: one sync to find them, one for some 20,000 cells, one at the end.
 * @param rows undefined for all of them
 * @param fillFor "#RRGGBB", "" for no fill, undefined where the cell keeps what it has
 * @throws WorkbookError `sheet-changed` when the result columns are gone; what Excel refuses
 */
export async function refill(
  session: ExcelSession,
  resultColumns: ResultColumns,
  rows: readonly RowRange[] | undefined,
  fillFor: (fill: PlainFill) => string | undefined,
): Promise<void> {
  const shape = await describeSource(session, resultColumns.source);
  const source = sourceCells(session, shape);
  source.load(resultColumns);
  const columns = outputIds(resultColumns).map((id) => source.resultColumn(id).load("rowIndex,columnIndex,rowCount"));
  const sheet = columns[0]?.worksheet;
  if (sheet === undefined) return;
  await session.sync();
  source.replacedPositions(resultColumns);
  const rowCount = Math.min(...columns.map((column) => column.rowCount));
  const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / columns.length));
  for (let firstRow = 0; firstRow < rowCount; firstRow += atOnce) {
    const wanted = within(rows, firstRow, Math.min(rowCount, firstRow + atOnce));
    const first = wanted[0];
    if (first === undefined) continue;
    const count = wanted.at(-1)! - first + 1;
    const asked = columns.map((column) =>
      column
        .getCell(first, 0)
        .getResizedRange(count - 1, 0)
        .getCellProperties(FILLS),
    );
    await session.sync();
    columns.forEach(({ rowIndex, columnIndex }, place) => {
      const chosen = new Map<string, number[]>();
      for (const row of wanted) {
        const fill = plainFill(asked[place]!.value[row - first]?.[0]);
        const next = fill && fillFor(fill);
        if (next === undefined) continue;
        const rowsSoFar = chosen.get(next);
        if (rowsSoFar === undefined) chosen.set(next, [row]);
        else rowsSoFar.push(row);
      }
      for (const [color, marked] of chosen) fillRows(sheet, color, { rowIndex, columnIndex }, marked);
    });
  }
  await session.sync();
}

const FILLS: Excel.CellPropertiesLoadOptions = { format: { fill: { color: true, pattern: true, tintAndShade: true } } };

/**
 * Undefined for a pattern or a gradient. A cell without a fill says white, too, and has no tint.
 * Source: OfficeDev/office-js issues 4900 and 6218: pattern is null with a plain colour and without a fill, tintAndShade only without.
 */
function plainFill(cell: Excel.CellProperties | undefined): PlainFill | undefined {
  const { color, pattern, tintAndShade } = cell?.format?.fill ?? {};
  if (typeof pattern === "string" && pattern !== "None" && pattern !== "Solid") return undefined;
  if (typeof color !== "string") return undefined;
  const isFilled = pattern !== "None" && typeof tintAndShade === "number";
  return { color: color.toUpperCase(), isFilled };
}

function fillRows(
  sheet: Excel.Worksheet,
  color: string,
  at: { readonly rowIndex: number; readonly columnIndex: number },
  rows: readonly number[],
): void {
  const areas = runsOf(rows).map(({ firstRow, rowCount }) =>
    areaAddress({ row: at.rowIndex + firstRow, column: at.columnIndex, rowCount, columnCount: 1 }),
  );
  for (const address of addressLists(areas)) {
    const { fill } = sheet.getRanges(address).format;
    if (color === "") fill.clear();
    else fill.color = color;
  }
}

/** The rows of ranges that lie from `start` to before `end`, in rising order. */
function within(ranges: readonly RowRange[] | undefined, start: number, end: number): number[] {
  const rows: number[] = [];
  for (const { firstRow, rowCount } of ranges ?? [{ firstRow: start, rowCount: end - start }]) {
    for (let row = Math.max(start, firstRow); row < Math.min(end, firstRow + rowCount); row++) rows.push(row);
  }
  return rows.sort((a, b) => a - b);
}

/** @param rows in rising order */
function runsOf(rows: readonly number[]): readonly RowRange[] {
  const ranges = new RowRanges(Number.POSITIVE_INFINITY);
  for (const row of rows) ranges.add(row);
  return ranges.ranges;
}
