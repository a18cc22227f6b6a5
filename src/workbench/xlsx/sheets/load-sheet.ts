import { parseAddress } from "../../model/areas/a1-address";
import { areaOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { CellValue } from "../../model/texts/cell-content";
import { XmlScanner } from "../package/xml-scanner";
import type { StylesPart } from "../styles/styles-part";
import type { CellDecoder } from "./cell-decoder";
import { CELLS_OF_A_FORMULA, type CellRoom } from "./cell-room";
import { DamagedSheetError } from "./damaged-sheet-error";
import { fillWithoutResult } from "./fill-without-result";
import { noSuchFormat, sheetRows } from "./sheet-rows";
import { shownFormat } from "./shown-format";
import { wholeNumber } from "./whole-number";

/** Column widths a file gives, in characters of the default font, by column number. */
export type ColumnWidths = ReadonlyMap<number, number>;

/** A what-if data table: the cells of its results, and addresses of those that it puts its inputs into. */
export interface WhatIfTable {
  readonly area: Area;
  readonly inputCells: readonly string[];
}

/** What a sheet part says that the model has no use for. */
export interface LoadedSheet {
  readonly columnWidths: ColumnWidths;
  /** Cells that hold results of a formula that does not stand in them, or of one that cannot be told. */
  readonly filledAreas: readonly Area[];
  /** Its results are not to be trusted: the workbook shall be calculated when it is opened (ECMA-376 Part 1, 18.3.1.79). */
  readonly asksForCalculation: boolean;
  readonly whatIfTables: readonly WhatIfTable[];
  /** The part without its rows. */
  readonly aroundRows: string;
}

/**
 * Fills a new sheet with the cells, formats and protection of a sheet part. Nothing is dirty afterwards.
 * @param room what is left of it for this sheet
 * @throws DamagedSheetError, SyntaxError when the part is cut short, WorkbookFileError `too-large`
 */
export function loadSheet(
  sheet: SheetModel,
  xml: string,
  styles: StylesPart,
  decoder: CellDecoder,
  room: CellRoom,
): LoadedSheet {
  const scanner = new XmlScanner(xml);
  const widths = new Map<number, number>();
  const told = new Set<number>();
  let columnCount = 0;
  const mergedAreas: Area[] = [];
  let rows: LoadedRows | undefined;
  let aroundRows = xml;
  let asksForCalculation = false;
  for (const name of partsOfSheet(scanner)) {
    if (name === "sheetData") {
      if (rows !== undefined) throw new DamagedSheetError("its cells stand in two places");
      const { end, isSelfClosing } = scanner;
      rows = isSelfClosing ? { filledAreas: [], whatIfTables: [] } : loadRows(scanner, sheet, styles, decoder, room);
      if (!isSelfClosing) aroundRows = xml.slice(0, end) + xml.slice(scanner.start);
    } else if (name === "sheetFormatPr") {
      // Rows that the part does not list are hidden then (18.3.1.81).
      if (isTrue(scanner.attribute("zeroHeight"))) sheet.hiddenRows.set(0, SHEET_ROWS, true);
    } else if (name === "sheetCalcPr") {
      asksForCalculation = isTrue(scanner.attribute("fullCalcOnLoad"));
    } else if (name === "sheetProtection") {
      sheet.isProtected = isTrue(scanner.attribute("sheet"));
    } else if (name === "row" || name === "c") {
      throw new DamagedSheetError(`<${name}> stands beside its cells`);
    } else if (name === "cols" || name === "mergeCells") {
      forEachChild(scanner, () => {
        if (scanner.name === "col") {
          if (++columnCount > SHEET_COLUMNS) throw new DamagedSheetError("it lists more columns than a sheet has");
          readColumn(scanner, sheet, styles, widths, told);
        } else if (scanner.name === "mergeCell") mergedAreas.push(...areasIn(scanner.attribute("ref")));
      });
    }
  }
  if (rows === undefined) throw new DamagedSheetError("there is nothing that says which cells it has");
  sheet.mergedAreas = mergedAreas;
  fillWithoutResult(sheet, rows.filledAreas, (value) => value === null);
  sheet.markClean();
  return { columnWidths: widths, asksForCalculation, aroundRows, ...rows };
}

/** The children of `<worksheet>` by name, with the scanner at each; what is left unread of one is passed over. */
function* partsOfSheet(scanner: XmlScanner): Generator<string> {
  if (!scanner.next() || scanner.isClosing || scanner.name !== "worksheet") {
    throw new DamagedSheetError("there is something else in place of its cells");
  }
  if (scanner.isSelfClosing) return;
  while (scanner.next()) {
    if (scanner.isClosing) {
      scanner.next(); // behind the root nothing may stand
      return;
    }
    const { start, name } = scanner;
    yield name;
    if (scanner.start === start) scanner.skipElement();
  }
  throw new SyntaxError("The sheet is cut short.");
}

/** Stops at each child of the element at which the scanner stands, and moves to its end. */
function forEachChild(scanner: XmlScanner, visit: () => void): void {
  if (scanner.isSelfClosing) return;
  while (scanner.next()) {
    if (scanner.isClosing) return;
    visit();
    scanner.skipElement();
  }
  throw new SyntaxError("A list is cut short.");
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === "1" || attribute === "true";
}

/** @param told columns of which something was said: a column has one place in the list, and nothing is done twice for it */
function readColumn(
  scanner: XmlScanner,
  sheet: SheetModel,
  styles: StylesPart,
  widths: Map<number, number>,
  told: Set<number>,
): void {
  const first = wholeNumber(scanner.attribute("min") ?? "1") ?? 0;
  const last = wholeNumber(scanner.attribute("max") ?? String(first)) ?? 0;
  if (first < 1 || last < first) throw new DamagedSheetError("it says something of columns that are none");
  const width = Number(scanner.attribute("width") ?? Number.NaN);
  if (isTrue(scanner.attribute("hidden")) || width === 0) sheet.hiddenColumns.set(first - 1, last, true);
  const { numberFormat } = styles.format(wholeNumber(scanner.attribute("style") ?? "0") ?? 0);
  // A file may say something about all columns to the end of the sheet: only those a table may reach are worth remembering.
  const end = Math.min(last, first + 1023, SHEET_COLUMNS);
  for (let column = first - 1; column < end; column++) {
    if (told.has(column)) continue;
    told.add(column);
    if (Number.isFinite(width)) widths.set(column, width);
    if (numberFormat !== "General") sheet.setNumberFormat(areaOf(0, column, SHEET_ROWS), numberFormat);
  }
}

interface FormatRun {
  readonly firstRow: number;
  end: number;
  readonly numberFormat: string;
}

type LoadedRows = Pick<LoadedSheet, "filledAreas" | "whatIfTables">;

function loadRows(
  scanner: XmlScanner,
  sheet: SheetModel,
  styles: StylesPart,
  decoder: CellDecoder,
  room: CellRoom,
): LoadedRows {
  const values: CellValue[][] = [];
  const runs: (FormatRun | undefined)[] = [];
  const formulas: { row: number; column: number; formula: string }[] = [];
  const quoted: { row: number; column: number }[] = [];
  const arrays: Area[] = [];
  const filled: Area[] = [];
  const whatIfTables: WhatIfTable[] = [];
  for (const { row, isHidden, cells } of sheetRows(scanner)) {
    if (isHidden !== sheet.hiddenRows.get(row)) sheet.hiddenRows.set(row, row + 1, isHidden);
    for (const cell of cells) {
      const { column } = cell;
      if (!styles.has(cell.styleIndex)) throw noSuchFormat(row, column, String(cell.styleIndex));
      const format = styles.format(cell.styleIndex);
      const value = decoder.value(cell);
      const formula = decoder.formula(row, cell);
      if (value !== null) appendAt(values, column, row, value, room);
      if (cell.formula !== undefined) room.take(CELLS_OF_A_FORMULA);
      if (formula !== undefined) formulas.push({ row, column, formula });
      if (cell.formula?.kind === "array") arrays.push(...areasIn(cell.formula.ref));
      if (cell.formula?.kind === "dataTable") {
        const { ref, inputCells } = cell.formula;
        whatIfTables.push(...areasIn(ref).map((area) => ({ area, inputCells })));
      } else if (cell.formula !== undefined && formula === undefined) filled.push(areaOf(row, column));
      if (format.quotePrefix) quoted.push({ row, column });
      if (extendRun(runs, sheet, row, column, shownFormat(cell.type, value, format.numberFormat))) continue;
      room.take(CELLS_OF_A_FORMULA);
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
  for (const { area } of whatIfTables) filled.push(area);
  return { filledAreas: [...filled, ...arrays.filter((area) => area.rowCount * area.columnCount > 1)], whatIfTables };
}

function areasIn(reference: string | undefined): Area[] {
  const area = reference === undefined ? undefined : parseAddress(reference)?.area;
  return area ? [area] : [];
}

function appendAt(values: CellValue[][], column: number, row: number, value: CellValue, room: CellRoom): void {
  const filled = values[column];
  room.take(row + 1 - (filled?.length ?? 0));
  // In one go, because a single value may stand in the last row of a sheet.
  const cells = filled ?? (values[column] = row === 0 ? [] : new Array<CellValue>(row).fill(null));
  while (cells.length < row) cells.push(null);
  cells.push(value);
}

/** Formats are given to the model in runs of rows: a column of 100,000 dates is one run. @returns whether the run went on */
function extendRun(
  runs: (FormatRun | undefined)[],
  sheet: SheetModel,
  row: number,
  column: number,
  numberFormat: string,
): boolean {
  const run = runs[column];
  if (run && run.end === row && run.numberFormat === numberFormat) {
    run.end = row + 1;
    return true;
  }
  if (run) closeRun(sheet, column, run);
  runs[column] = { firstRow: row, end: row + 1, numberFormat };
  return false;
}

function closeRun(sheet: SheetModel, column: number, run: FormatRun): void {
  const area = areaOf(run.firstRow, column, run.end - run.firstRow);
  if (sheet.getNumberFormat(run.firstRow, column) !== run.numberFormat) sheet.setNumberFormat(area, run.numberFormat);
}
