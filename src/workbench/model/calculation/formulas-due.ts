import { intersectionOf, type Area } from "../areas/area";
import type { DefinedName } from "../names/defined-name";
import type { FormulaIndex } from "../results/formula-index";
import { FormulaReach } from "../results/formula-reach";
import type { KnownFormula, SheetArea } from "../results/known-formulas";
import type { SheetModel } from "../sheets/sheet-model";
import { NO_RESULT } from "../texts/cell-content";

/** What has happened to a workbook since its formulas were calculated. */
export interface Happened {
  /** Cells that hold something else. */
  readonly changed: readonly SheetArea[];
  /** Sheets in which cells came, went or moved. */
  readonly shifted: ReadonlySet<SheetModel>;
  /** Defined names, in small letters, that stand for something else now, or for nothing. */
  readonly renamed: ReadonlySet<string>;
}

/**
 * Volatile formulas, formulas in the changed cells, and all that look at any of these or at the cells, on and on. Formulas that call an
 * add-in come along wherever cells of their sheet or of one that they look at moved, and whenever a column that they name was edited, in
 * whichever row. Source: OfficeDev/office-js #6469.
 */
export function formulasDue(index: FormulaIndex, happened: Happened): readonly KnownFormula[] {
  return withDependents(index, [...index.volatile, ...callingOutOf(index, happened)], happened.changed);
}

/**
 * The same after cells have gone, or a name means something else, of which nothing is left to tell who looked at it: all formulas. But formulas
 * that call an add-in come along only where they may have looked at such cells or speak of the name, as in Excel: a column that goes on one sheet,
 * or gets a name, costs no request for another.
 */
export function formulasDueAfterLoss(index: FormulaIndex, happened: Happened): readonly KnownFormula[] {
  const lost = index.callingOut.filter(
    (formula) => formula.mayLookAnywhere || hasLost(formula) || speaksOf(formula.formula, happened.renamed),
  );
  const calling = [...callingOutOf(index, happened), ...lost];
  const others = index.formulas.filter(({ callsOut }) => !callsOut);
  return [...new Set([...withDependents(index, [...index.volatile, ...calling], happened.changed), ...others])];
}

/** Formulas that call an add-in and were not calculated, although they look at cells that show something else; with all that look at them. */
export function formulasMissed(
  index: FormulaIndex,
  calculated: readonly KnownFormula[],
  changed: readonly SheetArea[],
): readonly KnownFormula[] {
  const known = new Set(calculated.map(placeOf));
  const missed = dependentsOf(index, changed).filter((formula) => formula.callsOut && !known.has(placeOf(formula)));
  return withDependents(index, missed, []);
}

/** What tells a formula apart, also once a result has spread and all formulas are found anew. */
function placeOf({ sheet, row, column }: KnownFormula): string {
  return `${sheet.id} ${row} ${column}`;
}

function callingOutOf(index: FormulaIndex, { changed, shifted }: Happened): readonly KnownFormula[] {
  return index.callingOut.filter(
    ({ sheet, looksAtColumns }) =>
      shifted.has(sheet) ||
      looksAtColumns.some((seen) => shifted.has(seen.sheet) || changed.some((change) => areBothIn(seen, change))),
  );
}

/** A name, and all names that stand for formulas which speak of it, on and on: in small letters. */
export function namesWith(name: string, names: readonly Pick<DefinedName, "name" | "formula">[]): ReadonlySet<string> {
  const found = new Set([name.toLowerCase()]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const each of names) if (speaksOf(each.formula, found)) found.add(each.name.toLowerCase());
  }
  return found;
}

/** Letters that happen to be those of a name count, too: a formula that is calculated in vain does no harm. */
function speaksOf(formula: string, names: ReadonlySet<string>): boolean {
  const text = formula.toLowerCase();
  return [...names].some((name) => text.includes(name));
}

/** Whether cells that it named are gone, or its result was taken from it as they went. */
function hasLost({ sheet, row, column }: KnownFormula): boolean {
  const isTaken = sheet.getValue(row, column) === NO_RESULT;
  return isTaken || sheet.getFormula(row, column)?.includes("#REF!") === true;
}

/** Formulas, those that stand in changed cells, and all that look at any of these or at the cells, on and on. */
export function withDependents(
  index: FormulaIndex,
  formulas: readonly KnownFormula[],
  changed: readonly SheetArea[],
): readonly KnownFormula[] {
  const reach = new FormulaReach(index, () => true);
  for (const formula of formulas) reach.take(formula);
  for (const each of changed) {
    for (const formula of index.standingIn(each)) reach.take(formula);
    reach.change(each);
  }
  return followed(reach);
}

/** All that look at cells, on and on. Formulas that stand in them only where they look at such cells, too. */
export function dependentsOf(index: FormulaIndex, changed: readonly SheetArea[]): readonly KnownFormula[] {
  const reach = new FormulaReach(index, () => true);
  for (const each of changed) reach.change(each);
  return followed(reach);
}

function followed(reach: FormulaReach): readonly KnownFormula[] {
  reach.follow();
  reach.putBack(false);
  return [...reach.taken];
}

function areBothIn(seen: SheetArea, change: { readonly sheet: SheetModel; readonly area: Area }): boolean {
  return seen.sheet === change.sheet && intersectionOf(seen.area, change.area) !== undefined;
}
