import { formatArea, quoteSheetName } from "../../model/areas/a1-address";
import { isInSheet, type Area } from "../../model/areas/area";
import { hostObject, type HostObject } from "../object-model/host-object";
import type { TrackedAreas } from "../session/kept-ranges";
import type { Session } from "../session/processor-session";
import { ExcelError } from "../wire/excel-error";
import { rangeAreasType } from "./range-areas-type";
import { rangeType } from "./range-type";

/** Cells of one sheet: one area for a Range, one or several for a RangeAreas. */
export interface RangeTarget extends TrackedAreas {
  readonly session: Session;
  /** Set once a pane keeps the range across syncs. */
  referenceId?: string;
}

/** @throws ExcelError InvalidArgument when the area leaves the sheet */
export function rangeObject(session: Session, sheetId: string, area: Area): HostObject {
  if (!isInSheet(area)) throw new ExcelError("InvalidArgument");
  const target: RangeTarget = { session, sheetId, areas: [area] };
  return hostObject(rangeType, target);
}

export function rangeAreasObject(session: Session, sheetId: string, areas: readonly Area[]): HostObject {
  const target: RangeTarget = { session, sheetId, areas };
  return hostObject(rangeAreasType, target);
}

/** The cells a Range stands for now. @throws ExcelError InvalidReference once they were deleted */
export function areaOfRange(target: RangeTarget): Area {
  const area = target.areas[0];
  if (!area) throw new ExcelError("InvalidReference");
  target.session.sheet(target.sheetId);
  return area;
}

/** "Sheet1!A1:B2", areas joined with commas as RangeAreas shows them. */
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

/** Keeps a range across syncs (`_KeepReference`). */
export function keepRange(target: RangeTarget, object: HostObject): void {
  target.referenceId ??= target.session.references.keep(object, target);
}

export function identifyRange(target: RangeTarget): Readonly<Record<string, unknown>> {
  return target.referenceId === undefined ? {} : { _ReferenceId: target.referenceId };
}
