import { bottomOf, rightOf, SHEET_ROWS, type Area } from "../../model/areas/area";
import type { GridContent } from "../grid/grid-content";
import { sheetContent } from "../grid/sheet-content";
import { charactersOf } from "../grid/widths/column-pixels";
import { fittedWidthPx, type DrawnText, type TextMeasure } from "../grid/widths/fitted-width";
import type { WorkbenchSession } from "./workbench-session";

/** Beside a text in its cell: padding, the line, and a pixel for letters that lean out. */
const BESIDE_PX = 12;
/** A filter button, where there is one. */
const BUTTON_PX = 18;

/** The columns that a double click on the edge of one is for: all that are selected whole, if it is among them. */
export function columnsToFit(column: number, selected: Area): Pick<Area, "column" | "columnCount"> {
  const isAmong = column >= selected.column && column < rightOf(selected);
  return selected.rowCount === SHEET_ROWS && isAmong ? selected : { column, columnCount: 1 };
}

/** Makes columns of the sheet that is shown as wide as what they show. */
export function fitColumns(
  session: WorkbenchSession,
  columns: Pick<Area, "column" | "columnCount">,
  measure: TextMeasure,
): void {
  session.sizeColumns(fittedWidths(sheetContent(session.opened, session.sheet), columns, measure));
}

/**
 * Widths at which columns show all that is in the rows of them that are shown, in characters, by column. A blank column is not among them,
 * as in Excel, where it stays as it is.
 */
export function fittedWidths(
  content: GridContent,
  { column: first, columnCount }: Pick<Area, "column" | "columnCount">,
  measure: TextMeasure,
): ReadonlyMap<number, number> {
  const used = content.usedArea();
  const widths = new Map<number, number>();
  if (used === undefined) return widths;
  for (let column = Math.max(first, used.column); column < Math.min(first + columnCount, rightOf(used)); column++) {
    const widthPx = fittedWidthPx(drawnTexts(content, used, column), measure);
    if (widthPx !== undefined) widths.set(column, charactersOf(widthPx));
  }
  return widths;
}

function* drawnTexts(content: GridContent, used: Area, column: number): Generator<DrawnText> {
  for (let row = used.row; row < bottomOf(used); row++) {
    if (content.isBlank(row, column) || content.isRowHidden(row)) continue;
    const isBold = /\bis-(?:header|total)\b/.test(content.look(row, column));
    const hasButton = isBold && content.filterButton(row, column) !== undefined;
    yield { text: content.text(row, column), isBold, besidePx: BESIDE_PX + (hasButton ? BUTTON_PX : 0) };
  }
}
