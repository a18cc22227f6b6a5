import { parseAddress } from "../../model/areas/a1-address";
import { areaOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { CellValue } from "../../model/texts/cell-content";
import { damagedFile } from "../package/workbook-file-error";
import { XmlScanner } from "../package/xml-scanner";
import type { StylesPart } from "../styles/styles-part";
import type { CellDecoder } from "./cell-decoder";
import { sheetRows } from "./sheet-rows";

/** Column widths a file gives, in characters of the default font, by column number. */
export type ColumnWidths = ReadonlyMap<number, number>;

/**
 * Fills a new sheet with the cells, formats and protection of a sheet part. Nothing is dirty afterwards.
 * @returns the column widths, which the model has no use for
 * @throws WorkbookFileError, SyntaxError when the part is cut short
 */
export function loadSheet(sheet: SheetModel, xml: string, styles: StylesPart, decoder: CellDecoder): ColumnWidths {
  const scanner = new XmlScanner(xml);
  const widths = new Map<number, number>();
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "col") readColumn(scanner, sheet, styles, widths);
    else if (scanner.name === "sheetData" && !scanner.isSelfClosing) loadRows(scanner, sheet, styles, decoder);
    else if (scanner.name === "mergeCell") {
      sheet.mergedAreas = [...sheet.mergedAreas, ...areasIn(scanner.attribute("ref"))];
    } else if (scanner.name === "sheetProtection") {
      sheet.isProtected = ["1", "true"].includes(scanner.attribute("sheet") ?? "0");
    }
  }
  sheet.markClean();
  return widths;
}

function readColumn(scanner: XmlScanner, sheet: SheetModel, styles: StylesPart, widths: Map<number, number>): void {
  const first = Number(scanner.attribute("min") ?? 1) - 1;
  const last = Math.min(Number(scanner.attribute("max") ?? first + 1), SHEET_COLUMNS) - 1;
  const width = scanner.attribute("width");
  const { numberFormat } = styles.format(Number(scanner.attribute("style") ?? 0));
  // A file may say something about all columns to the end of the sheet: only those a table may reach are worth remembering.
  const remembered = Math.min(last, first + 1023);
  for (let column = first; column <= remembered; column++) {
    if (width !== undefined) widths.set(column, Number(width));
    if (numberFormat !== "General") sheet.setNumberFormat(areaOf(0, column, SHEET_ROWS), numberFormat);
  }
}

interface FormatRun {
  readonly firstRow: number;
  end: number;
  readonly numberFormat: string;
}

function loadRows(scanner: XmlScanner, sheet: SheetModel, styles: StylesPart, decoder: CellDecoder): void {
  const values: CellValue[][] = [];
  const runs: (FormatRun | undefined)[] = [];
  const formulas: { row: number; column: number; formula: string }[] = [];
  const quoted: { row: number; column: number }[] = [];
  const arrays: Area[] = [];
  for (const { row, isHidden, cells } of sheetRows(scanner)) {
    if (row >= SHEET_ROWS) throw damagedFile("it has more rows than a sheet can hold");
    if (isHidden) sheet.hiddenRows.set(row, row + 1, true);
    for (const cell of cells) {
      const { column } = cell;
      const format = styles.format(cell.styleIndex);
      const value = decoder.value(cell);
      const formula = decoder.formula(row, cell);
      if (value !== null) appendAt((values[column] ??= []), row, value);
      if (formula !== undefined) formulas.push({ row, column, formula });
      if (cell.formula?.kind === "array") arrays.push(...areasIn(cell.formula.ref));
      if (format.quotePrefix) quoted.push({ row, column });
      extendRun(runs, sheet, row, column, format.numberFormat);
    }
  }
  sheet.arrayAreas = arrays;
  runs.forEach((run, column) => run && closeRun(sheet, column, run));
  values.forEach((column, index) => sheet.adoptColumn(index, column));
  for (const { row, column } of quoted) {
    sheet.setContent(row, column, { value: sheet.getValue(row, column), quotePrefix: true });
  }
  for (const { row, column, formula } of formulas) {
    sheet.setContent(row, column, { value: sheet.getValue(row, column), formula });
  }
}

function areasIn(reference: string | undefined): Area[] {
  const area = reference === undefined ? undefined : parseAddress(reference)?.area;
  return area ? [area] : [];
}

function appendAt(column: CellValue[], row: number, value: CellValue): void {
  while (column.length < row) column.push(null);
  column.push(value);
}

/** Formats are given to the model in runs of rows: a column of 100,000 dates is one run. */
function extendRun(
  runs: (FormatRun | undefined)[],
  sheet: SheetModel,
  row: number,
  column: number,
  numberFormat: string,
) {
  const run = runs[column];
  if (run && run.end === row && run.numberFormat === numberFormat) {
    run.end = row + 1;
    return;
  }
  if (run) closeRun(sheet, column, run);
  runs[column] = { firstRow: row, end: row + 1, numberFormat };
}

function closeRun(sheet: SheetModel, column: number, run: FormatRun): void {
  const area = areaOf(run.firstRow, column, run.end - run.firstRow);
  if (sheet.getNumberFormat(run.firstRow, column) !== run.numberFormat) sheet.setNumberFormat(area, run.numberFormat);
}
