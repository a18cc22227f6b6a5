import { parseAddress } from "../../model/areas/a1-address";
import { areaOf } from "../../model/areas/area";
import type { CalculationMode } from "../../model/results/calculation-engine";
import type { WorkbookModel } from "../../model/workbook-model";
import { filledText, flag } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { WorkbookTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { rangeObject } from "./range-object";

const CALCULATION_MODES: readonly CalculationMode[] = ["Automatic", "AutomaticExceptTables", "Manual"];

/** The last two calculate every formula, whatever has changed. Source: Microsoft Learn, "Excel.CalculationType". */
const CALCULATION_TYPES: readonly string[] = ["Recalculate", "Full", "FullRebuild"];

/** The program around the workbook. */
export const applicationType: ObjectType<WorkbookTarget> = {
  scalars: {
    CalculationMode: {
      read: ({ session }) => session.calculationMode,
      write: ({ session }, value) => {
        const mode = CALCULATION_MODES.find((each) => each === value);
        if (mode === undefined) throw new ExcelError("InvalidArgument");
        session.calculationMode = mode;
      },
    },
    CalculationState: { read: ({ session }) => (isCalculationDue(session.workbook) ? "Pending" : "Done") },
    CalculationEngineVersion: { read: () => 191_029 },
    DecimalSeparator: { read: () => "." },
    ThousandsSeparator: { read: () => "," },
    UseSystemSeparators: { read: () => true },
  },
  methods: {
    SuspendApiCalculationUntilNextSync: ({ session }) => session.workbook.calculation?.suspend(),
    // Nothing is painted while a request runs, so that there is nothing to suspend.
    SuspendScreenUpdatingUntilNextSync: () => undefined,
    Calculate: ({ session }, [type]) => {
      if (!CALCULATION_TYPES.includes(filledText(type))) throw new ExcelError("InvalidArgument");
      session.workbook.calculation?.calculate(type !== "Recalculate");
    },
  },
};

function isCalculationDue({ hasStaleResults, calculation }: WorkbookModel): boolean {
  return hasStaleResults || calculation?.isDue === true;
}

/** The add-in as it runs: whether it hears of events. */
export const runtimeType: ObjectType<WorkbookTarget> = {
  scalars: {
    EnableEvents: {
      read: ({ session }) => session.events.isEnabled,
      write: ({ session }, value) => {
        session.events.isEnabled = flag(value, true);
      },
    },
  },
};

/** What the file says about itself, which here is nothing. */
export const documentPropertiesType: ObjectType<WorkbookTarget> = {
  scalars: { Title: { read: () => "" }, Author: { read: () => "" }, Subject: { read: () => "" } },
};

/** The workbench protects sheets, never the workbook. */
export const workbookProtectionType: ObjectType<WorkbookTarget> = {
  scalars: { Protected: { read: () => false } },
};

/** The workbook: the root from which a request reaches everything. */
export const workbookType: ObjectType<WorkbookTarget> = {
  scalars: {
    Name: { read: ({ session }) => session.workbook.name },
    ReadOnly: { read: ({ session }) => session.workbook.readOnly && !session.habits.hidesReadOnly },
    IsDirty: { read: () => false },
    AutoSave: { read: () => false },
  },
  links: {
    Application: (target) => hostObject("Application", target),
    Worksheets: (target) => hostObject("WorksheetCollection", target),
    Tables: (target) => hostObject("TableCollection", target),
    Functions: (target) => hostObject("Functions", target),
    Settings: (target) => hostObject("SettingCollection", target),
    CustomXmlParts: (target) => hostObject("CustomXmlPartCollection", target),
    Names: (target) => hostObject("NamedItemCollection", target),
    Properties: (target) => hostObject("DocumentProperties", target),
    Protection: (target) => hostObject("WorkbookProtection", target),
    _Runtime: (target) => hostObject("Runtime", target),
  },
  methods: {
    _RemoveReference: ({ session }, [id]) => session.keptRanges.remove(filledText(id)),
    _RemoveAllReferences: ({ session }) => session.keptRanges.removeAll(),
    _GetReferenceCount: ({ session }) => session.keptRanges.count,
  },
  finders: {
    GetSelectedRange: ({ session }) => {
      const { sheetId, areas } = session.workbook.selection;
      if (areas.length > 1) throw new ExcelError("InvalidSelection");
      return rangeObject(session, sheetId, areas[0]!);
    },
    GetSelectedRanges: ({ session }) => {
      const { sheetId, areas } = session.workbook.selection;
      return hostObject("RangeAreas", { session, sheetId, areas });
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
