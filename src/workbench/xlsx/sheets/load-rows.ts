import { parseAddress } from "../../model/areas/a1-address";
import { areaOf, type Area, type FilledArea } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { callsCustomFunction } from "../../model/texts/custom-function-calls";
import type { CellValue } from "../../model/texts/cell-content";
import type { BytesInPieces } from "../bytes/bytes-in-pieces";
import type { StylesPart } from "../styles/styles-part";
import type { CellDecoder } from "./cell-decoder";
import { CELLS_OF_A_FORMULA, type CellRoom } from "./cell-room";
import { PLAIN_KINDS, type PlainRow } from "../bytes/plain-row";
import { visitRows, type PlaceOfRows, type RowVisitor } from "./row-stream";
import { noSuchFormat, type CellXml, type RowXml } from "./sheet-rows";
import { shownFormat } from "./shown-format";

/** A what-if data table: the cells of its results, and addresses of those that it puts its inputs into. */
export interface WhatIfTable {
  readonly area: Area;
  readonly inputCells: readonly string[];
}

/** What the rows of a sheet say that the model has no use for. */
export interface LoadedRows {
  /** Cells that hold results of a formula that does not stand in them, or of one that cannot be told. */
  readonly filledAreas: readonly Area[];
  readonly whatIfTables: readonly WhatIfTable[];
}

/** What a sheet is filled by. */
export interface SheetLoading {
  readonly sheet: SheetModel;
  readonly styles: StylesPart;
  readonly decoder: CellDecoder;
  /** What is left of it for this sheet. */
  readonly room: CellRoom;
}

interface FormatRun {
  readonly firstRow: number;
  end: number;
  readonly numberFormat: string;
  readonly fill: string;
}

/**
 * Fills a sheet with the cells of its rows.
 * @param bytes from behind the opening tag of `sheetData`; before the closing one afterwards
 * @throws DamagedSheetError, SyntaxError when the rows are cut short, WorkbookFileError
 */
export async function loadRows(bytes: BytesInPieces, place: PlaceOfRows, parts: SheetLoading): Promise<LoadedRows> {
  const loader = new RowLoader(parts);
  const pieces = visitRows(bytes, place, loader);
  while ((await pieces.next()).done !== true);
  return loader.finish();
}

class RowLoader implements RowVisitor {
  private readonly values: CellValue[][] = [];
  private readonly runs: (FormatRun | undefined)[] = [];
  private readonly formulas: { row: number; column: number; formula: string }[] = [];
  private readonly quoted: { row: number; column: number }[] = [];
  private readonly arrays: FilledArea[] = [];
  private readonly filled: Area[] = [];
  private readonly whatIfTables: WhatIfTable[] = [];

  constructor(private readonly parts: SheetLoading) {}

  plainRow(plain: PlainRow): void {
    const { styles } = this.parts;
    const { row, count, columns, kinds } = plain;
    this.hide(row, false);
    for (let index = 0; index < count; index++) {
      const column = columns[index]!;
      const style = plain.styles[index]!;
      if (!styles.has(style)) throw noSuchFormat(row, column, String(style));
      const format = styles.format(style);
      if (kinds[index] !== PLAIN_KINDS.blank) this.append(row, column, this.plainValue(plain, index));
      if (format.quotePrefix) this.quoted.push({ row, column });
      this.extendRun(row, column, format.numberFormat, format.fill);
    }
  }

  row({ row, isHidden, cells }: RowXml): void {
    this.hide(row, isHidden);
    for (const cell of cells) this.addCell(row, cell);
  }

  /** Gives the sheet what was read. */
  finish(): LoadedRows {
    const { sheet } = this.parts;
    const { arrays, filled, whatIfTables } = this;
    sheet.arrayAreas = arrays;
    this.runs.forEach((run, column) => run && this.closeRun(column, run));
    this.values.forEach((column, index) => sheet.adoptColumn(index, column));
    for (const { row, column } of this.quoted) {
      sheet.setContent(row, column, { value: sheet.getValue(row, column), quotePrefix: true });
    }
    for (const { row, column, formula } of this.formulas) {
      sheet.setContent(row, column, { value: sheet.getValue(row, column), formula });
    }
    for (const { area } of whatIfTables) filled.push(area);
    const areas = arrays.filter((area) => area.rowCount * area.columnCount > 1);
    return { filledAreas: [...filled, ...areas], whatIfTables };
  }

  private hide(row: number, isHidden: boolean): void {
    const { hiddenRows } = this.parts.sheet;
    if (isHidden !== hiddenRows.get(row)) hiddenRows.set(row, row + 1, isHidden);
  }

  private plainValue(plain: PlainRow, index: number): CellValue {
    const value = plain.values[index]!;
    switch (plain.kinds[index]) {
      case PLAIN_KINDS.text:
        return this.parts.decoder.sharedText(plain.row, plain.columns[index]!, value);
      case PLAIN_KINDS.truth:
        return value === 1;
      default:
        return value;
    }
  }

  private addCell(row: number, cell: CellXml): void {
    const { styles, decoder, room } = this.parts;
    const { column } = cell;
    if (!styles.has(cell.styleIndex)) throw noSuchFormat(row, column, String(cell.styleIndex));
    const format = styles.format(cell.styleIndex);
    const value = decoder.value(cell);
    const formula = decoder.formula(row, cell);
    if (value !== null) this.append(row, column, value);
    if (cell.formula !== undefined) room.take(CELLS_OF_A_FORMULA);
    if (formula !== undefined) this.formulas.push({ row, column, formula });
    if (cell.formula?.kind === "array") {
      const isSpill = cell.isDynamic && formula !== undefined && callsCustomFunction(formula);
      this.arrays.push(...areasIn(cell.formula.ref).map((area) => (isSpill ? { ...area, isSpill } : area)));
    }
    if (cell.formula?.kind === "dataTable") {
      const { ref, inputCells } = cell.formula;
      this.whatIfTables.push(...areasIn(ref).map((area) => ({ area, inputCells })));
    } else if (cell.formula !== undefined && formula === undefined) this.filled.push(areaOf(row, column));
    if (format.quotePrefix) this.quoted.push({ row, column });
    this.extendRun(row, column, shownFormat(cell.type, value, format.numberFormat), format.fill);
  }

  private append(row: number, column: number, value: CellValue): void {
    const { values } = this;
    const filled = values[column];
    this.parts.room.take(row + 1 - (filled?.length ?? 0));
    // In one go, because a single value may stand in the last row of a sheet.
    const cells = filled ?? (values[column] = row === 0 ? [] : new Array<CellValue>(row).fill(null));
    while (cells.length < row) cells.push(null);
    cells.push(value);
  }

  /** Formats and fills are given to the model in runs of rows: a column of 100,000 dates is one run. */
  private extendRun(row: number, column: number, numberFormat: string, fill: string): void {
    const run = this.runs[column];
    if (run !== undefined && run.end === row && run.numberFormat === numberFormat && run.fill === fill) {
      run.end = row + 1;
      return;
    }
    if (run) this.closeRun(column, run);
    this.runs[column] = { firstRow: row, end: row + 1, numberFormat, fill };
    this.parts.room.take(CELLS_OF_A_FORMULA);
  }

  private closeRun(column: number, run: FormatRun): void {
    const { sheet } = this.parts;
    const area = areaOf(run.firstRow, column, run.end - run.firstRow);
    if (sheet.getNumberFormat(run.firstRow, column) !== run.numberFormat) sheet.setNumberFormat(area, run.numberFormat);
    if (sheet.getFill(run.firstRow, column) !== run.fill) sheet.setFill(area, run.fill);
  }
}

/** The areas that an attribute names, none where it names what is none. */
export function areasIn(reference: string | undefined): Area[] {
  const area = reference === undefined ? undefined : parseAddress(reference)?.area;
  return area ? [area] : [];
}
