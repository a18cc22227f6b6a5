import type { DecimalMark } from "../../core/table/locale-number";
import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../model/areas/area";
import { isDefinableName, isSheetName } from "../model/names/name-rules";
import type { SheetModel } from "../model/sheets/sheet-model";
import { MAX_CELL_CHARACTERS } from "../model/texts/read-input";
import { newWorkbook } from "../xlsx/new-workbook";
import type { OpenedWorkbook } from "../xlsx/open-workbook";
import { tooLarge, WorkbookFileError } from "../xlsx/package/workbook-file-error";
import { decodeText } from "./decode-text";
import { findSeparator } from "./find-separator";
import { parseCsv, type Separator } from "./parse-csv";
import { readColumn, type CsvHabits, type ReadColumn } from "./read-column";
import { decimalMarkOf } from "./read-number-text";

const SEPARATOR_WORDS: Readonly<Record<Separator, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs" };
/** Columns that a notice names one by one. */
const MOST_NAMED = 3;
/** In characters; of the first rows. */
const WIDTHS = { least: 9, most: 40, rows: 200 };

/**
 * Opens a file of separated values as a workbook of one sheet, all of it a table, so that it can be scored at once. Separator, encoding
 * and decimal mark are found; what had to be decided is told in the notices.
 * @param name of the file; the workbook is called the same, as an .xlsx file
 * @param habits how numbers and dates are read where the file itself does not tell
 * @throws WorkbookFileError for an empty file, and for one that no sheet can hold
 */
export function openCsv(bytes: Uint8Array, name: string, habits: CsvHabits): OpenedWorkbook {
  const { text, encoding } = decodeText(bytes);
  if (text.includes("\0")) throw new WorkbookFileError("not-a-workbook", "This is no text of separated values.");
  const { separator, body } = findSeparator(text);
  const records = withoutBlankEnd(parseCsv(body, separator));
  if (records.length === 0) throw new WorkbookFileError("not-a-workbook", "The file is empty.");
  checkSize(records);
  const base = name.replace(/\.[^.]*$/, "") || "Book1";
  const workbook = newWorkbook(`${base}.xlsx`);
  const sheet = workbook.model.addSheet(sheetName(base));
  const { headers, rows } = headersOf(records, habits);
  const decimalMark = fileMark(rows, separator, habits);
  const columns = headers.map((_header, place) => {
    return readColumn(
      rows.map((row) => row[place] ?? ""),
      { ...habits, decimalMark },
    );
  });
  sheet.writeValues(0, 0, [headers.map((header) => header || null)]);
  columns.forEach((column, place) => writeColumn(sheet, place, column));
  const area = areaOf(0, 0, Math.max(rows.length, 1) + 1, headers.length);
  const table = workbook.model.addTable(sheet.id, { name: tableName(base), area }, "user");
  sheet.columnWidths = new Map(headers.map((header, place) => [place, widthOf(header, place, rows)]));
  const named = columns.map((column, place) => ({ ...column, header: table.columns[place]?.name ?? "" }));
  return { ...workbook, notices: [...readAs(separator, encoding, decimalMark, rows), ...decisions(named)] };
}

function withoutBlankEnd(records: readonly string[][]): readonly string[][] {
  let count = records.length;
  while (count > 0 && (records[count - 1] ?? []).every((field) => field.trim() === "")) count--;
  return records.slice(0, count);
}

function checkSize(records: readonly (readonly string[])[]): void {
  if (records.length > SHEET_ROWS) throw tooLarge(`a sheet has ${SHEET_ROWS.toLocaleString("en-US")} rows`);
  records.forEach((fields, row) => {
    if (fields.length > SHEET_COLUMNS) throw tooLarge(`a sheet has ${SHEET_COLUMNS.toLocaleString("en-US")} columns`);
    if (fields.some(({ length }) => length > MAX_CELL_CHARACTERS)) {
      throw tooLarge(`line ${row + 1} holds a text of more characters than a cell can, which are 32,767`);
    }
  });
}

/** The first record names the columns, unless numbers or dates stand in it: then it is a row, and the columns are numbered. */
function headersOf(records: readonly (readonly string[])[], habits: CsvHabits) {
  const width = records.reduce((most, { length }) => Math.max(most, length), 1);
  const [first = []] = records;
  const isRow = first.some((text) => readColumn([text], habits).cells.some((cell) => typeof cell?.value === "number"));
  const names = Array.from({ length: width }, (_, place) => (isRow ? `Column${place + 1}` : (first[place] ?? "")));
  return { headers: names, rows: isRow ? records : records.slice(1) };
}

function fileMark(rows: readonly (readonly string[])[], separator: Separator, { decimalMark }: CsvHabits): DecimalMark {
  // Programs that separate fields with commas do not write them into numbers.
  return decimalMarkOf(rows.flat()) ?? (separator === "," ? "." : decimalMark);
}

function writeColumn(sheet: SheetModel, column: number, { cells }: ReadColumn): void {
  cells.forEach((cell, row) => {
    if (cell !== undefined) sheet.setContent(row + 1, column, cell);
  });
}

function widthOf(header: string, place: number, rows: readonly (readonly string[])[]): number {
  const longest = rows.slice(0, WIDTHS.rows).reduce((most, row) => Math.max(most, row[place]?.length ?? 0), 0);
  return Math.min(Math.max(longest + 2, Math.ceil(header.length * 1.2) + 2, WIDTHS.least), WIDTHS.most);
}

function sheetName(base: string): string {
  const name = base
    .replace(/[\\/?*[\]:]/g, " ")
    .slice(0, 31)
    .replace(/^'+|'+$/g, "");
  return isSheetName(name) ? name : "Sheet1";
}

function tableName(base: string): string {
  const name = base.replace(/[^\p{L}\p{N}_]+/gu, "_").replace(/^(?=\d)/, "_");
  return isDefinableName(name) ? name : "Table1";
}

function readAs(
  separator: Separator,
  encoding: string,
  decimalMark: DecimalMark,
  rows: readonly (readonly string[])[],
): string[] {
  const hasMark = rows.some((row) => row.some((text) => decimalMarkOf([text]) !== undefined));
  const mark = hasMark ? `, with a decimal ${decimalMark === "." ? "point" : "comma"}` : "";
  const letters = encoding === "windows-1252" ? " Its letters were read as those of Western Windows." : "";
  return [`Read as fields between ${SEPARATOR_WORDS[separator]}${mark}.${letters}`];
}

function decisions(columns: readonly (ReadColumn & { readonly header: string })[]): string[] {
  const kept = columns.filter(({ isKeptAsText }) => isKeptAsText).map(({ header }) => header);
  const guessed = columns.filter(({ isOrderGuessed }) => isOrderGuessed).map(({ header }) => header);
  return [
    ...(kept.length > 0 ? [`Kept as text, so that no digit is lost: ${some(kept)}.`] : []),
    ...(guessed.length > 0 ? [`Days and months could be read both ways, check them: ${some(guessed)}.`] : []),
  ];
}

function some(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
