import { areaOf, SHEET_COLUMNS, type Area } from "../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../src/workbench/model/edits/cell-shifts";
import { sortRows } from "../../src/workbench/model/edits/sort-rows";
import { addTableColumn, deleteTableColumn } from "../../src/workbench/model/edits/table-edits";
import type { CellValue } from "../../src/workbench/model/texts/cell-content";
import type { WorkbookModel } from "../../src/workbench/model/workbook-model";
import { WorkbookRuleError } from "../../src/workbench/model/workbook-rule-error";

/** What stands in every cell that the other person fills in beside the data. */
export const THEIRS = "theirs";

/**
 * Another person who has the workbook open: what they do comes between any two requests of the pane. They work on the first sheet, with its
 * data from A1 on: two columns, and what stands beside them.
 */
export class CoAuthor {
  constructor(private readonly workbook: WorkbookModel) {}

  /** Does it, unless Excel refuses it, too. */
  attempt(act: (person: this) => void): void {
    try {
      act(this);
    } catch (error) {
      if (!(error instanceof WorkbookRuleError)) throw error;
    }
  }

  enter(row: number, column: number, value: CellValue): void {
    this.sheet.setValue(row, column, value);
    this.workbook.cellsWritten(this.sheet.id, areaOf(row, column), "co-author");
  }

  /** Sorts by the second column, downwards. */
  sort(): void {
    const keys = [{ place: 1, isDescending: true, takesTextAsNumber: false }];
    sortRows(this.workbook, this.sheet.id, this.data, keys, false, "co-author");
  }

  insertRows(row: number, count: number): void {
    insertCells(this.workbook, this.sheet.id, areaOf(row, 0, count, SHEET_COLUMNS), "down", "co-author");
  }

  deleteRows(row: number, count: number): void {
    deleteCells(this.workbook, this.sheet.id, areaOf(row, 0, count, SHEET_COLUMNS), "up", "co-author");
  }

  /** Deletes the column with that header, if there is one. */
  deleteColumn(header: string): void {
    const column = this.columnOf(header);
    if (column === undefined) return;
    if (this.table === undefined) {
      deleteCells(this.workbook, this.sheet.id, areaOf(0, column, this.rowCount, 1), "left", "co-author");
    } else deleteTableColumn(this.workbook, this.table, this.table.columns[column]!.id, "co-author");
  }

  /** Adds a column of that name with cells of their own: at the end of a table, else in the next blank column. */
  addColumn(header: string): void {
    const column = this.width;
    if (this.table !== undefined) addTableColumn(this.workbook, this.table, "co-author", { name: header });
    else this.enter(0, column, header);
    for (let row = 1; row < this.rowCount; row++) this.enter(row, column, THEIRS);
  }

  /** Puts a column with cells of their own where the results stand, which move to the right. */
  insertColumn(header: string): void {
    insertCells(this.workbook, this.sheet.id, areaOf(0, 2, 1_048_576, 1), "right", "co-author");
    this.enter(0, 2, header);
    for (let row = 1; row < this.rowCount; row++) this.enter(row, 2, THEIRS);
  }

  /** Gives the column with that header another one. */
  rename(header: string, to: string): void {
    const column = this.columnOf(header);
    if (column !== undefined) this.enter(0, column, to);
  }

  private get sheet() {
    return this.workbook.sheets[0]!;
  }

  private get table() {
    return this.workbook.tables[0];
  }

  private get rowCount(): number {
    return this.sheet.usedRange()!.rowCount;
  }

  private get width(): number {
    return this.table?.columns.length ?? this.sheet.usedRange()!.columnCount;
  }

  private get data(): Area {
    return this.table?.dataArea ?? areaOf(1, 0, this.rowCount - 1, this.width);
  }

  private columnOf(header: string): number | undefined {
    const headers = this.sheet.readValues(areaOf(0, 0, 1, this.width))[0]!;
    const column = headers.indexOf(header);
    return column < 0 ? undefined : column;
  }
}
