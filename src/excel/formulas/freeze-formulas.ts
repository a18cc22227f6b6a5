import { callsScore } from "../../core/formulas/calls-score";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress, parseGivenArea } from "../reading/cell-address";
import { isFormula } from "../reading/is-formula";
import { cellsOf } from "../reading/read-rows";
import { MAX_CELL_CHARACTERS } from "../writing/cell-text";
import { parseGivenAddress, type GivenAddress } from "./given-address";
import { writeBlocks, type BlockOfValues } from "./write-blocks";

/**
 * Why a formula stays one: its sheet is protected; it shows an error or still waits; or its cell does not keep the value. `gone`: there is none of
 * ours any more.
 */
export type WhyFormulaStays = "protected" | "error" | "not-kept" | "gone";

/** What has become of formulas that were to become values. */
export interface FrozenCells {
  /** How many became values. */
  readonly formulas: number;
  readonly left: readonly { readonly address: string; readonly why: WhyFormulaStays }[];
}

/** Formulas that one request looks at: each may be asked on its own how far its result spreads. */
const MOST_AT_ONCE = 1_000;

/** Values of a cell that are what it shows. Source: Microsoft Learn, "Excel.RangeValueType". */
const PLAIN_TYPES: ReadonlySet<unknown> = new Set(["Empty", "String", "Double", "Integer", "Boolean"]);

/**
 * Puts what they show in place of formulas that call functions of ours, over all cells that a result fills. Excel itself calls the cells of a
 * formula "spilling range" (ExcelApi 1.12).
 * @param addresses of single cells, as Excel hands them to custom functions
 * @param knowsSpills whether this Excel tells how far results spread; one that does not spreads none
 * @throws WorkbookError what Excel refused; formulas before it may be values by then
 */
export async function freezeFormulas(
  session: ExcelSession,
  addresses: readonly string[],
  knowsSpills: boolean,
): Promise<FrozenCells> {
  let formulas = 0;
  const left: FrozenCells["left"][number][] = [];
  for (let first = 0; first < addresses.length; first += MOST_AT_ONCE) {
    const some = addresses.slice(first, first + MOST_AT_ONCE);
    const reasons = await freezeSome(session, some, knowsSpills);
    some.forEach((address, place) => {
      const why = reasons[place];
      if (why === undefined) formulas++;
      else left.push({ address, why });
    });
  }
  return { formulas, left };
}

/** @returns why each stays; undefined for one that became a value */
async function freezeSome(
  session: ExcelSession,
  addresses: readonly string[],
  knowsSpills: boolean,
): Promise<(WhyFormulaStays | undefined)[]> {
  const reasons: (WhyFormulaStays | undefined)[] = addresses.map(() => "gone");
  const given = addresses.map(parseGivenAddress);
  const sheets = await sheetsOf(session, given);
  const cells = given.flatMap((address, place) => {
    const sheet = address && sheets.get(address.sheetName);
    if (address === undefined || sheet === undefined || address.area.rowCount * address.area.columnCount > 1) return [];
    const cell = sheet.range.getRange(areaAddress(address.area));
    const spill = knowsSpills ? cell.getSpillingToRangeOrNullObject().load("address") : undefined;
    return [{ place, ...sheet, area: address.area, cell: cell.load("formulas,values"), spill }];
  });
  if (cells.length > 0) await session.sync();
  const filled = cells.flatMap(({ cell, spill, ...one }): FilledCells[] => {
    const [formula, value] = [cellsOf(cell.formulas)[0]?.[0], cellsOf(cell.values)[0]?.[0]];
    if (!isFormula(formula, value) || !callsScore(formula)) return [];
    reasons[one.place] = one.isProtected ? "protected" : "error";
    if (one.isProtected) return [];
    const area = spill === undefined || spill.isNullObject ? one.area : parseGivenArea(spill.address);
    const shown = one.range.getRange(areaAddress(area)).load("values,valueTypes,numberFormat");
    return [{ place: one.place, sheet: one.range, area, formula, shown }];
  });
  if (filled.length > 0) await session.sync();
  const blocks = filled.filter(isKeepable).map(blockOf);
  const kept = await writeBlocks(session, blocks);
  blocks.forEach(({ place }, index) => (reasons[place] = kept[index] === true ? undefined : "not-kept"));
  return reasons;
}

/** The cells that the result of a formula fills. */
interface FilledCells extends Pick<BlockOfValues, "sheet" | "area" | "formula"> {
  /** Among the formulas that were given. */
  readonly place: number;
  readonly shown: Pick<Excel.Range, "values" | "valueTypes" | "numberFormat">;
}

/** The sheets of addresses, by the names that these give them; those that are gone are not among them. */
async function sheetsOf(session: ExcelSession, given: readonly (GivenAddress | undefined)[]) {
  const names = new Set(given.flatMap((address) => (address === undefined ? [] : [address.sheetName])));
  const asked = [...names].map((name) => {
    const range = session.workbook.worksheets.getItemOrNullObject(name).load("id");
    return { name, range, protection: range.protection.load("protected") };
  });
  if (asked.length > 0) await session.sync();
  const present = asked.filter(({ range }) => !range.isNullObject);
  return new Map(
    present.map(({ name, range, protection }) => [name, { range, isProtected: protection.protected }] as const),
  );
}

/** Whether all of them show values that cells can hold. */
function isKeepable({ shown }: FilledCells): boolean {
  const fits = (value: unknown): boolean => typeof value !== "string" || value.length < MAX_CELL_CHARACTERS;
  const isPlain = cellsOf(shown.valueTypes).every((row) => row.every((type) => PLAIN_TYPES.has(type)));
  return isPlain && cellsOf(shown.values).every((row) => row.every(fits));
}

function blockOf({ shown, ...cells }: FilledCells): BlockOfValues & Pick<FilledCells, "place"> {
  return { ...cells, values: cellsOf(shown.values), formats: cellsOf(shown.numberFormat) };
}
