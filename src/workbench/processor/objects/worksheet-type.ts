import { parseAddress } from "../../model/areas/a1-address";
import { areaOf, WHOLE_SHEET } from "../../model/areas/area";
import { copySheet } from "../../model/edits/copy-sheet";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { filledText, flag, wholeNumber } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { WorksheetTarget } from "../object-model/targets";
import { registerMethods } from "../session/event-registrations";
import { ExcelError } from "../wire/excel-error";
import { rangeObject } from "./range-object";

const sheetOf = ({ session, sheetId }: WorksheetTarget): SheetModel => session.sheet(sheetId);

/** Whether a sheet is protected. */
export const worksheetProtectionType: ObjectType<WorksheetTarget> = {
  scalars: {
    Protected: { read: (target) => sheetOf(target).isProtected },
    Options: { read: (target) => (sheetOf(target).isProtected ? {} : null) },
  },
  methods: {
    Protect: (target) => {
      target.session.writableSheet(target.sheetId).isProtected = true;
    },
    Unprotect: (target) => {
      target.session.checkWritable();
      sheetOf(target).isProtected = false;
    },
  },
};

/** One sheet. */
export const worksheetType: ObjectType<WorksheetTarget> = {
  identify: (target) => ({ _Id: sheetOf(target).id }),
  scalars: {
    Id: { read: (target) => sheetOf(target).id },
    Name: {
      read: (target) => sheetOf(target).name,
      write: (target, value) => {
        target.session.checkWritable();
        target.session.workbook.renameSheet(target.sheetId, filledText(value));
      },
    },
    Position: { read: (target) => target.session.workbook.sheets.indexOf(sheetOf(target)) },
    Visibility: { read: (target) => (sheetOf(target).visible ? "Visible" : "Hidden") },
  },
  links: {
    AutoFilter: ({ session, sheetId }) => hostObject("AutoFilter", { session, sheetId }),
    Charts: (target) => hostObject("ChartCollection", target),
    Names: (target) => hostObject("NamedItemCollection", target),
    Tables: (target) => hostObject("TableCollection", target),
    Protection: (target) => hostObject("WorksheetProtection", target),
  },
  methods: {
    Activate: (target) => target.session.workbook.activateSheet(sheetOf(target).id),
    Calculate: () => undefined,
    Delete: (target) => {
      target.session.checkWritable();
      target.session.workbook.removeSheet(sheetOf(target).id);
    },
    ...registerMethods<WorksheetTarget>(
      {
        DataChanged: "worksheetChanged",
        SelectionChanged: "worksheetSelectionChanged",
        Activated: "worksheetActivated",
        RowHiddenChanged: "worksheetRowHiddenChanged",
        RowSorted: "worksheetRowSorted",
      },
      ({ session, sheetId }) => ({ events: session.events, targetId: sheetId }),
    ),
  },
  finders: {
    GetRange: (target, [address]) => {
      if (address === undefined || address === null) return rangeObject(target.session, target.sheetId, WHOLE_SHEET);
      return rangeObject(target.session, target.sheetId, areaIn(target, address));
    },
    GetRanges: (target, [address]) => {
      const areas = filledText(address)
        .split(",")
        .map((part) => areaIn(target, part));
      return hostObject("RangeAreas", { ...target, areas });
    },
    GetRangeByIndexes: (target, args) => {
      const [row, column, rowCount, columnCount] = args.map(wholeNumber);
      if (args.length !== 4) throw new ExcelError("InvalidArgument");
      return rangeObject(target.session, target.sheetId, areaOf(row!, column!, rowCount, columnCount));
    },
    GetCell: (target, [row, column]) =>
      rangeObject(target.session, target.sheetId, areaOf(wholeNumber(row), wholeNumber(column))),
    // An empty sheet's used range is A1. Source: Microsoft Learn, "Excel.Worksheet.getUsedRange".
    GetUsedRange: (target, args) =>
      usedRange(target, args) ?? rangeObject(target.session, target.sheetId, areaOf(0, 0)),
    GetUsedRangeOrNullObject: (target, args) => usedRange(target, args),
    Copy: ({ session, sheetId }, [position]) => {
      session.checkWritable();
      if (position !== "End") throw new ExcelError("NotImplemented");
      return hostObject("Worksheet", { session, sheetId: copySheet(session.workbook, sheetId).id });
    },
    _GetAnotherWorksheetById: ({ session }, [id]) =>
      hostObject("Worksheet", { session, sheetId: session.sheet(filledText(id)).id }),
  },
};

function usedRange(target: WorksheetTarget, [valuesOnly]: readonly unknown[]): HostObject | null {
  const used = sheetOf(target).usedRange(flag(valuesOnly));
  return used ? rangeObject(target.session, target.sheetId, used) : null;
}

/** @throws ExcelError InvalidArgument when it is no address, or one of another sheet */
function areaIn(target: WorksheetTarget, address: unknown) {
  const parsed = parseAddress(filledText(address));
  const sheetName = sheetOf(target).name;
  if (!parsed || (parsed.sheetName ?? sheetName).toLowerCase() !== sheetName.toLowerCase()) {
    throw new ExcelError("InvalidArgument");
  }
  return parsed.area;
}
