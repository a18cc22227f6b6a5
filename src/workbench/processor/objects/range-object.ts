import { isInSheet, type Area } from "../../model/areas/area";
import { hostObject } from "../object-model/host-object";
import type { HostObject } from "../object-model/object-type";
import type { ObjectSession, RangeTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

/** A Range of a sheet. @throws ExcelError InvalidArgument when the area leaves the sheet */
export function rangeObject(session: ObjectSession, sheetId: string, area: Area): HostObject {
  if (!isInSheet(area)) throw new ExcelError("InvalidArgument");
  return hostObject("Range", { session, sheetId, areas: [area] });
}

/** Keeps a range across syncs (`_KeepReference`). */
export function keepRange(target: RangeTarget, object: HostObject): void {
  target.referenceId ??= target.session.keptRanges.keep(object, target);
}

/** What instantiating a range answers: the id it is kept by, if it is. */
export function identifyRange(target: RangeTarget): Readonly<Record<string, unknown>> {
  return target.referenceId === undefined ? {} : { _ReferenceId: target.referenceId };
}
