import { formatArea, quoteSheetName } from "../../model/areas/a1-address";
import type { Area } from "../../model/areas/area";
import type { RangeTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

/** The cells a Range stands for now. @throws ExcelError InvalidReference once they were deleted */
export function areaOfRange(target: RangeTarget): Area {
  const area = target.areas[0];
  if (!area) throw new ExcelError("InvalidReference");
  target.session.sheet(target.sheetId);
  return area;
}

/** "Sheet1!A1:B2", areas joined with commas as RangeAreas shows them. @throws ExcelError InvalidReference once they were deleted */
export function addressOf(target: RangeTarget): string {
  const sheetName = quoteSheetName(target.session.sheet(target.sheetId).name);
  if (target.areas.length === 0) throw new ExcelError("InvalidReference");
  return target.areas.map((area) => `${sheetName}!${formatArea(area)}`).join(",");
}

/** Cells in all, or -1 past 2^31-1. Source: Microsoft Learn, "Excel.Range.cellCount". */
export function cellCountOf(areas: readonly Area[]): number {
  const count = areas.reduce((sum, area) => sum + area.rowCount * area.columnCount, 0);
  return count > 2_147_483_647 ? -1 : count;
}
