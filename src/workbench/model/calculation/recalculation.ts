import { areaOf, containsArea, type Area } from "../areas/area";
import { shiftedPieces, type CellShift } from "../areas/shifted-area";
import type { CalculationEngine, CalculationMode } from "../results/calculation-engine";
import { ChangedCells } from "../results/changed-cells";
import { knownFormulas, type KnownFormula, type SheetArea } from "../results/known-formulas";
import type { SheetModel } from "../sheets/sheet-model";
import type { WorkbookChange } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { calculateFormulas } from "./calculate-formulas";
import type { OutsideWorld } from "../values/calculation-place";

interface PendingArea extends SheetArea {
  readonly isByPane: boolean;
}

/**
 * Calculates a workbook's formulas after each change, as Excel does: those that look at cells which changed, those that were entered,
 * and each time those that are volatile, with all that look at them. A formula that cannot be calculated here loses its result where it
 * may be out of date, as it does without this.
 */
export class Recalculation implements CalculationEngine {
  mode: CalculationMode = "Automatic";
  private pending: PendingArea[] = [];
  private isAnythingDue = false;
  private isEverythingDue = false;
  private isSuspended = false;

  constructor(
    private readonly workbook: WorkbookModel,
    private readonly world: OutsideWorld,
  ) {
    workbook.subscribe((change) => this.follow(change));
  }

  get isDue(): boolean {
    return this.isAnythingDue;
  }

  cellsChanged(sheet: SheetModel, area: Area, isByPane: boolean): void {
    this.pending.push({ sheet, area, isByPane });
    this.isAnythingDue = true;
  }

  suspend(): void {
    this.isSuspended = true;
  }

  resume(): void {
    this.isSuspended = false;
    this.calculateIfDue();
  }

  calculateIfDue(): void {
    if (this.isAnythingDue && !this.isSuspended && this.mode !== "Manual") this.calculate(false);
  }

  calculate(isFull: boolean): void {
    const { workbook } = this;
    const pending = this.pending;
    const isEverything = isFull || this.isEverythingDue;
    this.pending = [];
    this.isAnythingDue = false;
    this.isEverythingDue = false;
    for (const { sheet, area, isByPane } of pending) workbook.outdate(sheet, area, isByPane ? "pane" : "user");
    const formulas = knownFormulas(workbook);
    const due = isEverything ? formulas : formulasDue(formulas, pending);
    if (calculateFormulas(workbook, due, this.world)) workbook.tell({ kind: "calculated" });
  }

  private follow(change: WorkbookChange): void {
    if (change.kind !== "cells" || this.workbook.calculation !== this) return;
    const { changeType, area } = change;
    if (changeType !== "RangeEdited")
      this.followShift({ sheetId: change.sheetId, area, type: changeType }, change.source === "pane");
    if (change.source !== "pane") this.calculateIfDue();
  }

  private followShift(shift: CellShift, isByPane: boolean): void {
    this.pending = this.pending.flatMap(({ area: before, ...rest }) =>
      rest.sheet.id === shift.sheetId
        ? shiftedPieces(before, shift).map(({ after }) => ({ ...rest, area: after }))
        : [{ ...rest, area: before }],
    );
    this.isAnythingDue = true;
    // A formula may look at fewer cells now, and nothing is left there that would tell so.
    if (shift.type === "RowDeleted" || shift.type === "ColumnDeleted") this.isEverythingDue = true;
    else this.pending.push({ sheet: this.workbook.requireSheet(shift.sheetId), area: shift.area, isByPane });
  }
}

/** Formulas in the changed cells, formulas that look at these, volatile ones, and all that look at any of them. */
function formulasDue(formulas: readonly KnownFormula[], pending: readonly SheetArea[]): readonly KnownFormula[] {
  const changed = new ChangedCells();
  const due: KnownFormula[] = [];
  const take = (formula: KnownFormula): void => {
    due.push(formula);
    changed.addCell(formula.sheet, formula.row, formula.column);
  };
  for (const { sheet, area } of pending) changed.addArea(sheet, area);
  let left: KnownFormula[] = [];
  for (const formula of formulas) {
    const isOwn = pending.some(({ sheet, area }) => sheet === formula.sheet && containsArea(area, placeOf(formula)));
    if (formula.isVolatile || isOwn) take(formula);
    else left.push(formula);
  }
  for (let before = left.length + 1; left.length < before;) {
    before = left.length;
    left = left.filter((formula) => {
      if (!formula.looksAt.some((each) => changed.touches(each.sheet, each.area))) return true;
      take(formula);
      return false;
    });
    left.reverse();
  }
  return due;
}

function placeOf({ row, column }: KnownFormula): Area {
  return areaOf(row, column);
}
