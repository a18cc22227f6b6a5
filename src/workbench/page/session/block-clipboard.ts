import {
  areaOf,
  bottomOf,
  intersectionOf,
  rightOf,
  SHEET_COLUMNS,
  SHEET_ROWS,
  type Area,
} from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { CellContent } from "../../model/texts/cell-content";
import { fillFormula } from "../../model/texts/fill-formula";
import type { WorkbookModel } from "../../model/workbook-model";
import { copyText } from "../grid/edit-text";
import { readTabSeparated, writeTabSeparated } from "./tab-separated";

/** Cells of a block that is kept whole; of a larger one only the text is. */
const MOST_KEPT_CELLS = 200_000;

/** A cell as it goes to another place, by rows and columns that it moves. */
type Movable = (to: { readonly row: number; readonly column: number }) => string | CellContent;

/** Rows of cells that are to be put somewhere. */
export type Block = readonly (readonly Movable[])[];

export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  /** A text to be entered as if it was typed, or the whole content. */
  readonly content: string | CellContent;
}

/**
 * What was copied here last. The system's clipboard holds its text; while it does, a paste brings back formulas, formats and every digit
 * instead of reading that text.
 */
export class BlockClipboard {
  private kept: { readonly text: string; readonly block: Block } | undefined;

  /** Takes a block along without its hidden rows. @returns its text for other programs */
  take({ dateSystem }: WorkbookModel, sheet: SheetModel, selected: Area, isCut: boolean): string {
    const area = partWithCells(sheet, selected);
    const rows = span(area.row, bottomOf(area)).filter((row) => !sheet.hiddenRows.get(row));
    const columns = span(area.column, rightOf(area));
    const text = writeTabSeparated(
      rows.map((row) => columns.map((column) => copyText(sheet, row, column, dateSystem))),
    );
    const isKept = rows.length * columns.length <= MOST_KEPT_CELLS;
    const block = isKept ? rows.map((row) => columns.map((column) => movable(sheet, row, column, isCut))) : [];
    this.kept = isKept ? { text, block } : undefined;
    return text;
  }

  /** The block that a text of the clipboard stands for. */
  read(text: string): Block {
    if (text === this.kept?.text) return this.kept.block;
    return readTabSeparated(text).map((cells) => cells.map((cell) => () => cell));
  }
}

/**
 * Where the cells of a block go: from the first selected cell on, or over all that is selected when the block fits into it whole, some
 * times down and some across. Rows that are shorter than the longest one leave the rest as it is; what is off the sheet is left out.
 */
export function placeBlock(
  block: Block,
  selected: Area,
): { readonly area: Area; readonly cells: readonly PlacedCell[] } {
  const height = block.length;
  const width = Math.max(1, ...block.map((cells) => cells.length));
  const isTiled =
    selected.rowCount % height === 0 &&
    selected.columnCount % width === 0 &&
    selected.rowCount < SHEET_ROWS &&
    selected.columnCount < SHEET_COLUMNS;
  const rowCount = Math.min(isTiled ? selected.rowCount : height, SHEET_ROWS - selected.row);
  const columnCount = Math.min(isTiled ? selected.columnCount : width, SHEET_COLUMNS - selected.column);
  const area = areaOf(selected.row, selected.column, rowCount, columnCount);
  const cells = span(area.row, bottomOf(area)).flatMap((row, i) =>
    span(area.column, rightOf(area)).flatMap((column, j) => {
      const cell = block[i % height]![j % width];
      return cell === undefined ? [] : [{ row, column, content: cell({ row, column }) }];
    }),
  );
  return { area, cells };
}

/** Whole rows or columns are copied as far as the sheet holds something. */
function partWithCells(sheet: SheetModel, area: Area): Area {
  if (area.rowCount < SHEET_ROWS && area.columnCount < SHEET_COLUMNS) return area;
  const used = sheet.usedRange(false);
  return (used && intersectionOf(used, area)) ?? areaOf(area.row, area.column);
}

/** A formula that was copied speaks of other cells at its new place; one that was cut, of the same. */
function movable(sheet: SheetModel, row: number, column: number, isCut: boolean): Movable {
  const content = sheet.getContent(row, column);
  const { formula } = content;
  if (formula === undefined) return () => content;
  return (to) => (isCut ? formula : `=${fillFormula(formula.slice(1), to.row - row, to.column - column)}`);
}

function span(from: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, place) => from + place);
}
