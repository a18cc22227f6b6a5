import { columnLetters, columnNumber } from "./a1-address";
import { areaOf, isInSheet, SHEET_COLUMNS, SHEET_ROWS, type Area } from "./area";
import { shiftedArea, type CellShift } from "./shifted-area";

/** One corner as it stands in the formula, `$` signs included; whole rows have no column, whole columns no row. */
export interface ReferenceCorner {
  readonly column?: string | undefined;
  readonly row?: string | undefined;
}

/** Cells that a formula speaks of: one corner for a single cell, else two. */
export interface FormulaReference {
  /** Name of the sheet before the "!", without its quotes; absent for the formula's own sheet. */
  readonly sheetName?: string | undefined;
  readonly corners: readonly [ReferenceCorner, ReferenceCorner?];
}

const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?\d{1,7}`;
const END = String.raw`(?![\p{L}\p{N}_.(!])`;

/** Texts, other workbooks and structured references pass untouched; then cells, whole rows and whole columns, with their sheet. */
const REFERENCE = new RegExp(
  [
    `"(?:[^"]|"")*"`,
    String.raw`\[[^\[\]]*\][^\s!'"(),]+![$\w:]+`,
    String.raw`\[(?:[^\[\]]|\[[^\]]*\])*\]`,
    `(?<![\\p{L}\\p{N}_.$!\\\\])(?<sheet>'(?:[^']|'')*'!|[\\p{L}_][\\p{L}\\p{N}_.]*!)?(?:` +
      `(?<columnA>${COLUMN})(?<rowA>${ROW})${END}(?::(?<columnB>${COLUMN})(?<rowB>${ROW})${END})?` +
      `|(?<onlyRowA>${ROW}):(?<onlyRowB>${ROW})${END}` +
      `|(?<onlyColumnA>${COLUMN}):(?<onlyColumnB>${COLUMN})${END})`,
  ].join("|"),
  "gu",
);

/**
 * A formula with other references.
 * @param formula with or without its leading "="
 * @param replace gives the reference anew, without its sheet; undefined leaves it as it stands
 */
export function replaceReferences(
  formula: string,
  replace: (reference: FormulaReference) => string | undefined,
): string {
  return formula.replace(REFERENCE, (whole: string, ...rest: unknown[]) => {
    const part = rest.at(-1) as Partial<Record<string, string>>;
    const first = { column: part["columnA"] ?? part["onlyColumnA"], row: part["rowA"] ?? part["onlyRowA"] };
    if (first.column === undefined && first.row === undefined) return whole;
    const last = { column: part["columnB"] ?? part["onlyColumnB"], row: part["rowB"] ?? part["onlyRowB"] };
    const isOneCell = last.column === undefined && last.row === undefined;
    const sheet = part["sheet"] ?? "";
    const replacement = replace({
      sheetName: sheet === "" ? undefined : unquoted(sheet.slice(0, -1)),
      corners: isOneCell ? [first] : [first, last],
    });
    return replacement === undefined ? whole : sheet + replacement;
  });
}

/**
 * A formula as it reads after a shift: references to cells that moved follow them, those to cells that went say `#REF!`.
 * @param sheetName of the formula's own sheet
 * @param shiftedSheetName of the sheet on which cells came or went
 */
export function shiftFormula(formula: string, sheetName: string, shiftedSheetName: string, shift: CellShift): string {
  return replaceReferences(formula, ({ sheetName: named = sheetName, corners }) => {
    if (named.toLowerCase() !== shiftedSheetName.toLowerCase()) return undefined;
    const area = areaOfCorners(corners);
    const moved = area && shiftedArea(area, shift);
    if (area === moved) return undefined;
    return moved === undefined ? "#REF!" : cornersAt(moved, corners);
  });
}

/** Undefined for a name that looks like a cell but lies outside of a sheet, and for corners in the wrong order. */
function areaOfCorners([first, last = first]: FormulaReference["corners"]): Area | undefined {
  const top = first.row === undefined ? 0 : Number(bare(first.row)) - 1;
  const bottom = last.row === undefined ? SHEET_ROWS : Number(bare(last.row));
  const left = first.column === undefined ? 0 : columnNumber(bare(first.column));
  const right = last.column === undefined ? SHEET_COLUMNS - 1 : columnNumber(bare(last.column));
  if (left === undefined || right === undefined) return undefined;
  const area = areaOf(top, left, bottom - top, right - left + 1);
  return isInSheet(area) ? area : undefined;
}

function cornersAt({ row, column, rowCount, columnCount }: Area, [first, last]: FormulaReference["corners"]): string {
  const from = cornerAt(first, row, column);
  return last === undefined ? from : `${from}:${cornerAt(last, row + rowCount - 1, column + columnCount - 1)}`;
}

function cornerAt(corner: ReferenceCorner, row: number, column: number): string {
  const letters = corner.column === undefined ? "" : `${dollar(corner.column)}${columnLetters(column)}`;
  return corner.row === undefined ? letters : `${letters}${dollar(corner.row)}${row + 1}`;
}

function dollar(part: string): string {
  return part.startsWith("$") ? "$" : "";
}

function bare(part: string): string {
  return part.replace("$", "");
}

function unquoted(sheet: string): string {
  return sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
}
