import { areaOf, bottomOf, rightOf, type Area } from "../areas/area";
import type { SheetModel } from "./sheet-model";

type IsWanted = (sheet: SheetModel, row: number, column: number) => boolean;

const KINDS = {
  Blanks: (sheet, row, column) => sheet.getValue(row, column) === null,
  Constants: (sheet, row, column) =>
    sheet.getValue(row, column) !== null && sheet.getFormula(row, column) === undefined,
  Formulas: (sheet, row, column) => sheet.getFormula(row, column) !== undefined,
} satisfies Record<string, IsWanted>;

/** Kinds of cells that a person can go to, by Excel's names; "Visible" are all that are not hidden. */
export type SpecialCellKind = keyof typeof KINDS | "Visible";

export function isSpecialCellKind(name: unknown): name is SpecialCellKind {
  return name === "Visible" || (typeof name === "string" && Object.hasOwn(KINDS, name));
}

/**
 * Blocks of cells of one kind in an area. All but the visible ones are looked for in what is used of the sheet, as Excel does.
 * Source: Microsoft Learn, "Find special cells within a range".
 */
export function specialCells(sheet: SheetModel, area: Area, kind: SpecialCellKind): Area[] {
  if (kind === "Visible") return visibleCells(sheet, area);
  const isWanted = KINDS[kind];
  const used = sheet.usedWithin(area, false);
  if (used === undefined) return [];
  const areas: Area[] = [];
  for (let column = used.column; column < rightOf(used); column++) {
    areas.push(...runs(used.row, bottomOf(used), column, (row) => isWanted(sheet, row, column)));
  }
  return areas;
}

function visibleCells(sheet: SheetModel, area: Area): Area[] {
  const columns = runs(area.column, rightOf(area), 0, (column) => !sheet.hiddenColumns.get(column));
  const rows: { row: number; rowCount: number }[] = [];
  let row = area.row;
  for (const { start, end } of sheet.hiddenRows.entries()) {
    if (end <= row) continue;
    if (start >= bottomOf(area)) break;
    if (start > row) rows.push({ row, rowCount: start - row });
    row = end;
  }
  if (row < bottomOf(area)) rows.push({ row, rowCount: bottomOf(area) - row });
  return rows.flatMap((place) =>
    // What `runs` gives are places in one direction, here columns.
    columns.map(({ row: column, rowCount: columnCount }) => ({ ...place, column, columnCount })),
  );
}

function runs(from: number, to: number, column: number, isWanted: (place: number) => boolean): Area[] {
  const areas: Area[] = [];
  for (let place = from; place < to; place++) {
    if (!isWanted(place)) continue;
    const last = areas.at(-1);
    if (last !== undefined && bottomOf(last) === place)
      areas[areas.length - 1] = { ...last, rowCount: last.rowCount + 1 };
    else areas.push(areaOf(place, column));
  }
  return areas;
}
