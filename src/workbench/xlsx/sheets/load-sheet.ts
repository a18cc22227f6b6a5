import { parseAddress } from "../../model/areas/a1-address";
import { areaOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { BytesInPieces } from "../bytes/bytes-in-pieces";
import { decodePiece } from "../package/part-text";
import { XmlScanner } from "../package/xml-scanner";
import type { StylesPart } from "../styles/styles-part";
import { DamagedSheetError } from "./damaged-sheet-error";
import { fillWithoutResult } from "./fill-without-result";
import { areasIn, loadRows, type LoadedRows, type SheetLoading, type WhatIfTable } from "./load-rows";
import { takeSheetHead } from "../bytes/sheet-head";
import { wholeNumber } from "./whole-number";

/** What a sheet part says that the model has no use for. */
export interface LoadedSheet {
  /** The row that stays in view above all others, counted from 0, where it is one alone. */
  readonly frozenRow: number | undefined;
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
 * @param bytes the part in UTF-8, which is read piece by piece: its text may be longer than JavaScript can hold
 * @throws DamagedSheetError, SyntaxError when the part is cut short, WorkbookFileError `too-large`
 */
export async function loadSheet(bytes: BytesInPieces, partName: string, parts: SheetLoading): Promise<LoadedSheet> {
  const { sheet } = parts;
  const head = await takeSheetHead(bytes, partName);
  const around = new PartsAroundRows(parts);
  const headScanner = new XmlScanner(head.text);
  if (!headScanner.next() || headScanner.isClosing || headScanner.name !== "worksheet") {
    throw new DamagedSheetError("there is something else in place of its cells");
  }
  const goesOn = !headScanner.isSelfClosing && around.read(headScanner);
  let rows: LoadedRows = { filledAreas: [], whatIfTables: [] };
  let tail = "";
  if (goesOn && head.within.length > 0) {
    rows = await loadRows(bytes, { partName, within: head.within }, parts);
    tail = decodePiece(partName, await bytes.rest());
    const tailScanner = new XmlScanner(tail, head.within);
    tailScanner.next();
    around.read(tailScanner);
  }
  if (!around.hasRows) throw new DamagedSheetError("there is nothing that says which cells it has");
  sheet.mergedAreas = around.mergedAreas;
  fillWithoutResult(sheet, rows.filledAreas, (value) => value === null);
  sheet.markClean();
  sheet.columnWidths = around.columnWidths;
  const { frozenRow, asksForCalculation } = around;
  return { frozenRow, asksForCalculation, aroundRows: head.text + tail, ...rows };
}

/** What stands before the rows of a sheet and behind them. */
class PartsAroundRows {
  readonly columnWidths = new Map<number, number>();
  readonly mergedAreas: Area[] = [];
  frozenRow: number | undefined;
  asksForCalculation = false;
  hasRows = false;
  private readonly told = new Set<number>();
  private columnCount = 0;

  constructor(private readonly parts: Pick<SheetLoading, "sheet" | "styles">) {}

  /**
   * Reads the children of `<worksheet>` that follow; what is left unread of one is passed over.
   * @returns whether it stands at rows now, which follow
   */
  read(scanner: XmlScanner): boolean {
    while (scanner.next()) {
      if (scanner.isClosing) {
        scanner.next(); // behind the root nothing may stand
        return false;
      }
      const { start } = scanner;
      if (scanner.name === "sheetData") {
        if (this.hasRows) throw new DamagedSheetError("its cells stand in two places");
        this.hasRows = true;
        if (!scanner.isSelfClosing) return true;
      }
      this.readPart(scanner);
      if (scanner.start === start) scanner.skipElement();
    }
    throw new SyntaxError("The sheet is cut short.");
  }

  private readPart(scanner: XmlScanner): void {
    const { sheet, styles } = this.parts;
    const { name } = scanner;
    if (name === "sheetFormatPr") {
      // Rows that the part does not list are hidden then (18.3.1.81).
      if (isTrue(scanner.attribute("zeroHeight"))) sheet.hiddenRows.set(0, SHEET_ROWS, true);
    } else if (name === "sheetViews") {
      this.frozenRow = readFrozenRow(scanner);
    } else if (name === "sheetCalcPr") {
      this.asksForCalculation = isTrue(scanner.attribute("fullCalcOnLoad"));
    } else if (name === "sheetProtection") {
      sheet.isProtected = isTrue(scanner.attribute("sheet"));
    } else if (name === "row" || name === "c") {
      throw new DamagedSheetError(`<${name}> stands beside its cells`);
    } else if (name === "cols" || name === "mergeCells") {
      forEachChild(scanner, () => {
        if (scanner.name === "col") {
          if (++this.columnCount > SHEET_COLUMNS) throw new DamagedSheetError("it lists more columns than a sheet has");
          readColumn(scanner, sheet, styles, this.columnWidths, this.told);
        } else if (scanner.name === "mergeCell") this.mergedAreas.push(...areasIn(scanner.attribute("ref")));
      });
    }
  }
}

/**
 * What the first view of the sheet keeps in view; moves to the end of the list of views. A header has one row: more of them, or panes that
 * are only split, say nothing of which row names the columns. Source: ECMA-376 Part 1, 18.3.1.66, 18.3.1.87.
 */
function readFrozenRow(scanner: XmlScanner): number | undefined {
  let found: number | undefined;
  let viewCount = 0;
  let firstRow = 0;
  forEachChild(scanner, () => {
    if (++viewCount > 1) return;
    firstRow = parseAddress(scanner.attribute("topLeftCell") ?? "A1")?.area.row ?? 0;
    forEachChild(scanner, () => {
      const isFrozen = scanner.name === "pane" && /^frozen/.test(scanner.attribute("state") ?? "");
      if (isFrozen && Number(scanner.attribute("ySplit")) === 1) found = firstRow;
    });
  });
  return found;
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
  const { numberFormat, fill } = styles.format(wholeNumber(scanner.attribute("style") ?? "0") ?? 0);
  // A file may say something about all columns to the end of the sheet: only those a table may reach are worth remembering.
  const end = Math.min(last, first + 1023, SHEET_COLUMNS);
  for (let column = first - 1; column < end; column++) {
    if (told.has(column)) continue;
    told.add(column);
    if (Number.isFinite(width)) widths.set(column, width);
    if (numberFormat !== "General") sheet.setNumberFormat(areaOf(0, column, SHEET_ROWS), numberFormat);
    if (fill !== "") sheet.setFill(areaOf(0, column, SHEET_ROWS), fill);
  }
}
