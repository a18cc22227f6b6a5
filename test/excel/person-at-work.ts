import { endTableFilter, filterTable } from "../../src/workbench/model/edits/filter-rows";
import { hideRows } from "../../src/workbench/model/edits/hide-rows";
import { sortRows } from "../../src/workbench/model/edits/sort-rows";
import { deleteTableColumn, deleteTableRows, insertTableRows } from "../../src/workbench/model/edits/table-edits";
import { areaOf } from "../../src/workbench/model/areas/area";
import { mergeCells, unmergeCells } from "../../src/workbench/model/merges/merge-cells";
import type { TableModel } from "../../src/workbench/model/tables/table-model";
import type { CellValue } from "../../src/workbench/model/texts/cell-content";
import { UndoHistory } from "../../src/workbench/model/undo/undo-history";
import type { Random } from "../support/random-of";
import { doAsAPerson } from "./do-as-a-person";
import type { OpenExcel } from "./open-excel";

/** Where the amount of a row stands: the id of the row is in the first column, and nobody changes it. */
const AMOUNT = 1;
export const MAX_AMOUNT = 1_000;

/** A person who works in a table (columns id, amount ...) while it is scored, and remembers what they did. */
export class PersonAtWork {
  /** What was done, in order, for whoever looks into a run that went wrong. */
  readonly done: string[] = [];
  /** Every amount that each row ever had, by its id. */
  readonly amounts = new Map<number, Set<number>>();
  /** What an undo put beside a row again, by its id: a run may have taken it back, and nobody can keep a person from undoing that. */
  readonly broughtBack = new Map<number, Set<CellValue>>();
  /** Something was done that may take right predictions out of the sheet. */
  tookResults = false;
  /** An undo in the middle of a run can bring back what was written when rows moved, and taken back: Excel undoes either by itself. */
  mayUndo = true;
  /** Blank rows stand among those that were scored: the run counts rows by their place. */
  insertedRows = false;
  private readonly history: UndoHistory;

  constructor(
    private readonly excel: OpenExcel,
    private readonly table: TableModel,
    private readonly random: Random,
  ) {
    for (const [id, amount] of excel.sheet.readValues(table.dataArea)) this.remember(Number(id), Number(amount));
    this.history = new UndoHistory(excel.model);
  }

  /** Does one thing, or what Excel refuses; seldom one that takes results away. */
  act(): void {
    const deeds = this.random.chance(0.1) ? this.rareDeeds : this.deeds;
    const [name, what] = this.random.oneOf(Object.entries(deeds));
    doAsAPerson(this.excel, this.done, name, what);
  }

  private readonly deeds: Readonly<Record<string, () => void>> = {
    "edit an amount": () => {
      const { row, column } = this.anyCell(AMOUNT);
      const id = this.excel.sheet.getValue(row, this.table.area.column);
      if (typeof id !== "number") return; // A row that was inserted.
      const amount = this.random.below(MAX_AMOUNT);
      this.remember(id, amount);
      this.excel.sheet.setValue(row, column, amount);
      this.excel.model.cellsWritten(this.table.sheetId, areaOf(row, column), "user");
    },
    sort: () => {
      const keys = [{ place: this.random.below(2), isDescending: this.random.chance(0.5), takesTextAsNumber: false }];
      sortRows(this.excel.model, this.table.sheetId, this.table.dataArea, keys, false, "user");
    },
    "insert rows": () => {
      this.insertedRows = true;
      const index = this.random.below(this.table.dataArea.rowCount + 1);
      insertTableRows(this.excel.model, this.table, 1 + this.random.below(2), "user", index);
    },
    "hide rows": () => hideRows(this.excel.model, this.table.sheetId, this.anyCell(0), true, "user"),
    "show rows": () => hideRows(this.excel.model, this.table.sheetId, this.table.area, false, "user"),
    filter: () => {
      const criteria = { kind: "custom", first: `>${this.random.below(MAX_AMOUNT)}` } as const;
      filterTable(this.excel.model, this.table, new Map([[this.table.columns[AMOUNT]!.id, criteria]]), "user");
    },
    "end the filter": () => endTableFilter(this.excel.model, this.table, "user"),
    "merge cells beside the table": () => {
      const { row } = this.anyCell(0);
      const beside = areaOf(row, this.table.area.column + this.table.area.columnCount, 2, 1);
      mergeCells(this.excel.model, this.table.sheetId, beside, false, "user");
    },
    "unmerge all": () => unmergeCells(this.excel.model, this.table.sheetId, areaOf(0, 0, 500, 20), "user"),
    "edit a cell for a while": () => {
      this.excel.model.cellEditMode = true;
      setImmediate(() => (this.excel.model.cellEditMode = false));
    },
  };

  private readonly rareDeeds: Readonly<Record<string, () => void>> = {
    "delete a row": () => {
      this.tookResults = true;
      deleteTableRows(this.excel.model, this.table, this.random.below(this.table.dataArea.rowCount), 1, "user");
    },
    "rename the result column": () => {
      const place = this.resultPlace();
      if (place === undefined) return;
      const { row, column } = this.table.area;
      this.tookResults = true; // What it holds from now on is the person's own matter.
      this.excel.sheet.setValue(row, column + place, "Mine");
      this.excel.model.cellsWritten(this.table.sheetId, areaOf(row, column + place), "user");
    },
    "delete the result column": () => {
      const place = this.resultPlace();
      if (place === undefined) return;
      this.tookResults = true;
      deleteTableColumn(this.excel.model, this.table, this.table.columns[place]!.id, "user");
    },
    undo: () => {
      if (!this.mayUndo) return;
      this.tookResults = true;
      const before = this.results();
      this.history.undo();
      for (const [id, values] of this.results()) {
        const known = this.broughtBack.get(id) ?? new Set();
        const restored = values.filter((value, i) => value !== before.get(id)?.[i]);
        this.broughtBack.set(id, new Set([...known, ...restored]));
      }
    },
  };

  /** A cell of a data row. */
  private anyCell(place: number): ReturnType<typeof areaOf> {
    const { row, column, rowCount } = this.table.dataArea;
    return areaOf(row + this.random.below(rowCount), column + place);
  }

  /** What stands in the result columns, by the rows' ids. */
  private results(): ReadonlyMap<number, readonly CellValue[]> {
    const place = this.resultPlace();
    if (place === undefined) return new Map();
    return new Map(
      this.excel.sheet.readValues(this.table.dataArea).map((row) => [Number(row[0]), row.slice(place)] as const),
    );
  }

  private resultPlace(): number | undefined {
    const place = this.table.columns.findIndex(({ name }) => name.startsWith("Prediction"));
    return place < 0 ? undefined : place;
  }

  private remember(id: number, amount: number): void {
    this.amounts.set(id, (this.amounts.get(id) ?? new Set()).add(amount));
  }
}
