import { rightOf, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import type { KnownFormula, SheetArea } from "./known-formulas";
import { RowIntervals, type RowInterval } from "./row-intervals";

/** Areas with more columns are found by their rows alone: each column would hold on to each of them. */
const MOST_COLUMNS = 32;

/** Cells that formulas look at: the same for all formulas that name the same. */
export interface SeenCells extends SheetArea {
  readonly formulas: KnownFormula[];
}

/** Something that was found, and how to find it again. */
export interface IndexHit<Value> {
  readonly value: Value;
  /** A column of it where a changed cell stands; undefined for an area that has too many to tell them apart. */
  readonly column: number | undefined;
  putBack(): void;
}

/** By column, and what has more columns than most. */
interface Places<Value> {
  readonly columns: ReadonlyMap<number, RowIntervals<Value>>;
  readonly wide: RowIntervals<Value>;
}

/**
 * Where the formulas of a workbook stand, and which of them look at a cell. What was found is not found again until it is put back: a cell
 * that changes later tells nothing new of it.
 */
export class FormulaIndex {
  private readonly standing: ReadonlyMap<SheetModel, Places<KnownFormula>>;
  private readonly looking: ReadonlyMap<SheetModel, Places<SeenCells>>;
  /** Formulas that ask where to look. */
  readonly lookingAnywhere: readonly KnownFormula[];
  /** Formulas that Excel calculates each time. */
  readonly volatile: readonly KnownFormula[];
  /** Formulas that call functions of add-ins. */
  readonly callingOut: readonly KnownFormula[];
  private settled: IndexHit<SeenCells>[] = [];
  private settledAt = 0;

  constructor(readonly formulas: readonly KnownFormula[]) {
    this.standing = placesOf(formulas);
    this.looking = placesOf(lookedAt(formulas));
    this.lookingAnywhere = formulas.filter(({ mayLookAnywhere }) => mayLookAnywhere);
    this.callingOut = formulas.filter(({ callsOut }) => callsOut);
    this.volatile = formulas.filter(({ isVolatile }) => isVolatile);
  }

  /** Formulas that fill cells of an area. */
  standingIn(change: SheetArea): KnownFormula[] {
    return foundIn(this.standing, change).map((found) => {
      found.putBack();
      return found.value;
    });
  }

  /** What is looked at and has cells in an area, once for each of its columns where these cells stand. */
  lookingAt(change: SheetArea): IndexHit<SeenCells>[] {
    return foundIn(this.looking, change);
  }

  /** Leaves out what was found, for as long as no formula gets a result: all that look at it have none, nor has what looks at these. */
  settle(found: readonly IndexHit<SeenCells>[]): void {
    for (const each of found) this.settled.push(each);
  }

  /** @param resultsVersion another number whenever a formula was given a result */
  checkSettled(resultsVersion: number): void {
    if (resultsVersion !== this.settledAt) this.unsettle();
    this.settledAt = resultsVersion;
  }

  /** Nothing is left out any more. */
  unsettle(): void {
    for (const found of this.settled) found.putBack();
    this.settled = [];
  }
}

function lookedAt(formulas: readonly KnownFormula[]): SeenCells[] {
  const bySheet = new Map<SheetModel, Map<string, SeenCells>>();
  for (const formula of formulas) {
    for (const { sheet, area } of formula.looksAt) {
      const ofSheet = bySheet.get(sheet) ?? new Map<string, SeenCells>();
      bySheet.set(sheet, ofSheet);
      const key = `${area.row} ${area.rowCount} ${area.column} ${area.columnCount}`;
      const known = ofSheet.get(key);
      if (known === undefined) ofSheet.set(key, { sheet, area, formulas: [formula] });
      else known.formulas.push(formula);
    }
  }
  return [...bySheet.values()].flatMap((ofSheet) => [...ofSheet.values()]);
}

function placesOf<Value extends SheetArea>(values: readonly Value[]): Map<SheetModel, Places<Value>> {
  const bySheet = new Map<SheetModel, { columns: Map<number, RowInterval<Value>[]>; wide: RowInterval<Value>[] }>();
  for (const value of values) {
    const ofSheet = bySheet.get(value.sheet) ?? { columns: new Map<number, RowInterval<Value>[]>(), wide: [] };
    bySheet.set(value.sheet, ofSheet);
    const { row: first, rowCount, column, columnCount } = value.area;
    const interval = { first, end: first + rowCount, value };
    if (columnCount > MOST_COLUMNS) ofSheet.wide.push(interval);
    else {
      for (let each = column; each < column + columnCount; each++) {
        const ofColumn = ofSheet.columns.get(each);
        if (ofColumn === undefined) ofSheet.columns.set(each, [interval]);
        else ofColumn.push(interval);
      }
    }
  }
  return new Map(
    [...bySheet].map(([sheet, { columns, wide }]) => [
      sheet,
      {
        columns: new Map([...columns].map(([column, intervals]) => [column, new RowIntervals(intervals)])),
        wide: new RowIntervals(wide),
      },
    ]),
  );
}

function foundIn<Value extends SheetArea>(
  places: ReadonlyMap<SheetModel, Places<Value>>,
  { sheet, area }: SheetArea,
): IndexHit<Value>[] {
  const ofSheet = places.get(sheet);
  if (ofSheet === undefined) return [];
  const found: IndexHit<Value>[] = [];
  const takeFrom = (intervals: RowIntervals<Value>, column: number | undefined): void => {
    for (const place of intervals.take(area.row, area.row + area.rowCount)) {
      const value = intervals.valueAt(place);
      if (column === undefined && !sharesColumn(value.area, area)) intervals.putBack(place);
      else found.push({ value, column, putBack: () => intervals.putBack(place) });
    }
  };
  if (area.columnCount > ofSheet.columns.size) {
    for (const [column, intervals] of ofSheet.columns) {
      if (column >= area.column && column < rightOf(area)) takeFrom(intervals, column);
    }
  } else {
    for (let column = area.column; column < rightOf(area); column++) {
      const intervals = ofSheet.columns.get(column);
      if (intervals !== undefined) takeFrom(intervals, column);
    }
  }
  takeFrom(ofSheet.wide, undefined);
  return found;
}

function sharesColumn(one: Area, other: Area): boolean {
  return one.column < rightOf(other) && other.column < rightOf(one);
}
