import type { Cell } from "../../core/table/cell";
import type { ExcelSession } from "../host/excel-queue";
import { areaAddress } from "../reading/cell-address";
import { cellsByColumn } from "../reading/cells-by-column";
import { cellsOf } from "../reading/read-rows";
import { isWithin, parseGivenAddress, runsOf } from "./given-address";
import { namedSheets } from "./named-sheets";

/** The cells of an area, a row each. */
export type CellRows = readonly (readonly Cell[])[];

/**
 * Reads the cells at many addresses at once: two syncs, however many there are.
 * @param addresses as Excel hands them to custom functions
 * @returns the rows of each; undefined for one whose sheet is gone or another workbook's, or that names no cells
 * @throws WorkbookError what Excel refused
 */
export async function cellsAt(session: ExcelSession, addresses: readonly string[]): Promise<(CellRows | undefined)[]> {
  const given = addresses.map((address) => parseGivenAddress(address));
  const sheetOf = namedSheets(session, given);
  const workbook = session.workbook.load("name");
  await session.sync();
  const runs = runsOf(given.map((address) => (address && isWithin(workbook.name, address) ? address : undefined)));
  const present = runs.filter(({ sheetName }) => sheetOf(sheetName) !== undefined);
  const ranges = present.map(({ sheetName, area }) =>
    sheetOf(sheetName)!.getRange(areaAddress(area)).load("values,numberFormat,valueTypes"),
  );
  if (ranges.length > 0) await session.sync();
  const found: (CellRows | undefined)[] = addresses.map(() => undefined);
  present.forEach(({ area, members }, index) => {
    const { values, numberFormat, valueTypes } = ranges[index]!;
    const given = { values: cellsOf(values), formats: cellsOf(numberFormat), types: cellsOf(valueTypes) };
    const rows = cellsByColumn(given, area.columnCount).toRows();
    for (const { position, rowInRun, rowCount } of members) found[position] = rows.slice(rowInRun, rowInRun + rowCount);
  });
  return found;
}
