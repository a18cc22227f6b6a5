import { columnLetters } from "../../model/areas/a1-address";
import { SHEET_COLUMNS, SHEET_ROWS } from "../../model/areas/area";
import type { XmlScanner } from "../package/xml-scanner";
import { cellName, DamagedSheetError, quoted } from "./damaged-sheet-error";
import { readStringItem } from "./shared-strings";
import { wholeNumber } from "./whole-number";

/** The formula element of one cell as the file has it. */
export interface FormulaXml {
  readonly text: string;
  /** `shared`, `array`, `dataTable`, or undefined for a plain formula. */
  readonly kind: string | undefined;
  readonly sharedIndex: string | undefined;
  /** The cells that an array formula or a what-if table fills. */
  readonly ref: string | undefined;
  /** Addresses of the cells that a what-if table puts its inputs into. */
  readonly inputCells: readonly string[];
}

/** One `<c>` element: where it stands in the sheet and in the XML, and what it says, not yet interpreted. */
export interface CellXml {
  readonly row: number;
  readonly column: number;
  /** Whether it says where it stands; else it stands right of the cell before it. */
  readonly hasReference: boolean;
  readonly start: number;
  readonly end: number;
  readonly styleIndex: number;
  /** `s`, `str`, `inlineStr`, `b`, `e`, `n`, `d`; undefined means a number. */
  readonly type: string | undefined;
  /** Which entry of the file's value metadata says what stands behind `value` (`vm`, counted from 1); absent where none does. */
  readonly valueMetadata?: string;
  /** Its formula spills: it has an entry of the file's cell metadata (`cm`), which are of no other use. */
  readonly isDynamic?: true;
  /** Raw text of `<v>`. */
  readonly value: string | undefined;
  /** Decoded text of `<is>`, in place of a value. */
  readonly inlineText: string | undefined;
  readonly formula: FormulaXml | undefined;
}

/** One `<row>` element. Rows count from 0. */
export interface RowXml {
  /** The text in which the row and its cells stand, a piece of the part. */
  readonly xml: string;
  readonly row: number;
  readonly start: number;
  /** Where its opening tag ends; equal to `end` when the element has no content. */
  readonly openEnd: number;
  readonly end: number;
  /** By hand, by a filter, in a group that is closed, or because it has no height. */
  readonly isHidden: boolean;
  readonly cells: readonly CellXml[];
}

/**
 * The next row of a sheet part, from the scanner's place within `<sheetData>` to its end; undefined where no row follows: then the scanner
 * stands at the closing tag, or at the end of its text.
 *
 * Rows and cells must come in order, none of them twice, and say where they stand or nothing: then they follow the one before. Excel,
 * too, takes a file for damaged that has them otherwise, and to guess would put values beside the wrong ones. An element that is not
 * among those that may stand here might hold values that nobody would miss. Source: ECMA-376 Part 1, 18.3.1.4, 18.3.1.73, 18.3.1.80.
 * @param last the number of the row before it; -1 for none
 * @throws DamagedSheetError, SyntaxError when the row is cut short
 */
export function readRow(scanner: XmlScanner, last: number): RowXml | undefined {
  if (!scanner.next()) {
    refuseText(scanner.rawTextBehind());
    return undefined;
  }
  refuseText(scanner.rawTextBefore());
  if (scanner.isClosing) return undefined;
  if (scanner.name !== "row") throw misplaced(scanner, "outside of a row");
  const row = rowAfter(last, scanner.attribute("r"));
  const { start, end: openEnd } = scanner;
  const isHidden =
    ["1", "true"].includes(scanner.attribute("hidden") ?? "0") || Number(scanner.attribute("ht") ?? 1) === 0;
  const cells = scanner.isSelfClosing ? [] : readCells(scanner, row);
  return { xml: scanner.xml, row, start, openEnd, end: scanner.end, isHidden, cells };
}

/** @param given what the row says of its place */
function rowAfter(last: number, given: string | undefined): number {
  if (given === undefined) {
    if (last + 1 >= SHEET_ROWS) throw new DamagedSheetError("it has more rows than a sheet can hold");
    return last + 1;
  }
  const number = wholeNumber(given) ?? 0;
  if (number < 1 || number > SHEET_ROWS) {
    throw new DamagedSheetError(`a row has the number ${quoted(given)}, which no row of a sheet has`);
  }
  if (number === last + 1) throw new DamagedSheetError(`row ${number} stands twice`);
  if (number <= last) throw new DamagedSheetError(`row ${number} stands after row ${last + 1}`);
  return number - 1;
}

function readCells(scanner: XmlScanner, row: number): CellXml[] {
  const cells: CellXml[] = [];
  const rowLabel = String(row + 1);
  let last = -1;
  while (scanner.next()) {
    refuseText(scanner.rawTextBefore());
    if (scanner.isClosing) return cells;
    if (scanner.name === "c") {
      const reference = scanner.attribute("r");
      last = reference === undefined ? last + 1 : columnAfter(last, reference, rowLabel);
      if (last >= SHEET_COLUMNS) {
        throw new DamagedSheetError(`row ${rowLabel} has more cells than a sheet has columns`);
      }
      cells.push(readCell(scanner, row, last, reference !== undefined));
    } else if (scanner.name === "extLst") scanner.skipElement();
    else throw misplaced(scanner, `in row ${rowLabel}`);
  }
  throw new SyntaxError("A row is cut short.");
}

function columnAfter(last: number, reference: string, rowLabel: string): number {
  const column = columnIn(reference, rowLabel);
  if (column === undefined) {
    throw new DamagedSheetError(`row ${rowLabel} holds a cell ${quoted(reference)}, which is none of that row`);
  }
  if (column > last) return column;
  const where = column === last ? "twice" : `after ${columnLetters(last)}${rowLabel}`;
  throw new DamagedSheetError(`cell ${columnLetters(column)}${rowLabel} stands ${where}`);
}

/** The column of "B12" in row "12", and of "b12"; undefined for a cell of another row, and for what is no cell of a sheet. */
function columnIn(reference: string, rowLabel: string): number | undefined {
  const letterCount = reference.length - rowLabel.length;
  if (letterCount < 1 || letterCount > 3 || !reference.endsWith(rowLabel)) return undefined;
  let number = 0;
  for (let place = 0; place < letterCount; place++) {
    const letter = (reference.charCodeAt(place) & ~32) - 64;
    if (letter < 1 || letter > 26) return undefined;
    number = number * 26 + letter;
  }
  return number <= SHEET_COLUMNS ? number - 1 : undefined;
}

function readCell(scanner: XmlScanner, row: number, column: number, hasReference: boolean): CellXml {
  const { start } = scanner;
  const styleIndex = styleIndexOf(scanner.attribute("s"), row, column);
  const type = scanner.attribute("t");
  const valueMetadata = scanner.attribute("vm");
  const isDynamic = scanner.attribute("cm") !== undefined;
  let value: string | undefined;
  let inlineText: string | undefined;
  let formula: FormulaXml | undefined;
  const refuseSecond = (first: unknown, what: string): void => {
    if (first !== undefined) throw new DamagedSheetError(`cell ${cellName(row, column)} holds two ${what}`);
  };
  if (!scanner.isSelfClosing) {
    for (;;) {
      if (!scanner.next()) throw new SyntaxError("A cell is cut short.");
      refuseText(scanner.rawTextBefore());
      if (scanner.isClosing) break;
      if (scanner.name === "v") {
        refuseSecond(value, "values");
        value = textOf(scanner, row, column);
      } else if (scanner.name === "is") {
        // Beside a value, which some writers leave there, the text is what the cell holds: calamine and POI read it so.
        refuseSecond(inlineText, "texts");
        inlineText = readStringItem(scanner);
      } else if (scanner.name === "f") {
        refuseSecond(formula, "formulas");
        const kind = scanner.attribute("t");
        const sharedIndex = scanner.attribute("si");
        const ref = scanner.attribute("ref");
        const inputs = kind === "dataTable" ? [scanner.attribute("r1"), scanner.attribute("r2")] : [];
        const inputCells = inputs.flatMap((address) => address ?? []);
        formula = { kind, sharedIndex, ref, inputCells, text: textOf(scanner, row, column) };
      } else if (scanner.name === "extLst") scanner.skipElement();
      else throw misplaced(scanner, `in cell ${cellName(row, column)}`);
    }
  }
  const { end } = scanner;
  const plain = { row, column, hasReference, start, end, styleIndex, type, value, inlineText, formula };
  const cell: CellXml = isDynamic ? { ...plain, isDynamic } : plain;
  return valueMetadata === undefined ? cell : { ...cell, valueMetadata };
}

function styleIndexOf(style: string | undefined, row: number, column: number): number {
  // Of a writer that knows none: calamine reads it so.
  const hasStyle = style !== undefined && style !== "";
  const index = hasStyle ? wholeNumber(style) : 0;
  if (index === undefined) throw noSuchFormat(row, column, style ?? "");
  return index;
}

/** For a cell whose format is not among those of the file: a date might be read as a number. */
export function noSuchFormat(row: number, column: number, style: string): DamagedSheetError {
  return new DamagedSheetError(`cell ${cellName(row, column)} has the format ${quoted(style)}, which the file has not`);
}

/** Raw text of an element that has no children; moves to its closing tag. */
function textOf(scanner: XmlScanner, row: number, column: number): string {
  if (scanner.isSelfClosing) return "";
  if (!scanner.next()) throw new SyntaxError("A cell is cut short.");
  if (!scanner.isClosing) throw new DamagedSheetError(`markup stands in the value of cell ${cellName(row, column)}`);
  return scanner.rawTextBefore();
}

function misplaced({ name }: XmlScanner, where: string): DamagedSheetError {
  return new DamagedSheetError(`<${quoted(name).slice(1, -1)}> stands ${where}`);
}

function refuseText(text: string): void {
  if (text !== "" && /[^ \t\r\n]/.test(text)) throw new DamagedSheetError("text stands between its cells");
}
