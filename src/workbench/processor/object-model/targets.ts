import type { Area } from "../../model/areas/area";
import type { TrackedAreas } from "../session/kept-ranges";
import type { ProcessorSession } from "../session/processor-session";
import type { HostObject, ObjectType } from "./object-type";

/**
 * The classes of Excel's object model by name, as on the wire, and what an object of each stands for. They lead to each other in circles
 * (Range, Worksheet, Tables, Table, Range), so that a class names another instead of importing it: `hostObject("Worksheet", target)`.
 */
export interface Targets {
  readonly Application: WorkbookTarget;
  readonly AutoFilter: AutoFilterTarget;
  readonly CellValueConditionalFormat: LookRuleTarget;
  readonly Chart: ChartTarget;
  readonly ChartAxes: ChartTarget;
  readonly ChartAxis: ChartAxisTarget;
  readonly ChartAxisTitle: ChartAxisTarget;
  readonly ChartCollection: WorksheetTarget;
  readonly ChartLegend: ChartTarget;
  readonly ChartTitle: ChartTarget;
  readonly ColorScaleConditionalFormat: LookRuleTarget;
  readonly ConditionalDataBarPositiveFormat: LookRuleTarget;
  readonly ConditionalFormat: LookRuleTarget;
  readonly ConditionalFormatCollection: RangeTarget;
  readonly ConditionalRangeFill: LookRuleTarget;
  readonly ConditionalRangeFont: LookRuleTarget;
  readonly ConditionalRangeFormat: LookRuleTarget;
  readonly CustomFunctions: WorkbookTarget;
  readonly CustomXmlPart: XmlPartTarget;
  readonly CustomXmlPartCollection: WorkbookTarget;
  readonly CustomXmlPartScopedCollection: XmlPartsTarget;
  readonly DataBarConditionalFormat: LookRuleTarget;
  readonly DocumentProperties: WorkbookTarget;
  readonly Filter: ColumnTarget;
  readonly FormatProtection: RangeTarget;
  readonly FunctionResult: FunctionResultTarget;
  readonly Functions: WorkbookTarget;
  readonly NamedItem: DefinedNameTarget;
  readonly NamedItemCollection: NamesTarget;
  readonly Range: RangeTarget;
  readonly RangeAreas: RangeTarget;
  readonly RangeCollection: RangeTarget;
  readonly RangeFill: RangeTarget;
  readonly RangeFont: RangeTarget;
  readonly RangeFormat: RangeTarget;
  readonly RangeSort: RangeTarget;
  readonly RangeView: RangeViewTarget;
  readonly RangeViewCollection: RangeViewTarget;
  readonly Runtime: WorkbookTarget;
  readonly Setting: SettingTarget;
  readonly SettingCollection: WorkbookTarget;
  readonly Table: TableTarget;
  readonly TableCollection: TablesTarget;
  readonly TableColumn: ColumnTarget;
  readonly TableColumnCollection: TableTarget;
  readonly TableRow: RowTarget;
  readonly TableRowCollection: TableTarget;
  readonly TableScopedCollection: ScopedTablesTarget;
  readonly TableSort: TableTarget;
  readonly Workbook: WorkbookTarget;
  readonly WorkbookProtection: WorkbookTarget;
  readonly Worksheet: WorksheetTarget;
  readonly WorksheetCollection: WorkbookTarget;
  readonly WorksheetProtection: WorksheetTarget;
}

export type TypeName = keyof Targets;

/** A type for every class: one that is missing does not compile. */
export type ObjectTypes = { readonly [Name in TypeName]: ObjectType<Targets[Name]> };

/** What every object of one processor shares. */
export type ObjectSession = ProcessorSession<ObjectTypes, HostObject>;

/** The workbook, and what there is once in it. */
export interface WorkbookTarget {
  readonly session: ObjectSession;
}

export interface WorksheetTarget extends WorkbookTarget {
  readonly sheetId: string;
}

/** Cells of one sheet: one area for a Range, one or several for a RangeAreas. */
export interface RangeTarget extends WorkbookTarget, TrackedAreas {
  /** Set once a pane keeps the range across syncs. */
  referenceId?: string;
}

/** What is shown of a block of cells. */
export interface RangeViewTarget extends WorksheetTarget {
  readonly area: Area;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Place of a row among those that are shown. */
  readonly index: number;
}

/** A conditional format of a sheet, by its id. */
export interface LookRuleTarget extends WorksheetTarget {
  readonly ruleId: string;
}

/** A chart of a sheet, by its id. */
export interface ChartTarget extends WorksheetTarget {
  readonly chartId: string;
}

/** One of its axes, by where its title is kept. */
export interface ChartAxisTarget extends ChartTarget {
  readonly axis: "categoryTitle" | "valueTitle";
}

/** The filter of a table, or of the sheet itself. */
export interface AutoFilterTarget extends WorksheetTarget {
  readonly tableId?: string;
}

/** All tables of the workbook, or those of one sheet. */
export interface TablesTarget extends WorkbookTarget {
  readonly sheetId?: string;
}

/** Tables that lie in a range. */
export interface ScopedTablesTarget extends WorkbookTarget {
  readonly tableIds: readonly string[];
}

export interface TableTarget extends WorkbookTarget {
  readonly tableId: string;
}

export interface ColumnTarget extends TableTarget {
  readonly columnId: number;
}

/** A data row of a table, counted from 0. */
export interface RowTarget extends TableTarget {
  readonly index: number;
}

/** Something an add-in keeps in the document. */
export interface SettingTarget extends WorkbookTarget {
  readonly key: string;
}

/** The names of the workbook, or those of one sheet. */
export interface NamesTarget extends WorkbookTarget {
  readonly sheetId?: string;
}

/** One of these names, by its name. */
export interface DefinedNameTarget extends NamesTarget {
  readonly name: string;
}

/** A custom XML part. */
export interface XmlPartTarget extends WorkbookTarget {
  readonly partId: string;
}

/** All custom XML parts, or those of one namespace. */
export interface XmlPartsTarget extends WorkbookTarget {
  readonly namespaceUri?: string;
}

/** What a worksheet function came to: a value or an error, the other one null. */
export interface FunctionResultTarget extends WorkbookTarget {
  readonly value: number | null;
  readonly error: string | null;
}
