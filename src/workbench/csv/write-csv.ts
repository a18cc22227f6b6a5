import { bottomOf, rightOf } from "../model/areas/area";
import type { SheetModel } from "../model/sheets/sheet-model";
import { readNumber } from "../model/texts/read-number";

/**
 * A sheet as comma-separated values that Excel opens as they are: UTF-8 with its mark, lines ended by CR LF, from A1 to the last cell used.
 * A text that Excel would take for a formula gets an apostrophe, because a model may have answered it.
 * @param textOf what a cell says, as a copy of it takes it along
 */
export function writeCsv(sheet: SheetModel, textOf: (row: number, column: number) => string): string {
  const used = sheet.usedRange(true);
  const lines = Array.from({ length: used === undefined ? 0 : bottomOf(used) }, (_row, row) =>
    Array.from({ length: used === undefined ? 0 : rightOf(used) }, (_column, column) => {
      const text = textOf(row, column);
      return field(typeof sheet.getValue(row, column) === "string" ? disarmed(text) : text);
    }).join(","),
  );
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join("")}`;
}

/** What Excel reads as a formula when it opens a file of separated values. Source: OWASP, "CSV Injection". */
function disarmed(text: string): string {
  const isFormula = /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && readNumber(text) === undefined);
  return isFormula ? `'${text}` : text;
}

function field(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
