import { excelCodeOf } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";
import { isFormula } from "../reading/is-formula";
import { cellsOf } from "../reading/read-rows";
import { whyFormulaStays, type WhyFormulaStays } from "./why-formula-stays";

/** A formula that is to become a value, as it was found. */
export interface FormulaToFreeze {
  readonly sheetName: string;
  /** Its cell. Excel moves a range that is kept across syncs along with its cells when rows come or go. */
  readonly cell: Excel.Range;
  /** Whether its result fills more than its cell. */
  readonly spreads: boolean;
  /** What its cell showed. */
  readonly shown: unknown;
}

/**
 * What has become of a formula. `value`: its cells hold what it showed. `changed`: something else had come there by then, or it showed no value, and
 * became what it showed all the same.
 */
export type FreezeOutcome =
  | { readonly kind: "value" | "changed"; /** Where it stands now. */ readonly address: string }
  | { readonly kind: "stays"; readonly why: WhyFormulaStays };

export type Outcomes<Formula> = ReadonlyMap<Formula, FreezeOutcome>;

export function stays(why: WhyFormulaStays): FreezeOutcome {
  return { kind: "stays", why };
}

/** Whether Excel calculates by itself, and has done so. */
export function isCalculated({ calculationMode, calculationState }: Excel.Application): boolean {
  return calculationMode !== "Manual" && calculationState === "Done";
}

/** What Excel answers where cells are gone, or a result does not spread any more. */
const GONE_CODES: ReadonlySet<string | undefined> = new Set(["InvalidReference", "ItemNotFound", "InvalidObjectPath"]);
/** What Excel answers where it does not copy over cells, such as a part of an array. */
const REFUSED_CODES: ReadonlySet<string | undefined> = new Set(["InvalidArgument", "InvalidOperation"]);

/**
 * Has Excel copy the values of formulas' cells over these: whatever came, went, was sorted or edited before, each gets what it shows itself at that very
 * moment (ExcelApi 1.9). The same request looks at them before and after, so that nobody can come between and all that became different is told.
 * Nothing is written otherwise, and nothing afterwards. Formulas of all sheets go in one request, as some may look at others.
 * @param knowsSpills whether this Excel tells how far results spread
 * @throws WorkbookError what Excel refused
 */
export async function copyValues<Formula extends FormulaToFreeze>(
  session: ExcelSession,
  formulas: readonly Formula[],
  knowsSpills: boolean,
): Promise<Outcomes<Formula>> {
  const application = session.workbook.application.load("calculationMode,calculationState");
  // Others of them that look at these must not wait again before they have become values, too.
  session.workbook.application.suspendApiCalculationUntilNextSync();
  // What Excel may refuse because cells are gone stands before anything is copied.
  const looks = formulas.map((formula) => lookAt(formula, knowsSpills));
  for (const { target, after } of looks) {
    target.copyFrom(target, "Values");
    after.load("formulas,values,address");
  }
  try {
    await session.sync();
  } catch (error) {
    return afterRefusal(session, formulas, knowsSpills, error);
  }
  const isUpToDate = isCalculated(application);
  return new Map(looks.map((look) => [look.formula, outcomeOf(look, isUpToDate)] as const));
}

interface Look<Formula> {
  readonly formula: Formula;
  /** All cells that the result fills. */
  readonly target: Excel.Range;
  /** Where the result of a formula spreads that filled its own cell alone. */
  readonly spill: Excel.Range | undefined;
  /** The target as another object, which holds what is loaded after the copy. */
  readonly after: Excel.Range;
}

function lookAt<Formula extends FormulaToFreeze>(formula: Formula, knowsSpills: boolean): Look<Formula> {
  const { cell, spreads } = formula;
  // Refused where the result does not spread any more.
  const target = spreads ? cell.getSpillingToRange().load("rowHidden") : cell;
  target.load("formulas,values,valueTypes");
  const spill = knowsSpills && !spreads ? cell.getSpillingToRangeOrNullObject().load("cellCount") : undefined;
  return { formula, target, spill, after: target.getResizedRange(0, 0) };
}

function outcomeOf({ formula, target, spill, after }: Look<FormulaToFreeze>, isUpToDate: boolean): FreezeOutcome {
  const { address } = after;
  const now = stateOf(target);
  if (!now.isFormula) return withoutFormula(now.value, formula, address);
  if (stateOf(after).isFormula) return stays("refused");
  const isAsSeen =
    isUpToDate &&
    whyFormulaStays(target, formula.spreads ? target : undefined) === undefined &&
    (spill === undefined || spill.isNullObject || spill.cellCount === 1);
  return { kind: isAsSeen && holdsValuesOf(after, target) ? "value" : "changed", address };
}

/** What the first cell of a range holds. */
function stateOf(range: Excel.Range): { readonly isFormula: boolean; readonly value: unknown } {
  const value = cellsOf(range.values)[0]?.[0];
  return { isFormula: isFormula(cellsOf(range.formulas)[0]?.[0], value), value };
}

function holdsValuesOf(after: Excel.Range, before: Excel.Range): boolean {
  const [values, formulas] = [cellsOf(after.values), cellsOf(after.formulas)];
  return cellsOf(before.values).every((row, i) =>
    row.every((value, j) => Object.is(values[i]?.[j], value) && !isFormula(formulas[i]?.[j], value)),
  );
}

/** Those that Excel does not copy must not keep the others from becoming values. */
async function afterRefusal<Formula extends FormulaToFreeze>(
  session: ExcelSession,
  formulas: readonly Formula[],
  knowsSpills: boolean,
  error: unknown,
): Promise<Outcomes<Formula>> {
  const code = excelCodeOf(error);
  const copy = (some: readonly Formula[]): Promise<Outcomes<Formula>> => copyAfterOthers(session, some, knowsSpills);
  if (code === "AccessDenied") {
    const bySheet = ofEachSheet(formulas);
    return bySheet.length > 1 ? inParts(bySheet, copy) : lookAgain(session, formulas, "protected");
  }
  if (!GONE_CODES.has(code) && !REFUSED_CODES.has(code)) throw error;
  return formulas.length === 1 ? lookAgain(session, formulas, "refused") : inParts(halvesOf(formulas), copy);
}

/**
 * The same once others may have become values: formulas that look at these wait again by then, and must not become what they show meanwhile.
 */
async function copyAfterOthers<Formula extends FormulaToFreeze>(
  session: ExcelSession,
  formulas: readonly Formula[],
  knowsSpills: boolean,
): Promise<Outcomes<Formula>> {
  const application = session.workbook.application.load("calculationMode,calculationState");
  for (const { cell } of formulas) cell.load("formulas,values,valueTypes,address");
  try {
    await session.sync();
  } catch (error) {
    return afterRefusal(session, formulas, knowsSpills, error);
  }
  const isUpToDate = isCalculated(application);
  const outcomes = new Map(
    formulas.flatMap((formula) => {
      const outcome = outcomeWithoutCopy(formula, isUpToDate);
      return outcome === undefined ? [] : [[formula, outcome] as const];
    }),
  );
  const left = formulas.filter((formula) => !outcomes.has(formula));
  return left.length === 0 ? outcomes : new Map([...outcomes, ...(await copyValues(session, left, knowsSpills))]);
}

/** Of a formula that was looked at; undefined where it can be copied. */
function outcomeWithoutCopy(formula: FormulaToFreeze, isUpToDate: boolean): FreezeOutcome | undefined {
  const { cell } = formula;
  const now = stateOf(cell);
  if (!now.isFormula) return withoutFormula(now.value, formula, cell.address);
  const why = whyFormulaStays(cell) ?? (isUpToDate ? undefined : "out-of-date");
  return why && stays(why);
}

/**
 * What has become of formulas in a request that was refused: some may have become values before.
 * @param why those stay that did not
 */
async function lookAgain<Formula extends FormulaToFreeze>(
  session: ExcelSession,
  formulas: readonly Formula[],
  why: WhyFormulaStays,
): Promise<Outcomes<Formula>> {
  for (const { cell } of formulas) cell.load("formulas,values,address");
  try {
    await session.sync();
  } catch (error) {
    if (!GONE_CODES.has(excelCodeOf(error))) throw error;
    if (formulas.length === 1) return new Map(formulas.map((formula) => [formula, stays("gone")]));
    return inParts(halvesOf(formulas), (half) => lookAgain(session, half, why));
  }
  return new Map(
    formulas.map((formula) => {
      const now = stateOf(formula.cell);
      return [formula, now.isFormula ? stays(why) : withoutFormula(now.value, formula, formula.cell.address)];
    }),
  );
}

async function inParts<Formula>(
  parts: readonly (readonly Formula[])[],
  work: (part: readonly Formula[]) => Promise<Outcomes<Formula>>,
): Promise<Outcomes<Formula>> {
  const all = new Map<Formula, FreezeOutcome>();
  for (const part of parts) for (const [formula, outcome] of await work(part)) all.set(formula, outcome);
  return all;
}

function halvesOf<Formula>(formulas: readonly Formula[]): readonly (readonly Formula[])[] {
  const half = formulas.length >> 1;
  return [formulas.slice(0, half), formulas.slice(half)];
}

function ofEachSheet<Formula extends FormulaToFreeze>(formulas: readonly Formula[]): readonly (readonly Formula[])[] {
  const names = [...new Set(formulas.map(({ sheetName }) => sheetName))];
  return names.map((name) => formulas.filter(({ sheetName }) => sheetName === name));
}

/** Of a cell in which there was a formula: it has become its value in a request before, or somebody has put something else there. */
function withoutFormula(value: unknown, { shown }: FormulaToFreeze, address: string): FreezeOutcome {
  return value === shown ? { kind: "value", address } : stays("gone");
}
