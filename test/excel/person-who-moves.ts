import { areaOf, SHEET_COLUMNS, type Area } from "../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../src/workbench/model/edits/cell-shifts";
import { sortRows } from "../../src/workbench/model/edits/sort-rows";
import { addTableColumn, deleteTableRows, insertTableRows } from "../../src/workbench/model/edits/table-edits";
import type { TableModel } from "../../src/workbench/model/tables/table-model";
import type { CellValue } from "../../src/workbench/model/texts/cell-content";
import type { Random } from "../support/random-of";
import { doAsAPerson } from "./do-as-a-person";
import type { OpenExcel } from "./open-excel";

/** Columns that go along when a range is sorted. */
const COLUMNS_SORTED = 8;

/** A source of three columns: what the person knows a row by, which is not sent, then id and amount. */
export interface MovedSource {
  readonly table: TableModel | undefined;
  /** Its data rows as they are now. */
  data(): Area;
}

/** What is sent of a row. */
export function inputsOf([, id, amount]: readonly CellValue[]): string {
  return `${String(id)}:${String(amount)}`;
}

/** A person who sorts, deletes, inserts and edits rows while they are scored, and remembers what became of each of them. */
export class PersonWhoMoves {
  readonly done: string[] = [];
  /** All inputs that a row ever had, by the tag in its first column. */
  readonly inputs = new Map<CellValue, Set<string>>();
  /** How often rows with these inputs were edited or deleted: a prediction may have gone with each. */
  readonly takenAway = new Map<string, number>();
  private fresh = 10_000;

  constructor(
    private readonly excel: OpenExcel,
    private readonly source: MovedSource,
    private readonly random: Random,
  ) {
    for (const row of excel.sheet.readValues(source.data())) this.inputs.set(row[0]!, new Set([inputsOf(row)]));
  }

  act(): void {
    const [name, what] = this.random.oneOf(Object.entries(this.deeds));
    doAsAPerson(this.excel, this.done, name, what);
  }

  private readonly deeds: Readonly<Record<string, () => void>> = {
    sort: () => {
      const data = this.source.data();
      const area = this.source.table?.dataArea ?? { ...data, columnCount: COLUMNS_SORTED };
      const key = { place: this.random.below(3), isDescending: this.random.chance(0.5), takesTextAsNumber: false };
      sortRows(this.excel.model, this.excel.sheet.id, area, [key], false, "user");
    },
    delete: () => {
      const data = this.source.data();
      const count = Math.min(1 + this.random.below(3), data.rowCount - 1);
      const index = this.random.below(data.rowCount - count + 1);
      for (const row of this.rows({ ...data, row: data.row + index, rowCount: count })) this.noteTaken(row);
      if (this.source.table) return deleteTableRows(this.excel.model, this.source.table, index, count, "user");
      const area = areaOf(data.row + index, 0, count, SHEET_COLUMNS);
      deleteCells(this.excel.model, this.excel.sheet.id, area, "up", "user");
    },
    insert: () => {
      const data = this.source.data();
      const index = this.random.below(data.rowCount + (this.source.table ? 1 : 0));
      const count = 1 + this.random.below(2);
      if (this.source.table) insertTableRows(this.excel.model, this.source.table, count, "user", index);
      else
        insertCells(
          this.excel.model,
          this.excel.sheet.id,
          areaOf(data.row + index, 0, count, SHEET_COLUMNS),
          "down",
          "user",
        );
      if (this.random.chance(0.5)) return; // Left blank.
      this.put(data.row + index, data.column, [`new ${this.fresh++}`, this.fresh++, 1]);
    },
    edit: () => {
      const data = this.source.data();
      const row = data.row + this.random.below(data.rowCount);
      const [before] = this.rows({ ...data, row, rowCount: 1 });
      if (before?.[0] === null || before?.[0] === undefined) return;
      this.noteTaken(before);
      this.put(row, data.column, [before[0], before[1]!, this.fresh++]);
    },
    "add a column": () => {
      if (this.source.table === undefined || !this.random.chance(0.3)) return;
      addTableColumn(this.excel.model, this.source.table, "user", { name: `mine ${this.fresh++}` });
    },
  };

  private rows(area: Area): (readonly CellValue[])[] {
    return this.excel.sheet.readValues({ ...area, columnCount: 3 });
  }

  private noteTaken(row: readonly CellValue[]): void {
    this.takenAway.set(inputsOf(row), (this.takenAway.get(inputsOf(row)) ?? 0) + 1);
  }

  private put(row: number, column: number, values: readonly CellValue[]): void {
    this.excel.sheet.writeValues(row, column, [values]);
    this.excel.model.cellsWritten(this.excel.sheet.id, areaOf(row, column, 1, values.length), "user");
    const tag = values[0]!;
    this.inputs.set(tag, (this.inputs.get(tag) ?? new Set()).add(inputsOf(values)));
  }
}
