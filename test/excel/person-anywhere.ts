import { areaOf, SHEET_ROWS, type Area } from "../../src/workbench/model/areas/area";
import { hideRows } from "../../src/workbench/model/edits/hide-rows";
import { sortRows } from "../../src/workbench/model/edits/sort-rows";
import { mergeCells } from "../../src/workbench/model/merges/merge-cells";
import type { Random } from "../support/random-of";
import { MAX_SOURCE_AMOUNT, type AnySource } from "./any-source";
import { doAsAPerson } from "./do-as-a-person";
import type { OpenExcel } from "./open-excel";

/** Columns that are sorted along with a range, and looked at for results. */
export const COLUMNS_LOOKED_AT = 12;

/** A person who works in any source while it is scored, in the columns of results too, and remembers what they did. */
export class PersonAnywhere {
  readonly done: string[] = [];
  /** Every amount that each row ever had, by its id. */
  readonly amounts = new Map<number, Set<number>>();
  /** Something of their own stands in a result column: a text that begins with MINE. */
  hasTyped = false;

  constructor(
    private readonly excel: OpenExcel,
    private readonly source: AnySource,
    private readonly random: Random,
  ) {
    for (const [id, amount] of excel.sheet.readValues(source.data())) this.remember(Number(id), Number(amount));
  }

  /** Does one thing, or what Excel refuses. */
  act(): void {
    const { chance, oneOf } = this.random;
    const [name, what] = oneOf(Object.entries(chance(0.5) ? { edit: this.deeds["edit"]! } : this.deeds));
    doAsAPerson(this.excel, this.done, name, what);
  }

  private readonly deeds: Readonly<Record<string, () => void>> = {
    edit: () => {
      const { row, column } = this.anyRow();
      const amount = this.random.below(MAX_SOURCE_AMOUNT);
      this.remember(Number(this.excel.sheet.getValue(row, column)), amount);
      this.put(row, column + 1, amount);
    },
    hide: () => hideRows(this.excel.model, this.excel.sheet.id, this.anyRow(), true, "user"),
    show: () => hideRows(this.excel.model, this.excel.sheet.id, areaOf(0, 0, SHEET_ROWS), false, "user"),
    sort: () => {
      const data = this.source.data();
      const area = this.source.table ? data : { ...data, columnCount: COLUMNS_LOOKED_AT };
      const key = { place: this.random.below(2), isDescending: this.random.chance(0.5), takesTextAsNumber: false };
      sortRows(this.excel.model, this.excel.sheet.id, area, [key], false, "user");
    },
    "merge blank cells": () => {
      const { row, column } = this.anyRow();
      const cells = areaOf(row, column + 2, Math.min(2, SHEET_ROWS - row), 1 + this.random.below(2));
      if (this.excel.sheet.usedWithin(cells)) return; // What a merge keeps stands in its first row: it would move.
      mergeCells(this.excel.model, this.excel.sheet.id, cells, false, "user");
    },
    "type beside it": () => {
      const { row, column, columnCount } = this.anyRow();
      if (!this.random.chance(0.1) || (this.source.table && columnCount < 3)) return;
      this.hasTyped = true;
      this.put(row, column + (this.source.table ? columnCount - 1 : 2), `MINE ${this.done.length}`);
    },
    "protect or unprotect": () => {
      if (this.random.chance(0.1)) this.excel.sheet.isProtected = !this.excel.sheet.isProtected;
    },
    "edit a cell for a while": () => {
      this.excel.model.cellEditMode = true;
      setImmediate(() => (this.excel.model.cellEditMode = false));
    },
  };

  private anyRow(): Area {
    const data = this.source.data();
    return { ...data, row: data.row + this.random.below(data.rowCount), rowCount: 1 };
  }

  private put(row: number, column: number, value: string | number): void {
    this.excel.sheet.setValue(row, column, value);
    this.excel.model.cellsWritten(this.excel.sheet.id, areaOf(row, column), "user");
  }

  private remember(id: number, amount: number): void {
    this.amounts.set(id, (this.amounts.get(id) ?? new Set()).add(amount));
  }
}
