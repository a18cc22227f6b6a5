import { callsScore } from "../../core/formulas/calls-score";
import type { ExcelSession } from "../host/excel-queue";
import { formulasIn } from "./formulas-in";
import { parseGivenAddress, runsOf, type GivenAddress } from "./given-address";
import { namedSheets, type SheetIds } from "./named-sheets";

/** Where a formula of ours was, and stands still. */
export interface StandingFormula {
  /** The address as it was given. */
  readonly given: string;
  /** By the name that its sheet has now. */
  readonly address: GivenAddress;
  readonly sheet: Excel.Worksheet;
}

/** What stands where formulas of ours were. */
export interface FoundFormulas {
  readonly standing: readonly StandingFormula[];
  /** As they were given: cells that hold no formula of ours. */
  readonly gone: readonly string[];
}

/**
 * Looks which of some cells still hold formulas of ours: rows are deleted and inserted, formulas cut and taken back, of which no function is told.
 * Two syncs for 10,000 cells or less, one for each 10,000 more, and one where names of the workbook may stand for functions of ours.
 * @param addresses as Excel hands them to custom functions; what is no address is neither there nor gone
 * @param ids of sheets, kept from one look to the next: cells of a sheet that is called otherwise by now are still there
 * @throws WorkbookError what Excel refused
 */
export async function lookForFormulas(
  session: ExcelSession,
  addresses: readonly string[],
  ids: SheetIds,
): Promise<FoundFormulas> {
  const given = addresses.map((address) => parseGivenAddress(address));
  const sheetOf = namedSheets(session, given, ids);
  await session.sync();
  const places = new Set(given.flatMap((address) => (address === undefined ? [] : [placeOf(address)])));
  const found = given.flatMap((address, position): StandingFormula[] => {
    const sheet = address && sheetOf(address.sheetName);
    if (address === undefined || sheet === undefined) return [];
    const now = { ...address, sheetName: sheet.name };
    // It was calculated since, and is known by its new name, too.
    if (sheet.name !== address.sheetName && places.has(placeOf(now))) return [];
    return [{ given: addresses[position]!, address: now, sheet }];
  });
  const standing = await thoseOfOurs(session, found);
  const names = new Set(standing.map((one) => one.given));
  return { standing, gone: addresses.filter((address, place) => given[place] !== undefined && !names.has(address)) };
}

async function thoseOfOurs(session: ExcelSession, cells: readonly StandingFormula[]): Promise<StandingFormula[]> {
  const sheets = new Map(cells.map(({ sheet }) => [sheet.name, sheet]));
  const runs = runsOf(cells.map(({ address }) => address));
  const rows = await formulasIn(
    session,
    runs.map(({ sheetName, area }) => ({ sheet: sheets.get(sheetName)!, area })),
  );
  const formulas: (readonly string[])[] = cells.map(() => []);
  runs.forEach(({ members }, place) => {
    for (const { position, rowInRun, rowCount } of members) {
      formulas[position] = rows[place]!.slice(rowInRun, rowInRun + rowCount).flat();
    }
  });
  // The others may call a function of ours by a name for it.
  const isDoubtful = formulas.some((those) => those.length > 0 && !those.some(callsScore));
  const isOurs = isDoubtful && (await namesCallScore(session, [...sheets.values()])) ? () => true : callsScore;
  return cells.filter((_cell, position) => formulas[position]!.some(isOurs));
}

/** Whether a name that formulas of these sheets can use stands for a call of a function of ours: `=LAMBDA(a,SCORE.PREDICT("iris",a))`. */
async function namesCallScore(session: ExcelSession, sheets: readonly Excel.Worksheet[]): Promise<boolean> {
  const names = [session.workbook, ...sheets].map((owner) => owner.names.load("items/formula"));
  await session.sync();
  return names.some(({ items }) => items.some(({ formula }) => typeof formula === "string" && callsScore(formula)));
}

function placeOf({ sheetName, area }: GivenAddress): string {
  return JSON.stringify([sheetName, area.row, area.column]);
}
