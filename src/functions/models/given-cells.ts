import type { Cell } from "../../core/table/cell";
import type { FormulaFailure } from "../answers/row-answer";
import type { GivenCell } from "../arguments/read-rows";
import type { Sentence } from "../host/cell-sentences";
import type { SentPosition } from "./row-writer";

/** A cell of a formula's data: known, or to be looked at in the sheet, or nothing that can be sent. */
export type KnownCell = { readonly cell: Cell } | "look" | { readonly failure: FormulaFailure };

/** What stands in the cells of a formula's data, as far as values without formats tell. */
export interface GivenCellRules {
  readonly handsBlanksAsZero: boolean;
  /** Whether the cells' address is known, so that they can be looked at. */
  readonly hasAddress: boolean;
}

/** A value that was handed over as a cell of a column, read by the type that the model wants there. */
export function knownCell(value: GivenCell, { column, type }: SentPosition, rules: GivenCellRules): KnownCell {
  if (value === null || value === undefined || value === "") return { cell: null };
  if (typeof value === "string" || typeof value === "boolean") return { cell: value };
  if (typeof value !== "number") return notPlain(value, column);
  if (type === "string") return rules.hasAddress ? "look" : failureOf("stored-not-shown", column, NUMBER_FOR_TEXT);
  // Without an address too: what is calculated from cells, as by IF or CHOOSECOLS, hands on their blanks.
  if (value === 0 && rules.handsBlanksAsZero) {
    return rules.hasAddress ? "look" : failureOf("blank-refused", column, ZERO_OR_BLANK);
  }
  return cellOfNumber(value, column, type);
}

/** The same cell once it was looked at. @param found undefined where it is gone */
export function cellLookedAt(value: GivenCell, found: Cell | undefined, { column, type }: SentPosition): KnownCell {
  if (found === null) return value === 0 ? { cell: null } : movedMeanwhile(column);
  const number = found === undefined || typeof value !== "number" ? undefined : numberOf(found);
  if (number === undefined || number !== value) return movedMeanwhile(column);
  if (type !== "string") return cellOfNumber(number, column, type);
  if (typeof found === "object" && found.kind === "date") return failureOf("stored-not-shown", column, NUMBER_FOR_TEXT);
  return { cell: found! };
}

/** As the sheet's own number, however it is shown. */
function numberOf(cell: Exclude<Cell, null>): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "object") return undefined;
  if (cell.kind === "date") return cell.serial;
  return cell.kind === "formatted" ? cell.value : undefined;
}

/** Functions get dates as their serials: which numbers are dates, the model's signature says. A time alone is no date. */
function cellOfNumber(value: number, column: string, type: SentPosition["type"]): KnownCell {
  if (type !== "datetime") return { cell: value };
  if (value < 1) return failureOf("not-date", column);
  return { cell: { kind: "date", serial: value } };
}

const NUMBER_FOR_TEXT: Sentence = (say) => say.numberForText;
const ZERO_OR_BLANK: Sentence = (say) => say.zeroOrBlank;

/** An error, a picture, a stock. */
function notPlain(value: GivenCell, column: string): KnownCell {
  const isError = typeof value === "object" && value !== null && "code" in value;
  return failureOf(isError ? "error-cell" : "data-type", column);
}

function movedMeanwhile(column: string): KnownCell {
  return failureOf("sheet-changed", column);
}

function failureOf(code: FormulaFailure["code"], column: string, sentence?: Sentence): KnownCell {
  return { failure: { code, message: code, column, ...(sentence && { sentence }) } };
}
