import { rightOf } from "../areas/area";
import type { IndexHit, FormulaIndex, SeenCells } from "./formula-index";
import type { KnownFormula, SheetArea } from "./known-formulas";

interface Touched {
  /** How many of its columns hold a changed cell. */
  columnCount: number;
  /** Which they are, where they are not told apart by how it is found. */
  readonly columns: Set<number> | undefined;
  /** A formula that was taken changed a cell of it. */
  isByFormula: boolean;
  /** Not all formulas that look at it were taken. */
  isLeft: boolean;
}

interface Change extends SheetArea {
  readonly isByFormula: boolean;
}

/** Follows changed cells to the formulas that look at them, and from these on to those that look at their results. */
export class FormulaReach {
  /** In the order in which they were reached. */
  readonly taken = new Set<KnownFormula>();
  private readonly changes: Change[] = [];
  private readonly touched = new Map<SeenCells, Touched>();
  private readonly found: IndexHit<SeenCells>[] = [];

  /** @param mayTake asked of a formula that looks at changed cells, again as more of them change. `isWhole`: in each column that it looks at */
  constructor(
    private readonly index: FormulaIndex,
    private readonly mayTake: (formula: KnownFormula, isWhole: boolean) => boolean,
  ) {}

  change({ sheet, area }: SheetArea): void {
    this.changes.push({ sheet, area, isByFormula: false });
  }

  /** Takes a formula, whatever it looks at. */
  take(formula: KnownFormula): void {
    if (this.taken.has(formula)) return;
    this.taken.add(formula);
    this.changes.push({ sheet: formula.sheet, area: formula.area, isByFormula: true });
  }

  /** Goes on until nothing more is reached. */
  follow(): void {
    for (let change = this.changes.pop(); change !== undefined; change = this.changes.pop()) {
      for (const found of this.index.lookingAt(change)) this.touch(found, change);
    }
  }

  /** What was looked at and whose formulas were not all taken. */
  left(): SeenCells[] {
    return [...this.touched].flatMap(([lookedAt, { isLeft }]) => (isLeft ? [lookedAt] : []));
  }

  /**
   * Puts back what was found.
   * @param keepsTaken but for that of which all formulas were taken, as long as nothing depends on cells of theirs that was not
   * @returns what was kept
   */
  putBack(keepsTaken: boolean): IndexHit<SeenCells>[] {
    const isOpen = !keepsTaken || [...this.touched.values()].some(({ isLeft, isByFormula }) => isLeft && isByFormula);
    return this.found.filter((found) => {
      const isKept = !isOpen && this.touched.get(found.value)?.isLeft === false;
      if (!isKept) found.putBack();
      return isKept;
    });
  }

  private touch(found: IndexHit<SeenCells>, change: Change): void {
    const { value } = found;
    const touched = this.touched.get(value) ?? newTouched(found);
    this.touched.set(value, touched);
    touched.isByFormula ||= change.isByFormula;
    if (touched.columns === undefined) touched.columnCount++;
    else touched.columnCount = addColumns(touched.columns, value, change);
    const isWhole = touched.columnCount === value.area.columnCount;
    if (touched.isLeft) {
      touched.isLeft = false;
      for (const formula of value.formulas) {
        if (this.taken.has(formula)) continue;
        if (this.mayTake(formula, isWhole)) this.take(formula);
        else touched.isLeft = true;
      }
    }
    // Another column of it may change yet.
    if (found.column === undefined && touched.isLeft) found.putBack();
    else this.found.push(found);
  }
}

function newTouched({ column }: IndexHit<SeenCells>): Touched {
  return { columnCount: 0, columns: column === undefined ? new Set() : undefined, isByFormula: false, isLeft: true };
}

function addColumns(columns: Set<number>, { area }: SeenCells, change: Change): number {
  const end = Math.min(rightOf(area), rightOf(change.area));
  for (let column = Math.max(area.column, change.area.column); column < end; column++) columns.add(column);
  return columns.size;
}
