import type { SheetModel } from "../../model/sheets/sheet-model";
import { filledText, flag } from "../object-model/arguments";
import type { HostObject, ObjectType } from "../object-model/host-object";
import { registerMethods } from "../session/event-registrations";
import type { Session } from "../session/processor-session";
import { ExcelError } from "../wire/excel-error";
import { worksheetObject } from "./worksheet-type";

interface WorksheetsTarget {
  readonly session: Session;
}

function findSheet({ session }: WorksheetsTarget, key: unknown): SheetModel | undefined {
  const text = filledText(key);
  return session.workbook.sheetById(text) ?? session.workbook.sheetByName(text);
}

function shown({ session }: WorksheetsTarget, visibleOnly: unknown): readonly SheetModel[] {
  return flag(visibleOnly) ? session.workbook.sheets.filter((sheet) => sheet.visible) : session.workbook.sheets;
}

const found = (target: WorksheetsTarget, sheet: SheetModel | undefined): HostObject => {
  if (!sheet) throw new ExcelError("ItemNotFound");
  return worksheetObject(target.session, sheet.id);
};

export const worksheetCollectionType: ObjectType<WorksheetsTarget> = {
  name: "WorksheetCollection",
  item: (target, key) => found(target, findSheet(target, key)),
  items: (target) => target.session.workbook.sheets.map((sheet) => worksheetObject(target.session, sheet.id)),
  methods: {
    GetCount: (target, [visibleOnly]) => shown(target, visibleOnly).length,
    ...registerMethods<WorksheetsTarget>(
      {
        DataChanged: "worksheetChanged",
        SelectionChanged: "worksheetSelectionChanged",
        Activated: "worksheetActivated",
      },
      ({ session }) => ({ events: session.events, targetId: "Workbook" }),
    ),
  },
  finders: {
    GetActiveWorksheet: (target) => worksheetObject(target.session, target.session.workbook.activeSheet.id),
    GetItemOrNullObject: (target, [key]) => {
      const sheet = findSheet(target, key);
      return sheet ? worksheetObject(target.session, sheet.id) : null;
    },
    GetFirst: (target, [visibleOnly]) => found(target, shown(target, visibleOnly)[0]),
    GetLast: (target, [visibleOnly]) => found(target, shown(target, visibleOnly).at(-1)),
    Add: (target, [name]) => {
      target.session.checkWritable();
      const { workbook } = target.session;
      let number = workbook.sheets.length + 1;
      while (workbook.sheetByName(`Sheet${number}`)) number++;
      const wanted = name === undefined || name === null ? `Sheet${number}` : filledText(name);
      return worksheetObject(target.session, workbook.addSheet(wanted).id);
    },
  },
};
