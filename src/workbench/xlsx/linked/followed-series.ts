import { columnLetters, parseAddress, quoteSheetName } from "../../model/areas/a1-address";
import { bottomOf, SHEET_ROWS, type Area } from "../../model/areas/area";
import { shiftedArea, type CellShift } from "../../model/areas/shifted-area";
import { replaceReferences, shiftFormula, type FormulaReference } from "../../model/texts/formula-references";
import { shiftsOf, type NamedShift } from "../around/shift-edits";

/**
 * What a chart shows, after cells moved. Where some cells of a series moved right or left and others stayed, Excel goes on showing the
 * cells where they were, and with them whatever came there; here the series becomes one of several areas, "(Data!$I$2:$I$4,Data!$H$5:$H$9)",
 * which Excel knows as well (ECMA-376 Part 1, 21.2.2 `f`), and shows what it showed.
 * @param sheetName the sheet that references without a sheet mean; "" for none
 */
export function followedSeries(formula: string, sheetName: string, shifts: readonly NamedShift[]): string {
  let isTorn = false;
  const followed = replaceReferences(formula, (reference) => {
    const named = reference.sheetName ?? sheetName;
    const text = reference.corners.map((corner) => (corner?.column ?? "") + (corner?.row ?? "")).join(":");
    const pieces = piecesOf(text, shiftsOf(named, shifts));
    if (pieces.length === 0) {
      return shifts.reduce((moved, of) => shiftFormula(moved, named, of.sheetName, of.shift), text);
    }
    isTorn ||= pieces.length > 1;
    const before = reference.sheetName === undefined ? "" : `${quoteSheetName(reference.sheetName)}!`;
    return pieces.map((piece) => cellsOf(piece, reference)).join(`,${before}`);
  });
  return isTorn && !followed.startsWith("(") ? `(${followed})` : followed;
}

/** The areas in which the cells of one column are after shifts, in their order; none where all are still together, or all went. */
function piecesOf(text: string, shifts: readonly CellShift[]): Area[] {
  const area = parseAddress(text)?.area;
  if (area === undefined || area.columnCount !== 1 || area.rowCount === SHEET_ROWS) return [];
  const pieces = shifts.reduce((before, shift) => before.flatMap((piece) => shiftedParts(piece, shift)), [area]);
  const joined: Area[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const goesOn = last !== undefined && last.column === piece.column && bottomOf(last) === piece.row;
    if (goesOn) joined.splice(-1, 1, { ...last, rowCount: last.rowCount + piece.rowCount });
    else joined.push(piece);
  }
  return joined.length === 1 && joined[0]!.rowCount === area.rowCount ? [] : joined;
}

/** What lies above, in and below the rows in which cells move to the side. */
function shiftedParts(area: Area, shift: CellShift): Area[] {
  if (shift.type !== "ColumnInserted" && shift.type !== "ColumnDeleted") return [shiftedArea(area, shift) ?? []].flat();
  const edges = [area.row, shift.area.row, bottomOf(shift.area), bottomOf(area)];
  return edges.flatMap((edge, i) => {
    const row = Math.max(edge, area.row);
    const rowCount = Math.min(edges[i + 1] ?? row, bottomOf(area)) - row;
    return rowCount > 0 ? (shiftedArea({ ...area, row, rowCount }, shift) ?? []) : [];
  });
}

function cellsOf({ row, rowCount, column }: Area, { corners: [first] }: FormulaReference): string {
  const columnSign = first.column?.startsWith("$") ? "$" : "";
  const rowSign = first.row?.startsWith("$") ? "$" : "";
  const cell = (at: number): string => `${columnSign}${columnLetters(column)}${rowSign}${at + 1}`;
  return rowCount === 1 ? cell(row) : `${cell(row)}:${cell(row + rowCount - 1)}`;
}
