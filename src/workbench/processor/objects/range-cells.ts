import { areaOf, bottomOf, containsArea, intersectionOf, rightOf, type Area } from "../../model/areas/area";
import { coveredCells } from "../../model/merges/covered-cells";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { isCellError, type CellContent, type CellValue } from "../../model/texts/cell-content";
import { asText, readInput, type InputRefusal } from "../../model/texts/read-input";
import { displayText } from "../../model/texts/display-text";
import { arrivingText } from "../habits/eaten-apostrophe";
import { enteredValue, isApostropheShown } from "../habits/enter-into-text-cell";
import { arrivingBlock } from "../habits/rows-reached";
import { block } from "../object-model/arguments";
import { targetOf } from "../object-model/host-object";
import type { ObjectSession, RangeTarget } from "../object-model/targets";
import { ExcelError, type ExcelErrorCode } from "../wire/excel-error";
import { areaOfRange } from "./area-of-range";

/** Cells one get may ask for; past it Excel on the web answers null. Source: Microsoft Learn, "Resource limits and performance optimization for Office Add-ins". */
export const MAX_CELLS_IN_GET = 5_000_000;

const REFUSALS: Record<InputRefusal, ExcelErrorCode> = {
  "cell-too-long": "InvalidArgument",
  "formula-too-long": "FormulaLengthExceedsLimit",
  "malformed-formula": "InvalidArgument",
  "semicolon-in-formula": "InvalidArgument",
};

/** One entry a cell, row by row; null where the range is too large for one get. */
export function readCells(
  target: RangeTarget,
  entry: (sheet: SheetModel, row: number, column: number) => unknown,
): unknown[][] | null {
  const area = areaOfRange(target);
  if (area.rowCount * area.columnCount > MAX_CELLS_IN_GET) return null;
  const sheet = target.session.sheet(target.sheetId);
  const rows: unknown[][] = [];
  for (let row = area.row; row < bottomOf(area); row++) {
    const cells: unknown[] = [];
    for (let column = area.column; column < rightOf(area); column++) cells.push(entry(sheet, row, column));
    rows.push(cells);
  }
  return rows;
}

/** A value as `Range.values` gives it: "" for a blank, the error's text for an error. */
export function outerValue(value: CellValue): string | number | boolean {
  return isCellError(value) ? value.error : (value ?? "");
}

export function valueType(value: CellValue): string {
  if (value === null) return "Empty";
  if (isCellError(value)) return value.isRich === true ? "RichValue" : "Error";
  if (typeof value === "boolean") return "Boolean";
  return typeof value === "number" ? "Double" : "String";
}

export function outerFormula(sheet: SheetModel, row: number, column: number): unknown {
  return sheet.getFormula(row, column) ?? outerValue(sheet.getValue(row, column));
}

export function cellText(session: ObjectSession, sheet: SheetModel, row: number, column: number): string {
  return displayText(sheet.getValue(row, column), sheet.getNumberFormat(row, column), session.workbook.dateSystem);
}

/**
 * Enters a block of values as `Range.values = ...` does: each text is read as if it were typed, null leaves its cell alone, "" blanks it.
 * Nothing is written when any entry is refused.
 * @throws ExcelError InvalidArgument, FormulaLengthExceedsLimit, AccessDenied
 */
export function writeCells(target: RangeTarget, values: unknown): void {
  const area = areaOfRange(target);
  enterBlock(target.session, target.sheetId, area, values);
  target.session.workbook.cellsWritten(target.sheetId, area, "pane");
}

/** As writeCells, without telling anybody. */
export function enterBlock(session: ObjectSession, sheetId: string, area: Area, values: unknown): void {
  const sheet = session.writableSheet(sheetId);
  const formatAt = (row: number, column: number): string => sheet.getNumberFormat(area.row + row, area.column + column);
  checkShape(values, area);
  placeContents(sheet, area, readContents(session, area, arrivingBlock(session.habits, sheet, area, values), formatAt));
}

/**
 * What a block of values makes of the cells of an area, row by row; undefined where a cell is left alone. Nothing is written.
 * @param formatAt number format of the cell that a row and column of the block, counted from 0, goes to
 * @throws ExcelError InvalidArgument, FormulaLengthExceedsLimit
 */
export function readContents(
  session: ObjectSession,
  { rowCount, columnCount }: Area,
  values: unknown,
  formatAt: (row: number, column: number) => string,
): (CellContent | undefined)[] {
  if (rowCount * columnCount > MAX_CELLS_IN_GET) throw new ExcelError("InvalidArgument");
  const entry = block(values, rowCount, columnCount);
  const contents: (CellContent | undefined)[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      contents.push(contentOf(session, entry(row, column), formatAt(row, column)));
    }
  }
  return contents;
}

/** Puts contents in, row by row. What falls on cells that others cover is dropped. */
export function placeContents(sheet: SheetModel, area: Area, contents: readonly (CellContent | undefined)[]): void {
  const isCovered = coveredCells(sheet, area);
  contents.forEach((content, index) => {
    const row = area.row + Math.floor(index / area.columnCount);
    const column = area.column + (index % area.columnCount);
    if (content && !isCovered(row, column)) sheet.setContent(row, column, content);
  });
}

/** What one entry makes of its cell, or undefined when it leaves it alone. */
function contentOf(session: ObjectSession, value: unknown, numberFormat: string): CellContent | undefined {
  if (value === null) return undefined;
  if (value === "") return { value: null };
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) {
    return { value: enteredValue(session.habits, value, numberFormat) };
  }
  if (typeof value !== "string") throw new ExcelError("InvalidArgument");
  const reading = isApostropheShown(session.habits, value, numberFormat)
    ? asText(value, false)
    : readInput(arrivingText(session.habits, value), numberFormat, session.workbook);
  if ("refused" in reading) throw new ExcelError(REFUSALS[reading.refused]);
  return reading.content;
}

/**
 * `Range.copyFrom` of a range to itself, values only: each formula gives way to what it shows, texts stay texts whatever they begin with, formats stay, and
 * hidden rows are copied, too. Other sources and kinds of copies are not played. Source: Microsoft Learn, "Excel.Range.copyFrom"; hidden rows:
 * OfficeDev/office-scripts-docs #758.
 * @throws ExcelError AccessDenied, NotImplemented; InvalidArgument for a part of an array that was entered as one
 */
export function copyValues(target: RangeTarget, [source, copyType]: readonly unknown[]): void {
  const area = areaOfRange(target);
  const from = targetOf("Range", source);
  const place = from && areaOfRange(from);
  const isSame =
    from?.sheetId === target.sheetId &&
    place?.row === area.row &&
    place.column === area.column &&
    place.rowCount === area.rowCount &&
    place.columnCount === area.columnCount;
  if (!isSame || copyType !== "Values") throw new ExcelError("NotImplemented");
  const sheet = target.session.writableSheet(target.sheetId);
  const isCut = sheet.arrayAreas.some(
    (array) => array.isSpill !== true && intersectionOf(array, area) !== undefined && !containsArea(area, array),
  );
  if (isCut) throw new ExcelError("InvalidArgument");
  for (let row = area.row; row < bottomOf(area); row++) {
    for (let column = area.column; column < rightOf(area); column++) {
      const { value, quotePrefix } = sheet.getContent(row, column);
      sheet.setContent(row, column, { value, quotePrefix });
    }
  }
  // A result that spreads goes with its formula: what it fills here stays as values.
  target.session.workbook.cellsWritten(target.sheetId, area, "pane");
}

/** Sets number formats; null leaves a cell's format alone. @throws ExcelError InvalidArgument, AccessDenied */
export function writeNumberFormats(target: RangeTarget, formats: unknown): void {
  const area = areaOfRange(target);
  const sheet = target.session.writableSheet(target.sheetId);
  checkShape(formats, area);
  const arriving = arrivingBlock(target.session.habits, sheet, area, formats);
  const format = block(arriving, area.rowCount, area.columnCount);
  if (!Array.isArray(arriving)) {
    sheet.setNumberFormat(area, formatText(arriving));
  } else {
    for (let i = 0; i < area.rowCount; i++) {
      for (let j = 0; j < area.columnCount; j++) {
        const wanted = format(i, j);
        if (wanted !== null) sheet.setNumberFormat(areaOf(area.row + i, area.column + j), formatText(wanted));
      }
    }
  }
}

/** @throws ExcelError InvalidArgument when an array is not as high and wide as the area */
function checkShape(values: unknown, { rowCount, columnCount }: Area): void {
  block(values, rowCount, columnCount);
}

function formatText(format: unknown): string {
  if (typeof format !== "string") throw new ExcelError("InvalidArgument");
  return format === "" ? "General" : format;
}
