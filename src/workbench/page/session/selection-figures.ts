import { bottomOf, rightOf, type Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { figureWords } from "../words/sheet-words";

/** What the foot of a sheet tells of several selected cells. */
export interface SelectionFigures {
  /** Cells that hold something. */
  readonly count: number;
  readonly numberCount: number;
  readonly sum: number;
}

/** Counts and adds up selected cells, without those of hidden rows. Undefined for a single cell. */
export function selectionFigures(sheet: SheetModel, selected: Area): SelectionFigures | undefined {
  const used = selected.rowCount * selected.columnCount > 1 ? sheet.usedWithin(selected, false) : undefined;
  if (used === undefined) return undefined;
  let count = 0;
  let numberCount = 0;
  let sum = 0;
  const hidesRows = sheet.hiddenRows.entries().length > 0;
  for (let column = used.column; column < rightOf(used); column++) {
    for (let row = used.row; row < bottomOf(used); row++) {
      const value = sheet.getValue(row, column);
      if (value === null || (hidesRows && sheet.hiddenRows.get(row))) continue;
      count++;
      if (typeof value !== "number") continue;
      numberCount++;
      sum += value;
    }
  }
  return { count, numberCount, sum };
}

/** "Average: 2.5 · Count: 4 · Sum: 10", as Excel says it: of texts only how many. @param locale of the reader */
export function figuresText({ count, numberCount, sum }: SelectionFigures, locale?: string): string {
  // Excel keeps fifteen digits; what is added up is shown with fewer, as a sum of decimals is not exact.
  const figure = new Intl.NumberFormat(locale, { maximumSignificantDigits: 11 });
  const hasNumbers = numberCount > 0;
  const parts = [
    ...(hasNumbers ? [figureWords.average(figure.format(sum / numberCount))] : []),
    ...(count > 1 ? [figureWords.count(figure.format(count))] : []),
    ...(count > 1 && hasNumbers ? [figureWords.sum(figure.format(sum))] : []),
  ];
  return parts.join(" · ");
}
