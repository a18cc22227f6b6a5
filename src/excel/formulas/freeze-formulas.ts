import type { ExcelSession } from "../host/excel-queue";
import { areaAddress } from "../reading/cell-address";
import { cellsOf } from "../reading/read-rows";
import { copyValues, isCalculated, stays, type FormulaToFreeze, type FreezeOutcome } from "./copy-values";
import { isWithin, parseGivenAddress } from "./given-address";
import { namedSheets, type SheetIds } from "./named-sheets";
import { whyFormulaStays, type WhyFormulaStays } from "./why-formula-stays";

/** What has become of formulas that were to become values. */
export interface FrozenCells {
  /** Where formulas became the values that they showed. */
  readonly became: readonly string[];
  /** Where something else had come in the very last moment, of which now only that is left what it showed. */
  readonly changed: readonly string[];
  readonly left: readonly { readonly address: string; readonly why: WhyFormulaStays }[];
}

export interface FreezeOptions {
  /** Whether this Excel tells how far results spread (ExcelApi 1.12); one that does not spreads none. */
  readonly knowsSpills: boolean;
  /** Kept from one look to the next. */
  readonly sheetIds?: SheetIds;
}

/** Formulas that one request copies: some 1.5 kB each of the 5 MB that Excel on the web takes. */
const MOST_AT_ONCE = 1_000;

/** How often Excel is asked whether it has calculated what looks at cells that have just become values. */
const MOST_LOOKS = 5;

/**
 * Has Excel put what they show in place of formulas that predict, over all cells that a result fills: first each is looked at, then those that can be
 * are copied over themselves.
 * @param addresses of single cells, as Excel hands them to custom functions
 * @throws WorkbookError what Excel refused; formulas before it may be values by then
 */
export async function freezeFormulas(
  session: ExcelSession,
  addresses: readonly string[],
  how: FreezeOptions,
): Promise<FrozenCells> {
  const became: string[] = [];
  const changed: string[] = [];
  const left: FrozenCells["left"][number][] = [];
  for (let first = 0; first < addresses.length; first += MOST_AT_ONCE) {
    const some = addresses.slice(first, first + MOST_AT_ONCE);
    const outcomes = await freezeSome(session, some, how);
    some.forEach((address, place) => {
      const outcome = outcomes[place] ?? stays("gone");
      if (outcome.kind === "stays") left.push({ address, why: outcome.why });
      else (outcome.kind === "value" ? became : changed).push(outcome.address);
    });
  }
  return { became, changed, left };
}

/** @returns what has become of each; undefined where there is no cell */
async function freezeSome(
  session: ExcelSession,
  addresses: readonly string[],
  { knowsSpills, sheetIds }: FreezeOptions,
): Promise<(FreezeOutcome | undefined)[]> {
  const outcomes: (FreezeOutcome | undefined)[] = addresses.map(() => undefined);
  const given = addresses.map(parseGivenAddress);
  const sheetOf = namedSheets(session, given, sheetIds);
  const workbook = session.workbook.load("name");
  const isUpToDate = await hasCalculated(session);
  const protections = new Map<string, Excel.WorksheetProtection>();
  const looks = given.flatMap((address, place) => {
    if (address === undefined || !isWithin(workbook.name, address)) return [];
    const { sheetName, area } = address;
    const sheet = sheetOf(sheetName);
    if (sheet === undefined || area.rowCount * area.columnCount > 1) return [];
    if (!protections.has(sheetName)) protections.set(sheetName, sheet.protection.load("protected"));
    const cell = sheet.getRange(areaAddress(area)).load("formulas,values,valueTypes");
    const spill = knowsSpills
      ? cell.getSpillingToRangeOrNullObject().load("cellCount,valueTypes,rowHidden")
      : undefined;
    return [{ place, sheetName, cell, spill }];
  });
  if (looks.length > 0) await session.sync();
  const formulas: (FormulaToFreeze & { readonly place: number })[] = [];
  for (const { place, sheetName, cell, spill } of looks) {
    const spreads = spill?.isNullObject === false && spill.cellCount > 1;
    const why =
      whyFormulaStays(cell, spreads ? spill : undefined) ??
      (protections.get(sheetName)?.protected === true ? "protected" : isUpToDate ? undefined : "out-of-date");
    if (why !== undefined) outcomes[place] = stays(why);
    else formulas.push({ place, sheetName, cell, spreads, shown: cellsOf(cell.values)[0]?.[0] });
  }
  if (formulas.length === 0) return outcomes;
  const copied = await copyValues(session, formulas, knowsSpills);
  for (const formula of formulas) outcomes[formula.place] = copied.get(formula);
  return outcomes;
}

/** Whether everything is calculated, and by Excel itself: what cells show may be old otherwise. */
async function hasCalculated(session: ExcelSession): Promise<boolean> {
  for (let look = 1; look <= MOST_LOOKS; look++) {
    const application = session.workbook.application.load("calculationMode,calculationState");
    await session.sync();
    if (isCalculated(application)) return true;
    if (application.calculationMode === "Manual") return false;
  }
  return false;
}
