import { bottomOf, type Area } from "../../model/areas/area";
import { GENERAL } from "../../model/sheets/column-store";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { RangeTarget } from "../object-model/targets";
import { areaOfRange } from "./area-of-range";
import { MAX_CELLS_IN_GET, outerValue, valueType } from "./range-cells";

type Column = ReturnType<SheetModel["columnAt"]>;

/** Rows of one column, from `start` to before `end`, that all answer the same. */
interface Stretch {
  readonly end: number;
  readonly text: string;
}

/** The JSON text of `Range.values`. */
export function valuesText(target: RangeTarget): string {
  return textOfCells(target, (columns, area) => {
    const versions = columns.map((column) => column?.version ?? 0);
    const key = `${target.sheetId} ${area.row} ${area.rowCount} ${area.column} ${area.columnCount}`;
    return target.session.keptTexts.textOf(key, versions, () => valuesOf(columns, area));
  });
}

/** The JSON text of `Range.numberFormat`: most columns have one format, and rows that read alike are written once. */
export function numberFormatText(target: RangeTarget): string {
  return textOfCells(target, (columns, area) => stretchedText(area, columns, formatStretches));
}

/** The JSON text of `Range.valueTypes`. */
export function valueTypesText(target: RangeTarget): string {
  return textOfCells(target, (columns, area) => stretchedText(area, columns, typeStretches));
}

/** "null" where the range is too large for one get. */
function textOfCells(target: RangeTarget, text: (columns: readonly Column[], area: Area) => string): string {
  const area = areaOfRange(target);
  if (area.rowCount * area.columnCount > MAX_CELLS_IN_GET) return "null";
  const sheet = target.session.sheet(target.sheetId);
  return text(
    Array.from({ length: area.columnCount }, (_, place) => sheet.columnAt(area.column + place)),
    area,
  );
}

function valuesOf(columns: readonly Column[], area: Area): string {
  const rows: unknown[][] = [];
  for (let row = area.row; row < bottomOf(area); row++) {
    const cells: unknown[] = [];
    for (const column of columns) cells.push(outerValue(column?.value(row) ?? null));
    rows.push(cells);
  }
  return JSON.stringify(rows);
}

/** Rows that read alike follow each other: their text is made once a stretch. */
function stretchedText(
  area: Area,
  columns: readonly Column[],
  stretchesOf: (column: Column, area: Area) => readonly Stretch[],
): string {
  const stretches = columns.map((column) => stretchesOf(column, area));
  const places = stretches.map(() => 0);
  const parts: string[] = [];
  for (let row = area.row; row < bottomOf(area);) {
    const here = stretches.map((ofColumn, column) => ofColumn[places[column]!]!);
    const end = here.reduce((least, stretch) => Math.min(least, stretch.end), bottomOf(area));
    parts.push(`,[${here.map(({ text }) => text).join(",")}]`.repeat(end - row));
    here.forEach((stretch, column) => (places[column]! += stretch.end === end ? 1 : 0));
    row = end;
  }
  return `[${parts.join("").slice(1)}]`;
}

function formatStretches(column: Column, area: Area): Stretch[] {
  const stretches: Stretch[] = [];
  const general = JSON.stringify(GENERAL);
  let row = area.row;
  for (const { start, end, value } of column?.formats.within(area.row, bottomOf(area)) ?? []) {
    if (start > row) stretches.push({ end: start, text: general });
    row = Math.min(end, bottomOf(area));
    stretches.push({ end: row, text: JSON.stringify(value) });
  }
  if (row < bottomOf(area)) stretches.push({ end: bottomOf(area), text: general });
  return stretches;
}

function typeStretches(column: Column, area: Area): Stretch[] {
  const stretches: Stretch[] = [];
  const typeAt = (row: number): string => valueType(column?.value(row) ?? null);
  let type = typeAt(area.row);
  for (let row = area.row + 1; row < bottomOf(area); row++) {
    const next = typeAt(row);
    if (next === type) continue;
    stretches.push({ end: row, text: `"${type}"` });
    type = next;
  }
  stretches.push({ end: bottomOf(area), text: `"${type}"` });
  return stretches;
}
