import { formatArea, quoteSheetName } from "../areas/a1-address";
import { areaOf, bottomOf, intersectionOf, rightOf, SHEET_COLUMNS, type Area } from "../areas/area";
import { tearsApart, type CellShift } from "../areas/shifted-area";
import type { SheetModel } from "../sheets/sheet-model";
import { parseReferences } from "../texts/formula-references";
import type { WorkbookModel } from "../workbook-model";

/** Ranges, and places that look at one of them, that are named: there may be thousands. */
const MOST_NAMED = 5;

/** Names for what is printed, filtered or hidden (ECMA-376 Part 1, 18.2.5), and those that Excel writes for the same in custom views. */
const OF_THE_VIEW = /^_xlnm\.|\.wvu\./;

interface LookingCell {
  readonly row: number;
  readonly column: number;
  readonly sheetName: string;
}

/** What looks at a range: a cell, or something else by what it is called. */
type Looker = LookingCell | { readonly what: string };

/**
 * Ranges of which a new column would move some cells aside and leave others, so that formulas would look at other cells than before, in
 * Excel as well: their texts stay, and filled cells leave the range, or come into it. A formula that reaches through several sheets
 * ("Jan:Mar!H2") follows no cells of one of them. What is printed (print areas) gives no results and is not among it.
 * @param shift a column that comes
 * @returns for people, each with what looks at it: "Data!H2:H30 (Summary!B2:B4, the name prices)"; empty when all formulas look at the
 * same cells as before
 */
export function partedReferences(workbook: WorkbookModel, shift: CellShift): string[] {
  const shifted = workbook.requireSheet(shift.sheetId);
  const parted = new Map<string, { readonly isParted: boolean; readonly lookers: Looker[] }>();
  const look = (formula: string, ownSheet: string, looker: Looker): void => {
    if (!formula.includes(":")) return; // Cells that are named one by one follow.
    for (const { sheetName = ownSheet, area } of parseReferences(formula)) {
      const throughSheets = sheetName.includes(":");
      if (!reaches(workbook, sheetName, shifted)) continue;
      const range = `${quoteSheetName(throughSheets ? sheetName : shifted.name)}!${formatArea(area)}`;
      const known = parted.get(range) ?? {
        isParted: (throughSheets || tearsApart(area, shift)) && exchangesCells(shifted, area, shift.area),
        lookers: [],
      };
      parted.set(range, known);
      if (known.isParted) known.lookers.push(looker);
    }
  };
  for (const sheet of workbook.sheets) {
    const sheetName = sheet.name;
    for (const { row, column, formula } of sheet.formulaCells()) look(formula, sheetName, { row, column, sheetName });
  }
  for (const { what, sheetName, formula } of workbook.formulasBesideCells) look(formula, sheetName, { what });
  for (const [name, meanings] of workbook.definedNames) {
    if (!OF_THE_VIEW.test(name)) for (const formula of meanings) look(formula, "", { what: `the name ${name}` });
  }
  const found = [...parted].filter(([, { isParted }]) => isParted);
  return capped(found.map(([range, { lookers }]) => `${range} (${capped(placesOf(lookers)).join(", ")})`));
}

/** Print areas that would keep their place while some of their filled cells move out of them, or others into them: "Data!A1:G12". */
export function partedPrintAreas(workbook: WorkbookModel, shift: CellShift): string[] {
  const shifted = workbook.requireSheet(shift.sheetId);
  const references = (workbook.definedNames.get("_xlnm.print_area") ?? []).flatMap(parseReferences);
  return references.flatMap(({ sheetName = "", area }) => {
    const isHere = sameName(sheetName, shifted.name);
    const isParted = isHere && tearsApart(area, shift) && exchangesCells(shifted, area, shift.area);
    return isParted ? [`${quoteSheetName(shifted.name)}!${formatArea(area)}`] : [];
  });
}

/** Whether a sheet name in a formula means a sheet, or reaches through it. */
function reaches({ sheets }: WorkbookModel, sheetName: string, sheet: SheetModel): boolean {
  if (!sheetName.includes(":")) return sameName(sheetName, sheet.name);
  const [first = "", last = ""] = sheetName.split(":");
  const ends = [first, last].map((name) => sheets.findIndex((each) => sameName(each.name, name)));
  const place = sheets.indexOf(sheet);
  return !ends.includes(-1) && Math.min(...ends) <= place && place <= Math.max(...ends);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether filled cells would leave a range, or come into it, when a column comes in some of its rows. */
function exchangesCells(sheet: SheetModel, range: Area, inserted: Area): boolean {
  const rows = intersectionOf(range, { ...inserted, column: 0, columnCount: SHEET_COLUMNS });
  if (rows === undefined) return false;
  const isFilled = (from: number, to: number): boolean =>
    from < to && !sheet.isBlank(areaOf(rows.row, from, rows.rowCount, to - from));
  const { column: first, columnCount } = inserted;
  const [left, right] = [range.column, rightOf(range)];
  const leaves = right < SHEET_COLUMNS && isFilled(Math.max(first, left, right - columnCount), right);
  return leaves || isFilled(Math.max(first, left - columnCount), left);
}

/** Cells one below the other are named as one area. */
function placesOf(lookers: readonly Looker[]): string[] {
  const areas: { readonly sheetName: string; area: Area }[] = [];
  const names = new Set<string>();
  for (const looker of lookers) {
    if ("what" in looker) {
      names.add(looker.what);
      continue;
    }
    const { row, column, sheetName } = looker;
    const last = areas.at(-1);
    const goesOn = last?.sheetName === sheetName && last.area.column === column && bottomOf(last.area) === row;
    if (goesOn) last.area = { ...last.area, rowCount: last.area.rowCount + 1 };
    else if (!isNamed(last, looker)) areas.push({ sheetName, area: areaOf(row, column) });
  }
  return [...areas.map(({ sheetName, area }) => `${quoteSheetName(sheetName)}!${formatArea(area)}`), ...names];
}

/** A formula may name a range twice. */
function isNamed(last: { readonly sheetName: string; readonly area: Area } | undefined, looker: LookingCell): boolean {
  if (last === undefined || last.sheetName !== looker.sheetName) return false;
  return last.area.column === looker.column && bottomOf(last.area) === looker.row + 1;
}

function capped(texts: readonly string[]): string[] {
  const more = texts.length - MOST_NAMED;
  return more > 0 ? [...texts.slice(0, MOST_NAMED), `${more} more`] : [...texts];
}
