import { msg, t } from "@lingui/core/macro";
import type { JsonText } from "../../../core/columns/column-encoding";
import type { ColumnReading } from "../../../core/columns/column-reading";
import type { CellCause } from "../../../core/columns/column-type";
import type { CureExample, CureWay } from "../../../core/request/cure-ways";
import { numberIn, type Cell } from "../../../core/table/cell";
import type { DateOrder } from "../../../core/table/date-order";
import type { DecimalMark } from "../../../core/table/locale-number";
import { CAUSE_WORDS, CHECK_WORDS } from "./check-words";
import { insideSentence } from "./language/inside-sentence";
import { told } from "./language/told";

const ORDER_WORDS: Readonly<Record<DateOrder, string>> = told({
  "day-first": msg`day first`,
  "month-first": msg`month first`,
});
/** Characters of a cell that are shown in the words of a choice. */
const CELL_SHOWN = 24;

/** What becomes of cells at fault, as it was chosen. */
export function cureWords(cause: CellCause, reading: ColumnReading): string {
  return `${CAUSE_WORDS[cause].what}: ${curedWords(cause, reading)}`;
}

function curedWords(cause: CellCause, { cures, decimalMark, dateOrder }: ColumnReading): string {
  const cure = cures?.[cause];
  if (cause === "blank-row") return t`scored all the same`;
  if (cure?.kind === "send-null") return t`sent as missing`;
  if (cure?.kind === "send-stored") return t`sent as stored`;
  if (cure?.kind === "fill") return filledWords(cure.value);
  if (cause === "locale-number")
    return decimalMark === "," ? t`read as numbers, with a decimal comma` : t`read as numbers, with a decimal point`;
  const words = insideSentence(CAUSE_WORDS[cause].convert ?? "");
  return cause === "not-date" && dateOrder !== undefined ? `${words}, ${ORDER_WORDS[dateOrder]}` : words;
}

function filledWords(fill: string | number | boolean): string {
  const value = valueWords(fill);
  return t`sent as ${value}`;
}

/** What a way to send cells does, where no cell of the table is known to tell it by. */
export function wayWords(cause: CellCause, { cure, decimalMark = ".", dateOrder }: CureWay): string {
  if (cure.kind === "send-stored") return t`Send as stored`;
  if (cause === "locale-number") return readLocaleWords(decimalMark);
  const words = CAUSE_WORDS[cause].convert ?? CHECK_WORDS.readAsMeant;
  return dateOrder === undefined ? words : `${words}, ${ORDER_WORDS[dateOrder]}`;
}

/** The same, told by a cell of the table: "Read 1,234 as 1234". */
export function exampleWords(cause: CellCause, example: CureExample): string {
  const { cure, decimalMark, dateOrder } = example;
  const cell = cellWords(example.cell);
  // 40,000 with a decimal comma is read as 40.0: a mere 40 would not say why.
  const hasFraction = decimalMark !== undefined && cell.includes(decimalMark);
  const sent = hasFraction ? example.sent : sentWords(cause, example.sent);
  if (cause === "stored-not-shown")
    return cure.kind === "convert" ? t`Send as shown: ${sent}` : t`Send as stored: ${sent}`;
  if (cause === "not-whole") return t`Round ${cell} to ${sent}`;
  if (cell === sent && cause === "locale-number") return t`Read ${cell} as a number`;
  if (cell === sent && cause === "not-date") return wayWords(cause, example);
  const read = t`Read ${cell} as ${sent}`;
  return dateOrder === undefined ? read : `${read}, ${ORDER_WORDS[dateOrder]}`;
}

function cellWords(cell: Cell): string {
  if (typeof cell === "boolean") return valueWords(cell);
  const text = typeof cell === "string" ? cell.trim().replace(/\s+/g, " ") : String(numberIn(cell) ?? "").toUpperCase();
  return text.length > CELL_SHOWN ? `${text.slice(0, CELL_SHOWN)}…` : text;
}

/** A value on its way to the endpoint as an analyst writes it; of a time of day only what is not zero. */
function sentWords(cause: CellCause, sent: JsonText): string {
  if (sent === "true" || sent === "false") return valueWords(sent === "true");
  if (!sent.startsWith('"')) return sent.replace(/\.0$/, "");
  const text = JSON.parse(sent) as string;
  return cause === "not-date"
    ? text
        .replace(/\.000$/, "")
        .replace(/T00:00:00$/, "")
        .replace("T", " ")
    : text;
}

/** To read numbers written as text. */
export function readLocaleWords(decimalMark: DecimalMark): string {
  return decimalMark === "," ? t`Read 40,000 as 40.0` : t`Read 40,000 as 40000`;
}

/** To send one value instead of cells at fault. */
export function sendInsteadWords(instead: boolean): string {
  const value = valueWords(instead);
  return t`Send ${value} instead`;
}

function valueWords(value: string | number | boolean): string {
  if (typeof value !== "boolean") return String(value);
  return value ? t`TRUE` : t`FALSE`;
}
