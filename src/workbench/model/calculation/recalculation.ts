import { appendByKey } from "../append-by-key";
import type { Area } from "../areas/area";
import { shiftedPieces, type CellShift } from "../areas/shifted-area";
import type { CalculationEngine, CalculationMode } from "../results/calculation-engine";
import type { FormulaIndex } from "../results/formula-index";
import { FormulaReach } from "../results/formula-reach";
import { formulaIndexOf } from "../results/indexed-formulas";
import type { KnownFormula, SheetArea } from "../results/known-formulas";
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
    for (const { sheet, areas, isByPane } of grouped(pending))
      workbook.outdate(sheet, areas, isByPane ? "pane" : "user");
    const index = formulaIndexOf(workbook);
    index.unsettle();
    const due = isEverything ? index.formulas : formulasDue(index, pending);
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

/** Volatile formulas, formulas in the changed cells, and all that look at any of these or at the cells, on and on. */
function formulasDue(index: FormulaIndex, pending: readonly SheetArea[]): readonly KnownFormula[] {
  const reach = new FormulaReach(index, () => true);
  for (const formula of index.volatile) reach.take(formula);
  for (const each of pending) {
    for (const formula of index.standingIn(each)) reach.take(formula);
    reach.change(each);
  }
  reach.follow();
  reach.putBack(false);
  return [...reach.taken];
}

/** The changed areas, those together that one and the same did to one sheet. */
function grouped(pending: readonly PendingArea[]): (Pick<PendingArea, "sheet" | "isByPane"> & { areas: Area[] })[] {
  return [true, false].flatMap((isByPane) => {
    const areas = new Map<SheetModel, Area[]>();
    for (const each of pending) if (each.isByPane === isByPane) appendByKey(areas, each.sheet, each.area);
    return [...areas].map(([sheet, ofSheet]) => ({ sheet, isByPane, areas: ofSheet }));
  });
}
