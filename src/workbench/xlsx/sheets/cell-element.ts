import { columnLetters } from "../../model/areas/a1-address";
import { isCellError, isWithoutResult, type CellValue } from "../../model/texts/cell-content";
import { encodeSheetString } from "../package/xml-text";

/** What one cell shall hold in the file. */
export interface CellToWrite {
  readonly value: CellValue;
  /** With its leading "=". */
  readonly formula?: string | undefined;
  /** Address of the cells that the formula fills together, when it is an array formula. */
  readonly arrayAddress?: string | undefined;
  /** The mark of a formula that spills (`cm`). */
  readonly dynamicMark?: string | undefined;
}

/** A text that Excel would take for a formula if somebody pressed Enter in its cell. */
export function looksLikeFormula(value: CellValue): boolean {
  return typeof value === "string" && /^[=+\-@]/.test(value);
}

/**
 * One `<c>` element. A text is always written as a text (`inlineStr`), whatever it begins with; only `formula` makes a formula.
 * @param prefix namespace prefix of the part's elements, "" or like "x:"
 * @returns "" for a blank cell without a format
 */
export function cellElement(
  row: number,
  column: number,
  styleIndex: number,
  cell: CellToWrite,
  prefix: string,
): string {
  const address = `r="${columnLetters(column)}${row + 1}"${styleIndex === 0 ? "" : ` s="${styleIndex}"`}`;
  const mark = cell.dynamicMark === undefined ? "" : ` cm="${cell.dynamicMark}"`;
  const open = (type: string): string => `<${prefix}c ${address}${type === "" ? "" : ` t="${type}"`}${mark}>`;
  const close = `</${prefix}c>`;
  const v = (text: string): string => `<${prefix}v>${text}</${prefix}v>`;
  const { value, formula, arrayAddress } = cell;
  const array = arrayAddress === undefined ? "" : ` t="array" ref="${arrayAddress}"`;
  const f =
    formula === undefined ? "" : `<${prefix}f${array}>${encodeSheetString(formula.replace(/^=/, ""))}</${prefix}f>`;
  if (value === null || isWithoutResult(value))
    return f === "" ? blankCell(styleIndex, address, prefix) : open("") + f + close;
  if (typeof value === "boolean") return open("b") + f + v(value ? "1" : "0") + close;
  if (isCellError(value)) return open("e") + f + v(encodeSheetString(value.error)) + close;
  if (typeof value === "number") return open("") + f + v(String(value)) + close;
  if (f !== "") return open("str") + f + v(encodeSheetString(value)) + close;
  const text = `<${prefix}is><${prefix}t xml:space="preserve">${encodeSheetString(value)}</${prefix}t></${prefix}is>`;
  return open("inlineStr") + text + close;
}

function blankCell(styleIndex: number, address: string, prefix: string): string {
  return styleIndex === 0 ? "" : `<${prefix}c ${address}/>`;
}
