import { appendByKey } from "../append-by-key";
import { areaOf, intersectionOf, type Area } from "../areas/area";
import { shiftedPieces, type CellShift } from "../areas/shifted-area";
import type { CalculationEngine, CalculationMode, FormulaPosition } from "../results/calculation-engine";
import { formulaIndexOf } from "../results/indexed-formulas";
import type { KnownFormula, SheetArea } from "../results/known-formulas";
import type { SheetModel } from "../sheets/sheet-model";
import { isCellError, WAITING } from "../texts/cell-content";
import type { WorkbookChange } from "../workbook-change";
import type { WorkbookModel } from "../workbook-model";
import { calculateFormulas, type ChangedCells } from "./calculate-formulas";
import {
  dependentsOf,
  formulasDue,
  formulasDueAfterLoss,
  formulasMissed,
  namesWith,
  withDependents,
} from "./formulas-due";
import type { OutsideWorld } from "../values/calculation-place";
import { withdrawSpills } from "./withdraw-spills";

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
  /** Sheets in which cells came, went or moved. */
  private shifted = new Set<SheetModel>();
  /** Names that stand for something else. */
  private renamed: ReadonlySet<string> = new Set();
  /** Formulas whose results gave way to what was entered. */
  private spreading: FormulaPosition[] = [];
  /** Cells that results would fill if there was room. */
  private blocked: SheetArea[] = [];
  private readonly options = { onBlocked: (spill: SheetArea): void => void this.blocked.push(spill) };
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
    for (const { spill, left } of withdrawSpills(sheet, area)) {
      this.pending.push(...left.map((each) => ({ sheet, area: each, isByPane })));
      this.spreading.push({ sheet, row: spill.row, column: spill.column });
    }
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
    const { workbook, pending, shifted, renamed } = this;
    const due = isFull ? undefined : this.isEverythingDue ? formulasDueAfterLoss : formulasDue;
    this.pending = [];
    this.shifted = new Set();
    this.renamed = new Set();
    this.isAnythingDue = false;
    this.isEverythingDue = false;
    for (const { sheet, area } of pending) workbook.customFunctions.forget(sheet, area);
    for (const { sheet, areas, isByPane } of grouped(pending))
      workbook.outdate(sheet, areas, isByPane ? "pane" : "user");
    const index = formulaIndexOf(workbook);
    index.unsettle();
    const formulas = due?.(index, { changed: pending, shifted, renamed }) ?? index.formulas;
    const changed = calculateFormulas(workbook, formulas, this.world, this.options);
    if (due === formulasDueAfterLoss) changed.push(...this.calculateMissed(formulas, changed));
    const spreading = [...this.spreading, ...this.unblocked(pending)];
    this.spreading = [];
    if (this.goOn(spreading) || changed.length > 0) workbook.tell({ kind: "calculated" });
  }

  private calculateMissed(calculated: readonly KnownFormula[], changed: readonly ChangedCells[]): ChangedCells[] {
    const index = formulaIndexOf(this.workbook);
    index.unsettle();
    return calculateFormulas(this.workbook, formulasMissed(index, calculated, changed), this.world, this.options);
  }

  nameChanged(name: string): void {
    if (this.mode !== "Automatic") return;
    this.renamed = new Set([...this.renamed, ...namesWith(name, this.workbook.names)]);
    this.isEverythingDue = true;
    this.calculate(false);
  }

  answered(places: readonly FormulaPosition[]): void {
    if (this.goOn(places)) this.workbook.tell({ kind: "answered" });
  }

  /**
   * Calculates formulas where they waited, and then all that look at those that do not wait any more.
   * @returns whether a cell shows something else now
   */
  private goOn(places: readonly FormulaPosition[]): boolean {
    if (places.length === 0) return false;
    const { workbook, options } = this;
    const before = formulaIndexOf(workbook);
    const standing = places.flatMap(({ sheet, row, column }) =>
      before.standingIn({ sheet, area: areaOf(row, column) }),
    );
    const waited = [...new Set(standing.filter(({ callsOut }) => callsOut))];
    const changed = calculateFormulas(workbook, waited, this.world, { ...options, isAnew: false });
    // What looks at them waits as long as they do.
    const settled = changed.filter(({ sheet, row, column }) => sheet.getValue(row, column) !== WAITING);
    for (const [sheet, areas] of areasOf(settled)) workbook.outdate(sheet, areas, "user");
    // A result that has spread fills other cells.
    const index = formulaIndexOf(workbook);
    index.unsettle();
    calculateFormulas(workbook, dependentsOf(index, settled), this.world, options);
    return changed.length > 0;
  }

  /** Formulas whose results had no room until cells changed. */
  private unblocked(changed: readonly SheetArea[]): FormulaPosition[] {
    const isTouched = ({ sheet, area }: SheetArea): boolean =>
      changed.some((change) => change.sheet === sheet && intersectionOf(change.area, area) !== undefined);
    const touched = this.blocked.filter(isTouched);
    this.blocked = this.blocked.filter((spill) => !touched.includes(spill));
    return touched.map(({ sheet, area: { row, column } }) => ({ sheet, row, column }));
  }

  blockedSpill({ sheet, row, column }: FormulaPosition): Area | undefined {
    const isOwn = (spill: SheetArea): boolean =>
      spill.sheet === sheet && spill.area.row === row && spill.area.column === column;
    return this.blocked.filter(isOwn).at(-1)?.area;
  }

  functionsReady(): void {
    const { customFunctions } = this.workbook;
    this.calculateAnew((formula) => {
      const { sheet, row, column } = formula;
      const value = sheet.getValue(row, column);
      return isCellError(value) && value.isRich !== true && !customFunctions.isWaiting(formula);
    });
  }

  restored(): void {
    this.workbook.customFunctions.forgetAll();
    // What an add-in waited for then may be answered since, and its errors may have passed.
    this.functionsReady();
  }

  /** Calculates formulas that call an add-in, and all that look at them. */
  private calculateAnew(isDue: (formula: KnownFormula) => boolean): void {
    const index = formulaIndexOf(this.workbook);
    index.unsettle();
    const due = withDependents(index, index.callingOut.filter(isDue), []);
    if (calculateFormulas(this.workbook, due, this.world, this.options).length > 0)
      this.workbook.tell({ kind: "answered" });
  }

  private follow(change: WorkbookChange): void {
    if (change.kind !== "cells" || this.workbook.calculation !== this) return;
    const { changeType, area } = change;
    if (changeType !== "RangeEdited")
      this.followShift({ sheetId: change.sheetId, area, type: changeType }, change.source === "pane");
    if (change.source !== "pane") this.calculateIfDue();
  }

  private followShift(shift: CellShift, isByPane: boolean): void {
    const sheet = this.workbook.requireSheet(shift.sheetId);
    this.pending = this.pending.flatMap(({ area: before, ...rest }) =>
      rest.sheet.id === shift.sheetId
        ? shiftedPieces(before, shift).map(({ after }) => ({ ...rest, area: after }))
        : [{ ...rest, area: before }],
    );
    this.isAnythingDue = true;
    this.shifted.add(sheet);
    this.workbook.customFunctions.forget(sheet);
    this.blocked = this.blocked.filter((spill) => spill.sheet !== sheet);
    // A formula may look at fewer cells now, and nothing is left there that would tell so.
    if (shift.type === "RowDeleted" || shift.type === "ColumnDeleted") this.isEverythingDue = true;
    else this.pending.push({ sheet, area: shift.area, isByPane });
  }
}

function areasOf(formulas: readonly ChangedCells[]): ReadonlyMap<SheetModel, Area[]> {
  const areas = new Map<SheetModel, Area[]>();
  for (const { sheet, area } of formulas) appendByKey(areas, sheet, area);
  return areas;
}

/** The changed areas, those together that one and the same did to one sheet. */
function grouped(pending: readonly PendingArea[]): (Pick<PendingArea, "sheet" | "isByPane"> & { areas: Area[] })[] {
  return [true, false].flatMap((isByPane) => {
    const areas = new Map<SheetModel, Area[]>();
    for (const each of pending) if (each.isByPane === isByPane) appendByKey(areas, each.sheet, each.area);
    return [...areas].map(([sheet, ofSheet]) => ({ sheet, isByPane, areas: ofSheet }));
  });
}
