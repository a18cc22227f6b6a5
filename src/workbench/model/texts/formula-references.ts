import { columnLetters, columnNumber, parseAddress, type ParsedAddress } from "../areas/a1-address";
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

const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?\d{1,7}`;
/** Characters of names and functions: what touches one is no reference. */
const WORD = String.raw`\p{L}\p{M}\p{N}_.\\?`;
const END = `(?![${WORD}(!])`;
const SHEET = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.]*`;
/** In the brackets of a structured reference an apostrophe goes before a bracket that is part of a name. */
const IN_BRACKETS = String.raw`'[^]|[^\[\]']`;

/**
 * Texts pass untouched. Then cells, whole rows and whole columns, with their sheet, the sheets they reach through ("Jan:Mar") and
 * their workbook ("[1]Jan"). Structured references and names on a sheet pass untouched, too.
 */
const REFERENCE = new RegExp(
  [
    `"(?:[^"]|"")*"`,
    `(?<![${WORD}$!])(?<sheet>'(?:[^']|'')*'!|(?:\\[[^\\[\\]]*\\])?${SHEET}(?::${SHEET})?!)?(?:` +
      `(?<columnA>${COLUMN})(?<rowA>${ROW})${END}(?::(?<columnB>${COLUMN})(?<rowB>${ROW})${END})?` +
      `|(?<onlyRowA>${ROW}):(?<onlyRowB>${ROW})${END}` +
      `|(?<onlyColumnA>${COLUMN}):(?<onlyColumnB>${COLUMN})${END})`,
    String.raw`\[(?:${IN_BRACKETS}|\[(?:${IN_BRACKETS}|\[)*\])*\]`,
    `'(?:[^']|'')*'`,
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

function joinCorners(corners: FormulaReference["corners"], as: (corner: ReferenceCorner) => ReferenceCorner): string {
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

function dollar(part: string): string {
  return part.startsWith("$") ? "$" : "";
}

function bare(part: string): string {
  return part.replace("$", "");
}

function unquoted(sheet: string): string {
  return sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
}
