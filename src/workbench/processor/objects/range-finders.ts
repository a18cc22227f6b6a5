import { parseAddress } from "../../model/areas/a1-address";
import {
  areaOf,
  bottomOf,
  containsArea,
  intersectionOf,
  rightOf,
  SHEET_COLUMNS,
  SHEET_ROWS,
  unionOf,
  type Area,
  type FilledArea,
} from "../../model/areas/area";
import { isSpecialCellKind, specialCells } from "../../model/sheets/special-cells";
import { surroundingRegion } from "../../model/sheets/surrounding-region";
import { flag, wholeNumber, wholeNumberOr } from "../object-model/arguments";
import { hostObject, targetOf } from "../object-model/host-object";
import type { HostObject } from "../object-model/object-type";
import type { RangeTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { areaOfRange } from "./area-of-range";
import { rangeObject } from "./range-object";
import { visibleView } from "./range-view-types";

type Finder = (range: RangeTarget, args: readonly unknown[]) => HostObject | null;

/** A finder that answers another area of the same sheet. */
const at =
  (place: (area: Area, args: readonly unknown[]) => Area): Finder =>
  (range, args) =>
    rangeObject(range.session, range.sheetId, place(areaOfRange(range), args));

/** Range methods that answer other ranges, or the tables there. */
export const rangeFinders: Readonly<Record<string, Finder>> = {
  GetCell: at((area, [row, column]) => areaOf(area.row + wholeNumber(row), area.column + wholeNumber(column))),
  GetRow: at((area, [row]) => {
    const index = wholeNumber(row);
    if (index < 0 || index >= area.rowCount) throw new ExcelError("InvalidArgument");
    return { ...area, row: area.row + index, rowCount: 1 };
  }),
  GetColumn: at((area, [column]) => {
    const index = wholeNumber(column);
    if (index < 0 || index >= area.columnCount) throw new ExcelError("InvalidArgument");
    return { ...area, column: area.column + index, columnCount: 1 };
  }),
  GetLastRow: at((area) => ({ ...area, row: bottomOf(area) - 1, rowCount: 1 })),
  GetLastColumn: at((area) => ({ ...area, column: rightOf(area) - 1, columnCount: 1 })),
  GetLastCell: at((area) => areaOf(bottomOf(area) - 1, rightOf(area) - 1)),
  GetEntireColumn: at((area) => ({ ...area, row: 0, rowCount: SHEET_ROWS })),
  GetEntireRow: at((area) => ({ ...area, column: 0, columnCount: SHEET_COLUMNS })),
  GetOffsetRange: at((area, [rows, columns]) => ({
    ...area,
    row: area.row + wholeNumber(rows),
    column: area.column + wholeNumber(columns),
  })),
  GetResizedRange: at((area, [rows, columns]) => ({
    ...area,
    rowCount: area.rowCount + wholeNumber(rows),
    columnCount: area.columnCount + wholeNumber(columns),
  })),
  GetAbsoluteResizedRange: at((area, [rows, columns]) => ({
    ...area,
    rowCount: wholeNumber(rows),
    columnCount: wholeNumber(columns),
  })),
  GetRowsBelow: at((area, [count]) => ({ ...area, row: bottomOf(area), rowCount: wholeNumberOr(count, 1) })),
  GetRowsAbove: at((area, [count]) => {
    const rowCount = wholeNumberOr(count, 1);
    return { ...area, row: area.row - rowCount, rowCount };
  }),
  GetColumnsAfter: at((area, [count]) => ({ ...area, column: rightOf(area), columnCount: wholeNumberOr(count, 1) })),
  GetColumnsBefore: at((area, [count]) => {
    const columnCount = wholeNumberOr(count, 1);
    return { ...area, column: area.column - columnCount, columnCount };
  }),
  GetBoundingRect: (range, [other]) =>
    rangeObject(range.session, range.sheetId, unionOf(areaOfRange(range), otherArea(range, other))),
  GetIntersection: (range, [other]) => {
    const common = intersectionOf(areaOfRange(range), otherArea(range, other));
    if (!common) throw new ExcelError("ItemNotFound");
    return rangeObject(range.session, range.sheetId, common);
  },
  GetIntersectionOrNullObject: (range, [other]) => {
    const common = intersectionOf(areaOfRange(range), otherArea(range, other));
    return common ? rangeObject(range.session, range.sheetId, common) : null;
  },
  GetSurroundingRegion: (range) => {
    const sheet = range.session.sheet(range.sheetId);
    return rangeObject(range.session, range.sheetId, surroundingRegion(sheet, areaOfRange(range)));
  },
  // A range without anything in it: its first cell. Source: Microsoft Learn, "Excel.Range.getUsedRange".
  GetUsedRange: (range, args) =>
    usedRange(range, args) ??
    rangeObject(range.session, range.sheetId, areaOf(areaOfRange(range).row, areaOfRange(range).column)),
  GetUsedRangeOrNullObject: (range, args) => usedRange(range, args),
  // Only merged cells whose first cell lies in the range. Source: OfficeDev/office-js #3611, by design.
  GetMergedAreasOrNullObject: (range) => {
    const { session, sheetId } = range;
    const area = areaOfRange(range);
    const areas = session
      .sheet(sheetId)
      .mergedAreas.filter(({ row, column }) => containsArea(area, areaOf(row, column)));
    return areas.length === 0 ? null : hostObject("RangeAreas", { session, sheetId, areas });
  },
  GetSpillingToRange: (range) => {
    const found = spillOf(range);
    if (found === null) throw new ExcelError("ItemNotFound");
    return found;
  },
  GetSpillingToRangeOrNullObject: spillOf,
  GetVisibleView: visibleView,
  GetSpecialCells: (range, [cellType]) => {
    const found = cellsOfKind(range, cellType);
    if (found === null) throw new ExcelError("ItemNotFound");
    return found;
  },
  GetSpecialCellsOrNullObject: (range, [cellType]) => cellsOfKind(range, cellType),
  GetTables: (range, [fullyContained]) => {
    const area = areaOfRange(range);
    const isWhole = flag(fullyContained);
    const tables = range.session.workbook
      .tablesOf(range.sheetId)
      .filter((table) => (isWhole ? containsArea(area, table.area) : intersectionOf(area, table.area)));
    return hostObject("TableScopedCollection", { session: range.session, tableIds: tables.map(({ id }) => id) });
  },
};

/** Of the cell with the formula alone. Source: Microsoft Learn, "Excel.Range.getSpillingToRangeOrNullObject". */
function spillOf(range: RangeTarget): HostObject | null {
  const { row, column, rowCount, columnCount } = areaOfRange(range);
  if (rowCount * columnCount > 1) throw new ExcelError("InvalidArgument");
  const isHere = (array: FilledArea): boolean => array.isSpill === true && array.row === row && array.column === column;
  const spill = range.session.sheet(range.sheetId).arrayAreas.find(isHere);
  return spill
    ? rangeObject(range.session, range.sheetId, areaOf(row, column, spill.rowCount, spill.columnCount))
    : null;
}

function cellsOfKind(range: RangeTarget, cellType: unknown): HostObject | null {
  const { session, sheetId } = range;
  if (!isSpecialCellKind(cellType)) throw new ExcelError("NotImplemented");
  const areas = specialCells(session.sheet(sheetId), areaOfRange(range), cellType);
  return areas.length === 0 ? null : hostObject("RangeAreas", { session, sheetId, areas });
}

function usedRange(range: RangeTarget, [valuesOnly]: readonly unknown[]): HostObject | null {
  const sheet = range.session.sheet(range.sheetId);
  const used = sheet.usedWithin(areaOfRange(range), flag(valuesOnly));
  return used ? rangeObject(range.session, range.sheetId, used) : null;
}

/** Another range of the same sheet, given as an object or as an address. @throws ExcelError InvalidArgument */
function otherArea(range: RangeTarget, argument: unknown): Area {
  const other = targetOf("Range", argument);
  if (other?.sheetId === range.sheetId) return areaOfRange(other);
  const parsed = typeof argument === "string" ? parseAddress(argument) : undefined;
  const sheetName = range.session.sheet(range.sheetId).name;
  if (!parsed || (parsed.sheetName ?? sheetName).toLowerCase() !== sheetName.toLowerCase()) {
    throw new ExcelError("InvalidArgument");
  }
  return parsed.area;
}
