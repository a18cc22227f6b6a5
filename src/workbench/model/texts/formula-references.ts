import { columnLetters, columnNumber, parseAddress, type ParsedAddress } from "../areas/a1-address";
import { formulaTokens, type FormulaToken } from "./formula-tree";
import { bottomOf, rightOf, type Area } from "../areas/area";
import { shiftedArea, type CellShift } from "../areas/shifted-area";

/** One corner as it stands in the formula, `$` signs included; whole rows have no column, whole columns no row. */
export interface ReferenceCorner {
  readonly column?: string | undefined;
  readonly row?: string | undefined;
}

/** Cells that a formula speaks of: one corner for a single cell, else two. */
export interface FormulaReference {
  /** What stands before the "!", without quotes: a sheet, or what no sheet is called ("Jan:Mar", "[1]Jan"). Absent for the own sheet. */
  readonly sheetName?: string | undefined;
  readonly corners: readonly [ReferenceCorner, ReferenceCorner?];
}

/** To the parser what lies beyond the sheet is a name. A file may hold such a thing, and fill it into other cells. */
const LIKE_A_CELL = /^\$?[a-z]{1,3}\$?\d{1,7}$/i;

/** What is left of a corner without its signs; whole rows have no letters, whole columns no digits. */
const CORNER = /^(\$?[a-z]+)?(\$?\d+)?$/i;

/**
 * The reference that a word of a formula is: cells, whole rows or whole columns, with their sheet, the sheets they reach through
 * ("Jan:Mar") and their workbook ("[1]Jan"). Undefined for every other word.
 */
export function cellReference({ type, value }: FormulaToken): FormulaReference | undefined {
  const isCells = type === "range" || type === "range_beam" || (type === "range_named" && LIKE_A_CELL.test(value));
  if (!isCells) return undefined;
  const [first, last] = cellsPart(value).split(":").map(readCorner);
  if (first === undefined) return undefined;
  const sheet = value.slice(0, Math.max(0, value.lastIndexOf("!")));
  return {
    sheetName: sheet === "" ? undefined : unquoted(sheet),
    corners: last === undefined ? [first] : [first, last],
  };
}

/**
 * A formula with other references. Texts, names and structured references pass untouched.
 * @param formula with or without its leading "="
 * @param replace gives the reference anew, without its sheet; undefined leaves it as it stands
 */
export function replaceReferences(
  formula: string,
  replace: (reference: FormulaReference) => string | undefined,
): string {
  const tokens = formulaTokens(formula);
  // A path to a workbook in a folder is no sheet to the parser, and would leave cells of that workbook without it.
  if (tokens.some(({ type, value }) => type === "unknown" && value.startsWith("'"))) return formula;
  return tokens
    .map((token) => {
      const reference = cellReference(token);
      const replacement = reference && replace(reference);
      if (replacement === undefined) return token.value;
      return token.value.slice(0, token.value.lastIndexOf("!") + 1) + replacement;
    })
    .join("");
}

/** The cells that a formula names, each with its sheet where one is named; sheets of other workbooks are passed over. */
export function parseReferences(formula: string): ParsedAddress[] {
  const found: ParsedAddress[] = [];
  replaceReferences(formula, ({ sheetName, corners }) => {
    const area = parseAddress(joinCorners(corners, (corner) => corner))?.area;
    if (area !== undefined && sheetName?.includes("[") !== true) {
      found.push(sheetName === undefined ? { area } : { sheetName, area });
    }
    return undefined;
  });
  return found;
}

/**
 * A formula as it reads after a shift: references to cells that moved follow them, those to cells that went say `#REF!`.
 * @param sheetName of the formula's own sheet
 * @param shiftedSheetName of the sheet on which cells came or went
 */
export function shiftFormula(formula: string, sheetName: string, shiftedSheetName: string, shift: CellShift): string {
  return replaceReferences(formula, ({ sheetName: named = sheetName, corners }) => {
    if (named.toLowerCase() !== shiftedSheetName.toLowerCase()) return undefined;
    // Without an area: a name that looks like a cell but lies outside of a sheet.
    const area = parseAddress(joinCorners(corners, (corner) => corner))?.area;
    const moved = area && shiftedArea(area, shift);
    if (area === undefined || moved === area) return undefined;
    return moved === undefined ? "#REF!" : joinCorners(corners, (corner) => movedCorner(corner, area, moved));
  });
}

/** Corners as they stand in a formula. */
export function joinCorners(
  corners: FormulaReference["corners"],
  as: (corner: ReferenceCorner) => ReferenceCorner,
): string {
  return corners
    .flatMap((corner) => (corner === undefined ? [] : [as(corner)]))
    .map(({ column = "", row = "" }) => column + row)
    .join(":");
}

/** The same corner of the moved area. A file may name corners in any order. */
function movedCorner({ column, row }: ReferenceCorner, area: Area, moved: Area): ReferenceCorner {
  const isLeft = column !== undefined && columnNumber(bare(column)) === area.column;
  const isTop = row !== undefined && Number(bare(row)) - 1 === area.row;
  const letters = columnLetters(isLeft ? moved.column : rightOf(moved) - 1);
  return {
    column: column && dollar(column) + letters,
    row: row && dollar(row) + String(isTop ? moved.row + 1 : bottomOf(moved)),
  };
}

function cellsPart(reference: string): string {
  return reference.slice(reference.lastIndexOf("!") + 1);
}

function readCorner(corner: string): ReferenceCorner | undefined {
  const parts = CORNER.exec(corner);
  return parts ? { column: parts[1], row: parts[2] } : undefined;
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
