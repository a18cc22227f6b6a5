import { areaOf, bottomOf, intersectionOf, rightOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../areas/area";
import type { SheetChart } from "../charts/sheet-chart";
import type { SheetFilter } from "../filters/sheet-filter";
import { NO_RESULT, type CellContent, type CellValue } from "../texts/cell-content";
import type { LookRule } from "../look/look-rule";
import type { ColumnWidths } from "./column-widths";
import { ColumnStore, GENERAL, NO_FILL } from "./column-store";
import type { Pinned } from "./pinned";
import { RunList } from "./run-list";
import type { SheetSnapshot } from "./sheet-snapshot";
import { trimmedArea } from "./trimmed-area";

/**
 * The cells of one sheet, stored column by column. Rows and columns count from 0.
 *
 * Writing here is silent: no listener hears of it, no table rule is applied, nothing is parsed. A loader wants just that; whoever
 * edits calls `WorkbookModel.cellsWritten` afterwards.
 *
 * Saving: the sheet holds the whole truth at any time. `dirtyAreas()` tells which cells are not as they were when `markClean()` was
 * last called, in present coordinates; a cell that moved is dirty at its new place, and so is the place it left. Whoever replays
 * edits on the opened file writes the present content of every dirty cell, blanks included, and then the tables as they now are.
 */
export class SheetModel {
  visible = true;
  isProtected = false;
  /** Cells that show as one; only their first holds something. */
  mergedAreas: readonly Area[] = [];
  /** Conditional formats, the newest first. */
  lookRules: readonly LookRule[] = [];
  charts: readonly SheetChart[] = [];
  columnWidths: ColumnWidths = new Map();
  /** What single formulas fill: array formulas, and results that spill. */
  arrayAreas: SheetSnapshot["arrayAreas"] = [];
  /** The sheet's own filter; tables have theirs. Change it through filter-rows.ts, which hides the rows. */
  autoFilter: SheetFilter | undefined;
  /** What cannot follow when cells move. */
  pinned: readonly Pinned[] = [];
  /** Hidden by hand or by a filter: a row is hidden or not, and a filter that lets it through shows it. */
  hiddenRows = new RunList(false);
  /** As the file was opened: nothing here hides columns. */
  readonly hiddenColumns = new RunList(false);
  /** A formula was entered, or something else in its place, since the sheet was last clean; moved formulas do not count. */
  hasFormulaEdits = false;
  /** Another number whenever a formula is another one, or stands elsewhere. */
  formulasVersion = 0;
  /** Another number whenever a formula may have got a result. */
  resultsVersion = 0;
  private columns: (ColumnStore | undefined)[] = [];

  /** @param name may change; the id never does */
  constructor(
    readonly id: string,
    public name: string,
  ) {}

  getValue(row: number, column: number): CellValue {
    return this.columns[column]?.value(row) ?? null;
  }

  /** Puts a value in and takes away the cell's formula and apostrophe; the number format stays. */
  setValue(row: number, column: number, value: CellValue): void {
    this.setContent(row, column, { value });
  }

  getFormula(row: number, column: number): string | undefined {
    return this.columns[column]?.formula(row);
  }

  /** All cells with a formula, in a list of their own: formulas may be changed on the way. */
  formulaCells(): { row: number; column: number; formula: string }[] {
    return this.columns.flatMap((store, column) =>
      [...(store?.formulaEntries() ?? [])].map(([row, formula]) => ({ row, column, formula })),
    );
  }

  getContent(row: number, column: number): Required<Omit<CellContent, "formula">> & Pick<CellContent, "formula"> {
    return (
      this.columns[column]?.content(row) ?? { value: null, quotePrefix: false, numberFormat: GENERAL, fill: NO_FILL }
    );
  }

  setContent(row: number, column: number, content: CellContent): void {
    if (!Number.isInteger(row) || row < 0 || row >= SHEET_ROWS) throw new RangeError("No such row.");
    if (content.formula !== this.getFormula(row, column)) {
      this.hasFormulaEdits = true;
      this.formulasVersion++;
    }
    if (content.formula !== undefined && content.value !== NO_RESULT) this.resultsVersion++;
    this.column(column).setContent(row, content);
  }

  /** The same formula in other words, because the cells it speaks of have moved: its result stays. */
  rewordFormula(row: number, column: number, formula: string): void {
    this.formulasVersion++;
    this.column(column).setContent(row, { ...this.getContent(row, column), formula });
  }

  getNumberFormat(row: number, column: number): string {
    return this.columns[column]?.formats.get(row) ?? GENERAL;
  }

  setNumberFormat(area: Area, numberFormat: string): void {
    for (let column = area.column; column < rightOf(area); column++) {
      this.column(column).setFormat(area.row, bottomOf(area), numberFormat);
    }
  }

  /** "#RRGGBB", or "" for none; what else a file fills cells with has a name of its own. */
  getFill(row: number, column: number): string {
    return this.columns[column]?.fills.get(row) ?? NO_FILL;
  }

  /** A column that has no cells yet and gets no fill stays as it is. */
  setFill(area: Area, fill: string): void {
    for (let column = area.column; column < rightOf(area); column++) {
      if (fill === NO_FILL && this.columns[column] === undefined) continue;
      this.column(column).setFill(area.row, bottomOf(area), fill);
    }
  }

  hasQuotePrefix(row: number, column: number): boolean {
    return this.columns[column]?.quotePrefixes.get(row) ?? false;
  }

  /** A column to look at, until the next edit; undefined where nothing was ever in it. */
  columnAt(column: number): Pick<ColumnStore, "value" | "formats" | "fills" | "version"> | undefined {
    return this.columns[column];
  }

  /** The values of an area, row by row, always `rowCount` rows of `columnCount`. */
  readValues(area: Area): CellValue[][] {
    const cell = (i: number) => (_: unknown, j: number) => this.getValue(area.row + i, area.column + j);
    return Array.from({ length: area.rowCount }, (_, i) => Array.from({ length: area.columnCount }, cell(i)));
  }

  /** Puts a block of values in, row by row, as `setValue` does for one. */
  writeValues(row: number, column: number, values: readonly (readonly CellValue[])[]): void {
    values.forEach((cells, i) => cells.forEach((value, j) => this.setValue(row + i, column + j, value)));
  }

  /** Takes over an array as a whole column, row 0 first, without a copy: for opening large files. Nothing becomes dirty. */
  adoptColumn(column: number, values: CellValue[]): void {
    this.column(column).adopt(values);
  }

  /** The smallest area with every cell that holds something; with `valuesOnly` false, cells that only have a format count too. */
  usedRange(valuesOnly = true): Area | undefined {
    let firstRow = SHEET_ROWS;
    let end = 0;
    let firstColumn = -1;
    let lastColumn = -1;
    this.columns.forEach((store, column) => {
      const columnEnd = store?.usedEnd(!valuesOnly) ?? 0;
      if (store === undefined || columnEnd === 0) return;
      if (firstColumn < 0) firstColumn = column;
      lastColumn = column;
      end = Math.max(end, columnEnd);
      firstRow = Math.min(firstRow, store.usedStart(!valuesOnly));
    });
    return lastColumn < 0 ? undefined : areaOf(firstRow, firstColumn, end - firstRow, lastColumn - firstColumn + 1);
  }

  /** The smallest part of `area` that holds all its values. */
  usedWithin(area: Area, valuesOnly = true): Area | undefined {
    const used = this.usedRange(valuesOnly);
    const common = used && intersectionOf(used, area);
    if (!common) return undefined;
    return valuesOnly ? trimmedArea(this, common) : common;
  }

  /** Whether the rows of an area are hidden: all of them, none, or `null` where some are. */
  areRowsHidden(area: Area): boolean | null {
    const hidden = this.hiddenRowCount(area);
    return hidden === 0 ? false : hidden === area.rowCount ? true : null;
  }

  hiddenRowCount(area: Area): number {
    return this.hiddenRows.countWithin(area.row, bottomOf(area));
  }

  isBlank(area: Area): boolean {
    return this.usedWithin(area) === undefined;
  }

  /** Blanks the cells of an area. Formats stay. */
  clearContents(area: Area): void {
    const within = this.usedWithin(area, false);
    if (!within) return;
    for (let column = within.column; column < rightOf(within); column++) {
      for (let row = within.row; row < bottomOf(within); row++) {
        const { value, formula, quotePrefix } = this.getContent(row, column);
        if (value !== null || formula !== undefined || quotePrefix) this.setContent(row, column, { value: null });
      }
    }
  }

  /** Makes room for `area` by moving the cells that stand there, and all beyond them, down or right. */
  insertCells(area: Area, shift: "down" | "right"): void {
    this.formulasVersion++;
    if (shift === "down") {
      if (area.columnCount === SHEET_COLUMNS) this.hiddenRows.insert(area.row, area.rowCount, false);
      for (let column = area.column; column < rightOf(area); column++) {
        this.ownColumn(column)?.insert(area.row, area.rowCount);
      }
      return;
    }
    const end = this.usedEnd(area);
    for (let column = this.columns.length - 1; column >= area.column; column--) {
      this.moveCells(column, column + area.columnCount, area.row, end);
    }
    this.blankOut(area, end);
  }

  /** Takes the cells of `area` out; what stands below or right of them moves up to close the gap. */
  deleteCells(area: Area, shift: "up" | "left"): void {
    this.formulasVersion++;
    if (shift === "up") {
      if (area.columnCount === SHEET_COLUMNS) this.hiddenRows.remove(area.row, area.rowCount);
      for (let column = area.column; column < rightOf(area); column++) {
        this.ownColumn(column)?.remove(area.row, area.rowCount);
      }
      return;
    }
    const last = this.columns.length;
    const end = this.usedEnd(area);
    for (let column = rightOf(area); column < last; column++) {
      this.moveCells(column, column - area.columnCount, area.row, end);
    }
    const emptied = Math.max(area.column, last - area.columnCount);
    if (last > emptied) this.blankOut({ ...area, column: emptied, columnCount: last - emptied }, end);
  }

  /** Cells that differ from the opened file, as areas one column wide, within the used range and what was cleared below it. */
  dirtyAreas(): Area[] {
    return this.columns.flatMap((store, column) =>
      (store?.dirty.entries() ?? []).map((run) => {
        const end = run.end < SHEET_ROWS ? run.end : Math.max(run.start + 1, store!.length);
        return areaOf(run.start, column, end - run.start);
      }),
    );
  }

  /** Says that the cells now are what the file holds. */
  markClean(): void {
    this.hasFormulaEdits = false;
    this.columns.forEach((_, column) => this.ownColumn(column)?.dirty.clear());
  }

  takeSnapshot(): SheetSnapshot {
    for (const store of this.columns) if (store) store.isShared = true;
    const { name, visible, isProtected, mergedAreas, arrayAreas, autoFilter, pinned, hasFormulaEdits } = this;
    const state = { name, visible, isProtected, mergedAreas, arrayAreas, autoFilter, pinned, hasFormulaEdits };
    const { lookRules, charts, columnWidths, columns } = this;
    return { ...state, lookRules, charts, columnWidths, columns: [...columns], hiddenRows: this.hiddenRows.copy() };
  }

  /** Makes the sheet what it was, silently. */
  restore({ columns, hiddenRows, ...state }: SheetSnapshot): void {
    Object.assign(this, state);
    this.columns = [...columns];
    this.hiddenRows = hiddenRows.copy();
    this.formulasVersion++;
  }

  private column(column: number): ColumnStore {
    if (!Number.isInteger(column) || column < 0 || column >= SHEET_COLUMNS) throw new RangeError("No such column.");
    while (this.columns.length <= column) this.columns.push(undefined);
    return this.ownColumn(column) ?? (this.columns[column] = new ColumnStore());
  }

  /** A column that may be written to: its copy where a snapshot holds on to it. */
  private ownColumn(column: number): ColumnStore | undefined {
    const store = this.columns[column];
    return store?.isShared === true ? (this.columns[column] = store.copy()) : store;
  }

  /** The first row of the area below which none of its rows holds or formats anything. */
  private usedEnd(area: Area): number {
    const used = this.usedRange(false);
    return used ? Math.max(area.row, Math.min(bottomOf(area), bottomOf(used))) : area.row;
  }

  /** What would be pushed off the sheet is cut off: the caller has seen that nothing is in it. */
  private moveCells(from: number, to: number, firstRow: number, end: number): void {
    if (to >= SHEET_COLUMNS) return;
    if (this.columns[from] === undefined && this.columns[to] === undefined) return;
    const store = this.column(to);
    for (let row = firstRow; row < end; row++) store.setContent(row, this.getContent(row, from));
  }

  /** Leaves cells as new ones are; a cell that was new already is not touched. */
  private blankOut(area: Area, end: number): void {
    for (let column = area.column; column < rightOf(area); column++) {
      if (this.columns[column] === undefined) continue;
      for (let row = area.row; row < end; row++) {
        this.setContent(row, column, { value: null, numberFormat: GENERAL, fill: NO_FILL });
      }
    }
  }
}
