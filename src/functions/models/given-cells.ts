import type { Cell } from "../../core/table/cell";
import type { RowFailure } from "../../core/predictions/join-outcomes";
import type { GivenCell } from "../arguments/read-rows";
import type { SentPosition } from "./row-writer";

/** A cell of a formula's data: known, or to be looked at in the sheet, or nothing that can be sent. */
export type KnownCell = { readonly cell: Cell } | "look" | { readonly failure: RowFailure };

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
  if (type === "string") return rules.hasAddress ? "look" : failureOf("stored-not-shown", NUMBER_FOR_TEXT, column);
  // Without an address too: what is calculated from cells, as by IF or CHOOSECOLS, hands on their blanks.
  if (value === 0 && rules.handsBlanksAsZero) {
    return rules.hasAddress ? "look" : failureOf("blank-refused", ZERO_OR_BLANK, column);
  }
  return cellOfNumber(value, column, type);
}

/** The same cell once it was looked at. @param found undefined where it is gone */
export function cellLookedAt(value: GivenCell, found: Cell | undefined, { column, type }: SentPosition): KnownCell {
  if (found === null) return value === 0 ? { cell: null } : movedMeanwhile(column);
  const number = found === undefined || typeof value !== "number" ? undefined : numberOf(found);
  if (number === undefined || number !== value) return movedMeanwhile(column);
  if (type !== "string") return cellOfNumber(number, column, type);
  if (typeof found === "object" && found.kind === "date") return failureOf("stored-not-shown", NUMBER_FOR_TEXT, column);
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
  if (value < 1) return failureOf("not-date", "The model wants a date here.", column);
  return { cell: { kind: "date", serial: value } };
}

const NUMBER_FOR_TEXT =
  "The model wants a text here, and a number or a date may be shown otherwise than it is stored: make it a text, as TEXT does.";
const ZERO_OR_BLANK =
  "This Excel hands a blank cell over as 0, and does not tell here which of them it is: point data at the cells themselves, such as [@[a]:[d]].";

/** An error, a picture, a stock. */
function notPlain(value: GivenCell, column: string): KnownCell {
  const isError = typeof value === "object" && value !== null && "code" in value;
  return isError
    ? failureOf("error-cell", "The cell holds an error.", column)
    : failureOf("data-type", "The cell holds a data type, which is no plain value.", column);
}

function movedMeanwhile(column: string): KnownCell {
  return failureOf("sheet-changed", "The cell is no longer what the formula was given.", column);
}

function failureOf(code: RowFailure["code"], message: string, column: string): KnownCell {
  return { failure: { code, message, column } };
}
