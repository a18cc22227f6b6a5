import { parseAddress } from "../../model/areas/a1-address";
import { areaOf } from "../../model/areas/area";
import { filledText, flag } from "../object-model/arguments";
import { hostObject, type HostObject, type ObjectType } from "../object-model/host-object";
import type { Session } from "../session/processor-session";
import { ExcelError } from "../wire/excel-error";
import { functionsType } from "./functions-type";
import { rangeAreasObject, rangeObject } from "./area-of-range";
import { settingCollectionType } from "./settings-types";
import { tableCollectionType } from "./table-collection-types";
import { worksheetCollectionType } from "./worksheet-collection-type";

interface WorkbookTarget {
  readonly session: Session;
}

const CALCULATION_MODES = ["Automatic", "AutomaticExceptTables", "Manual"];

const applicationType: ObjectType<WorkbookTarget> = {
  name: "Application",
  scalars: {
    CalculationMode: {
      read: ({ session }) => session.calculationMode,
      write: ({ session }, value) => {
        if (!CALCULATION_MODES.includes(filledText(value))) throw new ExcelError("InvalidArgument");
        session.calculationMode = filledText(value);
      },
    },
    CalculationState: { read: () => "Done" },
    CalculationEngineVersion: { read: () => 191_029 },
    DecimalSeparator: { read: () => "." },
    ThousandsSeparator: { read: () => "," },
    UseSystemSeparators: { read: () => true },
  },
  methods: {
    // The workbench calculates and paints nothing while a request runs, so that there is nothing to suspend.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
    Calculate: () => undefined,
  },
};

const runtimeType: ObjectType<WorkbookTarget> = {
  name: "Runtime",
  scalars: {
    EnableEvents: {
      read: ({ session }) => session.events.isEnabled,
      write: ({ session }, value) => {
        session.events.isEnabled = flag(value, true);
      },
    },
  },
};

/** Named items are not played: the collection is empty. */
const namedItemCollectionType: ObjectType<WorkbookTarget> = {
  name: "NamedItemCollection",
  item: () => {
    throw new ExcelError("ItemNotFound");
  },
  items: () => [],
  methods: { GetCount: () => 0 },
  finders: { GetItemOrNullObject: () => null },
};

const propertiesType: ObjectType<WorkbookTarget> = {
  name: "DocumentProperties",
  scalars: { Title: { read: () => "" }, Author: { read: () => "" }, Subject: { read: () => "" } },
};

const workbookProtectionType: ObjectType<WorkbookTarget> = {
  name: "WorkbookProtection",
  scalars: { Protected: { read: () => false } },
};

/** The workbook: the root from which a request reaches everything. */
export const workbookType: ObjectType<WorkbookTarget> = {
  name: "Workbook",
  scalars: {
    Name: { read: ({ session }) => session.workbook.name },
    ReadOnly: { read: ({ session }) => session.workbook.readOnly },
    IsDirty: { read: () => false },
    AutoSave: { read: () => false },
  },
  links: {
    Application: (target) => hostObject(applicationType, target),
    Worksheets: (target) => hostObject(worksheetCollectionType, target),
    Tables: (target) => hostObject(tableCollectionType, target),
    Functions: (target) => hostObject(functionsType, target),
    Settings: (target) => hostObject(settingCollectionType, target),
    Names: (target) => hostObject(namedItemCollectionType, target),
    Properties: (target) => hostObject(propertiesType, target),
    Protection: (target) => hostObject(workbookProtectionType, target),
    _Runtime: (target) => hostObject(runtimeType, target),
  },
  methods: {
    _RemoveReference: ({ session }, [id]) => session.references.remove(filledText(id)),
    _RemoveAllReferences: ({ session }) => session.references.removeAll(),
    _GetReferenceCount: ({ session }) => session.references.count,
  },
  finders: {
    GetSelectedRange: ({ session }) => {
      const { sheetId, areas } = session.workbook.selection;
      if (areas.length > 1) throw new ExcelError("InvalidSelection");
      return rangeObject(session, sheetId, areas[0]!);
    },
    GetSelectedRanges: ({ session }) => {
      const { sheetId, areas } = session.workbook.selection;
      return rangeAreasObject(session, sheetId, areas);
    },
    _GetRangeForEventByReferenceId: (target, [id]) => {
      const range = eventRange(target, id);
      if (!range) throw new ExcelError("ItemNotFound");
      return range;
    },
    _GetRangeOrNullObjectForEventByReferenceId: (target, [id]) => eventRange(target, id),
    GetActiveCell: ({ session }) => {
      const { sheetId, areas } = session.workbook.selection;
      const last = areas.at(-1)!;
      return rangeObject(session, sheetId, areaOf(last.row, last.column));
    },
  },
};

/** The cells of an event, named by `eventRangeId`; null when their sheet is gone. */
function eventRange({ session }: WorkbookTarget, id: unknown): HostObject | null {
  const [sheetId = "", address = ""] = filledText(id).split("!");
  const parsed = parseAddress(address);
  if (!parsed) throw new ExcelError("InvalidArgument");
  return session.workbook.sheetById(sheetId) ? rangeObject(session, sheetId, parsed.area) : null;
}
