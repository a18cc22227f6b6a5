import { areaOf } from "../areas/area";
import { isCellError, type CellValue } from "../texts/cell-content";
import { isSameValue } from "../values/compare-values";
import { cellIn, usedPart, valuesIn, type FunctionArguments } from "../values/function-arguments";
import { failsWith, noError, NotCalculable, type CellsOperand, type Operand } from "../values/operand";
import { takes, type WorksheetFunction } from "./worksheet-function";

/** Characters that stand for others in what is looked for. */
const WILDCARDS = /[*?~]/;

/** Functions that find cells. Look-ups are exact ones. Source: Microsoft Support, "Lookup and reference functions (reference)". */
export const LOOKUP_FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  VLOOKUP: takes(4, 4, (args) => {
    if (args.boolean(3)) throw new NotCalculable();
    const cells = args.cells(1);
    const column = args.wholeNumber(2);
    if (column < 1) throw failsWith("#VALUE!");
    if (column > cells.area.columnCount) throw failsWith("#REF!");
    const firstColumn = { ...cells, area: { ...cells.area, columnCount: 1 } };
    return cellIn(cells, placeOf(args, firstColumn), column - 1);
  }),
  MATCH: takes(3, 3, (args) => {
    if (args.number(2) !== 0) throw new NotCalculable();
    const cells = args.cells(1);
    if (cells.area.rowCount > 1 && cells.area.columnCount > 1) throw failsWith("#N/A");
    return placeOf(args, cells) + 1;
  }),
  INDEX: takes(2, 3, cellAt),
};

/** The place of what the first argument is among cells, from 0. @throws ErrorResult `#N/A` where it is not */
function placeOf(args: FunctionArguments, cells: CellsOperand): number {
  const wanted = noError(args.value(0));
  if (wanted === null || (typeof wanted === "string" && WILDCARDS.test(wanted))) throw new NotCalculable();
  const isWanted = (value: CellValue): boolean =>
    value !== null && !isCellError(value) && typeof value === typeof wanted && isSameValue(value, wanted);
  const { area, sheet } = cells;
  if (area.rowCount > 1 && area.columnCount > 1) throw new NotCalculable();
  const used = usedPart(cells);
  if (used === undefined) throw failsWith("#N/A");
  let place = used.row - area.row + used.column - area.column;
  for (const value of valuesIn({ sheet, area: used }, args.place)) {
    if (isWanted(value)) return place;
    place++;
  }
  throw failsWith("#N/A");
}

/** A row and a column of cells, or a place in one row or column; 0 stands for all of it. */
function cellAt(args: FunctionArguments): Operand {
  const cells = args.cells(0);
  const { rowCount, columnCount } = cells.area;
  const first = args.wholeNumber(1);
  const isLine = args.count === 2 && rowCount === 1;
  const row = isLine ? 1 : first;
  const column = isLine ? first : args.count === 3 ? args.wholeNumber(2) : columnCount === 1 ? 1 : 0;
  if (row < 0 || column < 0) throw failsWith("#VALUE!");
  if (row > rowCount || column > columnCount) throw failsWith("#REF!");
  if (row > 0 && column > 0) return cellIn(cells, row - 1, column - 1);
  const { area, sheet } = cells;
  return {
    sheet,
    area: areaOf(
      row === 0 ? area.row : area.row + row - 1,
      column === 0 ? area.column : area.column + column - 1,
      row === 0 ? rowCount : 1,
      column === 0 ? columnCount : 1,
    ),
  };
}
