import type { DateSystem } from "../../../core/table/date-serial";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError } from "../../model/texts/cell-content";
import { displayText, NO_DATE, showsDate } from "../../model/texts/display-text";
import { withAtSign } from "../../model/texts/this-row";
import { readNumber } from "../../model/texts/read-number";

/** What stands in a cell's editor and in the formula bar: what one would type to get this cell. */
export function editText(sheet: SheetModel, row: number, column: number, dateSystem: DateSystem): string {
  const { value, formula, quotePrefix, numberFormat } = sheet.getContent(row, column);
  if (formula !== undefined) return withAtSign(formula);
  if (typeof value === "number") return numberText(value, numberFormat, dateSystem);
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return quotePrefix ? `'${value}` : value;
}

/**
 * What a copy of a cell takes along: the text it shows, as Excel gives it to other programs. A number whose format or "General" hides
 * digits goes along whole, because this very text is what a paste into the grid reads.
 */
export function copyText(sheet: SheetModel, row: number, column: number, dateSystem: DateSystem): string {
  const { value, numberFormat } = sheet.getContent(row, column);
  const shown = displayText(value, numberFormat, dateSystem);
  if (typeof value !== "number" || readNumber(shown)?.value === value) return shown;
  return numberText(value, numberFormat, dateSystem);
}

function numberText(value: number, numberFormat: string, dateSystem: DateSystem): string {
  return (showsDate(numberFormat) && dateAsTyped(value, dateSystem)) || numberAsTyped(value, numberFormat);
}

function numberAsTyped(value: number, numberFormat: string): string {
  return numberFormat.includes("%") ? `${Number((value * 100).toPrecision(15))}%` : String(value);
}

/** "2001-01-14 21:55:00", "2001-01-14" or "21:55:00": the forms that are read back without doubt. Undefined for what is no date. */
function dateAsTyped(serial: number, dateSystem: DateSystem): string | undefined {
  const shown = displayText(serial, "yyyy-mm-dd hh:mm:ss", dateSystem);
  if (shown === NO_DATE) return undefined;
  const [day, time] = shown.split(" ");
  if (serial < 1) return time;
  return time === "00:00:00" ? day : shown;
}
