import { WorkbookError } from "../../core/errors";
import { excelCodeOf } from "../host/excel-errors";
import { parseArea, withoutSheet } from "../reading/cell-address";
import type { Sync } from "./empty-cells";
import type { Difference } from "./written-cells";

/**
 * Why a cell does not keep its result, in words for a person, who must mend it before anything can be written there.
 * @param cell the cell that holds something else than was written
 */
export async function notAsWritten(cell: Excel.Range, difference: Difference, sync: Sync): Promise<WorkbookError> {
  cell.load("address,rowHidden");
  await sync();
  const name = withoutSheet(cell.address);
  const merged = difference === "other" ? await mergedAround(cell, sync) : undefined;
  const cause = merged === undefined ? causeOf(difference, name, cell.rowHidden) : causeOfMerge(name, merged);
  return new WorkbookError("not-as-written", `${cause} Then score again.`, { detail: cell.address });
}

function causeOfMerge(name: string, merged: string): string {
  return `The cell ${name} keeps no result of its own, because the cells ${merged} are merged. Unmerge them (Home tab).`;
}

function causeOf(difference: Difference, name: string, isHidden: boolean): string {
  switch (difference) {
    case "sign-shown":
    case "own-sign-shown":
      return `Excel shows the apostrophe before the text in the cell ${name}, which only says that it is text. Give the column the format General.`;
    case "own-sign-swallowed":
      return `Excel does not keep the apostrophe with which the text for the cell ${name} begins. Let the model answer without it.`;
    case "number-as-text":
      return `The number in the cell ${name} becomes text. Give the column the format General.`;
    case "other":
      return isHidden
        ? `The cell ${name} is in a hidden row and does not keep what is written into it. Clear the filter, or show the row.`
        : `The cell ${name} does not keep what is written into it. It may be merged with others, or a macro may change it. Mend that.`;
  }
}

/** The merged cells that a cell belongs to, as far as Excel tells: it finds those that begin in the cell's row (ExcelApi 1.13, OfficeDev/office-js #3611). */
async function mergedAround(cell: Excel.Range, sync: Sync): Promise<string | undefined> {
  const around = cell.getEntireColumn().getMergedAreasOrNullObject().load("address");
  const beside = cell.getEntireRow().getMergedAreasOrNullObject().load("address");
  try {
    await sync();
  } catch (error) {
    // An Excel that is too old to tell.
    if (excelCodeOf(error) === undefined) throw error;
    return undefined;
  }
  const at = parseArea(cell.address);
  return [around, beside].flatMap(areasIn).find((address) => {
    const { row, column, rowCount, columnCount } = parseArea(address);
    return at.row >= row && at.row < row + rowCount && at.column >= column && at.column < column + columnCount;
  });
}

function areasIn(areas: Excel.RangeAreas): string[] {
  if (areas.isNullObject) return [];
  return areas.address.match(/[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}(?=,|$)/g) ?? [];
}
