import type { SheetModel } from "../../model/sheets/sheet-model";
import { filledText, flag } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { WorkbookTarget } from "../object-model/targets";
import { registerMethods } from "../session/event-registrations";
import { ExcelError } from "../wire/excel-error";

function findSheet({ session }: WorkbookTarget, key: unknown): SheetModel | undefined {
  const text = filledText(key);
  return session.workbook.sheetById(text) ?? session.workbook.sheetByName(text);
}

function shown({ session }: WorkbookTarget, visibleOnly: unknown): readonly SheetModel[] {
  return flag(visibleOnly) ? session.workbook.sheets.filter((sheet) => sheet.visible) : session.workbook.sheets;
}

const sheetObject = ({ session }: WorkbookTarget, sheet: SheetModel): HostObject =>
  hostObject("Worksheet", { session, sheetId: sheet.id });

const found = (target: WorkbookTarget, sheet: SheetModel | undefined): HostObject => {
  if (!sheet) throw new ExcelError("ItemNotFound");
  return sheetObject(target, sheet);
};

/** The sheets of the workbook, found by id or name. */
export const worksheetCollectionType: ObjectType<WorkbookTarget> = {
  item: (target, key) => found(target, findSheet(target, key)),
  items: (target) => target.session.workbook.sheets.map((sheet) => sheetObject(target, sheet)),
  methods: {
    GetCount: (target, [visibleOnly]) => shown(target, visibleOnly).length,
    ...registerMethods<WorkbookTarget>(
      {
        DataChanged: "worksheetChanged",
        SelectionChanged: "worksheetSelectionChanged",
        Activated: "worksheetActivated",
        RowHiddenChanged: "worksheetRowHiddenChanged",
        RowSorted: "worksheetRowSorted",
      },
      ({ session }) => ({ events: session.events, targetId: "Workbook" }),
    ),
  },
  finders: {
    GetActiveWorksheet: (target) => sheetObject(target, target.session.workbook.activeSheet),
    GetItemOrNullObject: (target, [key]) => {
      const sheet = findSheet(target, key);
      return sheet ? sheetObject(target, sheet) : null;
    },
    GetFirst: (target, [visibleOnly]) => found(target, shown(target, visibleOnly)[0]),
    GetLast: (target, [visibleOnly]) => found(target, shown(target, visibleOnly).at(-1)),
    Add: (target, [name]) => {
      target.session.checkWritable();
      const { workbook } = target.session;
      let number = workbook.sheets.length + 1;
      while (workbook.sheetByName(`Sheet${number}`)) number++;
      const wanted = name === undefined || name === null ? `Sheet${number}` : filledText(name);
      return sheetObject(target, workbook.addSheet(wanted));
    },
  },
};
