import { columnNumber } from "../../model/areas/a1-address";
import type { XmlScanner } from "../package/xml-scanner";
import { readStringItem } from "./shared-strings";

/** The formula element of one cell as the file has it. */
export interface FormulaXml {
  readonly text: string;
  /** `shared`, `array`, `dataTable`, or undefined for a plain formula. */
  readonly kind: string | undefined;
  readonly sharedIndex: string | undefined;
  /** The cells that an array formula fills. */
  readonly ref: string | undefined;
}

/** One `<c>` element: where it stands in the XML, and what it says, not yet interpreted. */
export interface CellXml {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly styleIndex: number;
  /** `s`, `str`, `inlineStr`, `b`, `e`, `n`, `d`; undefined means a number. */
  readonly type: string | undefined;
  /** Raw text of `<v>`, or the decoded text of `<is>`. */
  readonly value: string | undefined;
  readonly formula: FormulaXml | undefined;
}

/** One `<row>` element. Rows count from 0. */
export interface RowXml {
  readonly row: number;
  readonly start: number;
  /** Where its opening tag ends; equal to `end` when the element has no content. */
  readonly openEnd: number;
  readonly end: number;
  readonly isHidden: boolean;
  readonly cells: readonly CellXml[];
}

/**
 * The rows of a sheet part one after the other, from the scanner's place (inside `<sheetData>`) to its end. Only one row's cells
 * are held at a time, so that a large sheet is never there twice.
 * @throws SyntaxError when the part is cut short
 */
export function* sheetRows(scanner: XmlScanner): Generator<RowXml> {
  let row = -1;
  while (scanner.next()) {
    if (scanner.name === "sheetData") return;
    if (scanner.name !== "row" || scanner.isClosing) continue;
    const given = scanner.attribute("r");
    row = given === undefined ? row + 1 : Number(given) - 1;
    const { start, end: openEnd } = scanner;
    const isHidden = ["1", "true"].includes(scanner.attribute("hidden") ?? "0");
    const cells = scanner.isSelfClosing ? [] : readCells(scanner);
    yield { row, start, openEnd, end: scanner.end, isHidden, cells };
  }
  throw new SyntaxError("The sheet's rows are cut short.");
}

function readCells(scanner: XmlScanner): CellXml[] {
  const cells: CellXml[] = [];
  let column = -1;
  while (scanner.next()) {
    if (scanner.isClosing) {
      if (scanner.name === "row") return cells;
      continue;
    }
    if (scanner.name !== "c") {
      scanner.skipElement();
      continue;
    }
    const reference = scanner.attribute("r");
    column = reference === undefined ? column + 1 : columnOf(reference);
    cells.push(readCell(scanner, column));
  }
  throw new SyntaxError("A row is cut short.");
}

function columnOf(reference: string): number {
  const column = columnNumber(reference.replace(/\d+$/, ""));
  if (column === undefined) throw new SyntaxError("A cell has no valid address.");
  return column;
}

function readCell(scanner: XmlScanner, column: number): CellXml {
  const { start } = scanner;
  const styleIndex = Number(scanner.attribute("s") ?? 0);
  const type = scanner.attribute("t");
  let value: string | undefined;
  let formula: FormulaXml | undefined;
  while (!scanner.isSelfClosing || scanner.name !== "c") {
    if (!scanner.next()) throw new SyntaxError("A cell is cut short.");
    if (scanner.isClosing) {
      if (scanner.name === "c") break;
    } else if (scanner.name === "v") {
      value = textOf(scanner);
    } else if (scanner.name === "is") {
      value = readStringItem(scanner);
    } else if (scanner.name === "f") {
      const kind = scanner.attribute("t");
      const sharedIndex = scanner.attribute("si");
      const ref = scanner.attribute("ref");
      formula = { kind, sharedIndex, ref, text: textOf(scanner) };
    } else {
      scanner.skipElement();
    }
  }
  return { column, start, end: scanner.end, styleIndex, type, value, formula };
}

/** Raw text of an element that has no children; moves to its closing tag. */
function textOf(scanner: XmlScanner): string {
  if (scanner.isSelfClosing) return "";
  if (!scanner.next()) throw new SyntaxError("A cell is cut short.");
  return scanner.rawTextBefore();
}
