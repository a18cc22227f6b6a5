import type { DateSystem } from "../../../core/table/date-serial";
import { cellError, NO_RESULT, RICH_VALUE, type CellValue } from "../../model/texts/cell-content";
import { decodeSheetString, decodeXml } from "../package/xml-text";
import { cellName, DamagedSheetError, quoted } from "./damaged-sheet-error";
import { FilledFormulas } from "./filled-formulas";
import type { FindRichError } from "./rich-errors";
import type { CellXml } from "./sheet-rows";
import { wholeNumber } from "./whole-number";

const MS_PER_DAY = 86_400_000;
/** Serial 0 of each date system in Unix time. Source: ECMA-376 Part 1, 18.17.4.1. */
const EPOCH_MS: Readonly<Record<DateSystem, number>> = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** White space of XML: other blanks are characters. */
const BLANK = /^[ \t\r\n]*$/;
/** A number as XML Schema writes a double; JavaScript would read "0x10", too. */
const NUMBER = /^[ \t\r\n]*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[ \t\r\n]*$/i;
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);
/** A day or a moment, with a zone or without. JavaScript reads other texts, too, in the zone of whoever runs it. */
const DATE = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?\s*$/;
const TIME_OF_DAY = /^\s*T?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?\s*$/;

/** Turns the cells of one sheet part into values and formulas. Rows must be given in order: a filled formula stands at its first cell. */
export class CellDecoder {
  private readonly filled = new FilledFormulas();

  constructor(
    private readonly sharedStrings: readonly string[],
    private readonly dateSystem: DateSystem,
    private readonly findRichError: FindRichError,
  ) {}

  /**
   * What the cell holds; NO_RESULT for a formula that was saved without one. Only a text may be empty and still be a value.
   * @throws DamagedSheetError when the cell refers to a text that is not there, or holds what its type does not allow
   */
  value(cell: CellXml): CellValue {
    const { value, inlineText, type } = cell;
    if (inlineText !== undefined) {
      if (type === "inlineStr") return inlineText;
      throw damagedCell(cell, `holds a text, although it is of the type ${quoted(type ?? "n")}`);
    }
    // Some writers put an inline text as a value: POI reads it, too (its bug 49143).
    const isText = type === "str" || type === "inlineStr";
    const isMissing = value === undefined || (!isText && BLANK.test(value));
    if (isMissing && cell.formula !== undefined) return NO_RESULT;
    // Some writers give a blank cell the type of a shared text, and no number: POI (its bug 64508) and calamine read it as blank.
    if (isMissing) return type === "inlineStr" ? "" : null;
    switch (type) {
      case "s":
        return this.sharedString(cell, value);
      case "inlineStr":
      case "str":
        return decodeSheetString(value);
      case "b":
        return truthOf(cell, decodeXml(value));
      case "e":
        return this.error(cell, decodeXml(value));
      case "d":
        return this.serialOf(cell, decodeXml(value));
      case "n":
      case undefined:
        return numberOf(cell, decodeXml(value));
      default:
        throw damagedCell(cell, `is of the type ${quoted(type)}, which is none`);
    }
  }

  /** The text of a cell that names it by its index. @throws DamagedSheetError when it is not there */
  sharedText(row: number, column: number, index: number): string {
    const text = this.sharedStrings[index];
    if (text === undefined) throw damagedCell({ row, column }, "refers to a text that is not in the file");
    return text;
  }

  /**
   * The formula with its leading "=", or undefined. Data tables ("what-if") show their values only.
   * @throws WorkbookFileError `too-large`
   */
  formula(row: number, cell: CellXml): string | undefined {
    const { formula } = cell;
    if (formula === undefined || formula.kind === "dataTable") return undefined;
    const text = decodeSheetString(formula.text);
    if (formula.kind !== "shared" || formula.sharedIndex === undefined) return text === "" ? undefined : `=${text}`;
    if (text !== "") {
      this.filled.add(formula.sharedIndex, row, cell.column, text);
      return `=${text}`;
    }
    const filled = this.filled.at(formula.sharedIndex, row, cell.column);
    return filled === undefined ? undefined : `=${filled}`;
  }

  /** Of a data type a cell tells no more than an error, and of the younger errors no more than an old one. */
  private error({ valueMetadata }: CellXml, shown: string): CellValue {
    const error = valueMetadata === undefined ? shown : this.findRichError(valueMetadata, shown);
    return error === undefined ? RICH_VALUE : cellError(error);
  }

  private sharedString(cell: CellXml, index: string): string {
    return this.sharedText(cell.row, cell.column, wholeNumber(decodeXml(index)) ?? -1);
  }

  /** A day, a moment, or a time of day: ECMA-376 Part 1, 18.17.4.2. */
  private serialOf(cell: CellXml, text: string): number {
    const time = TIME_OF_DAY.exec(text)?.[1];
    const [, day = "", timeOfDay, zone] = DATE.exec(text) ?? [];
    const timeMs = time === undefined ? momentOf(day, timeOfDay, zone) : momentOf("1970-01-01", time);
    if (timeMs === undefined) throw damagedCell(cell, "holds a date that is none");
    if (time !== undefined) return timeMs / MS_PER_DAY;
    const serial = (timeMs - EPOCH_MS[this.dateSystem]) / MS_PER_DAY;
    // Before 1900-03-01 Excel's count runs a day ahead, because it knows a 29 February 1900.
    return this.dateSystem === 1900 && serial >= 1 && serial < 61 ? serial - 1 : serial;
  }
}

function damagedCell({ row, column }: Pick<CellXml, "row" | "column">, what: string): DamagedSheetError {
  return new DamagedSheetError(`cell ${cellName(row, column)} ${what}`);
}

/** In Unix time; undefined for no day of the calendar: JavaScript would take 30 February for 1 March. */
function momentOf(day: string, timeOfDay = "00:00", zone = "Z"): number | undefined {
  const timeMs = Date.parse(`${day}T${timeOfDay}${zone}`);
  const isDay = !Number.isNaN(timeMs) && new Date(`${day}T00:00Z`).toISOString().startsWith(day);
  return isDay ? timeMs : undefined;
}

function numberOf(cell: CellXml, text: string): number {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number)) throw damagedCell(cell, "holds a number that is none");
  return number;
}

/** Excel writes 1 and 0, others also words, in capital letters against the standard: none of them is false for being unknown. */
function truthOf(cell: CellXml, text: string): boolean {
  const truth = TRUTHS.get(text.trim().toLowerCase());
  if (truth === undefined) throw damagedCell(cell, "holds neither true nor false");
  return truth;
}
