import {
  chartAxesType,
  chartAxisTitleType,
  chartAxisType,
  chartCollectionType,
  chartLegendType,
  chartTitleType,
  chartType,
} from "./charts/chart-types";
import {
  customXmlPartCollectionType,
  customXmlPartScopedCollectionType,
  customXmlPartType,
} from "./document/custom-xml-part-types";
import { namedItemCollectionType, namedItemType } from "./document/defined-name-types";
import { settingCollectionType, settingType } from "./document/settings-types";
import type { ObjectTypes } from "./object-model/targets";
import {
  cellValueType,
  colorScaleType,
  conditionalFormatCollectionType,
  conditionalFormatType,
  conditionalRangeFillType,
  conditionalRangeFontType,
  conditionalRangeFormatType,
  dataBarType,
  positiveFormatType,
} from "./look/conditional-format-types";
import { customFunctionsType } from "./functions/custom-functions-type";
import { autoFilterType, filterType } from "./objects/filter-types";
import { functionResultType, functionsType } from "./objects/functions-type";
import { rangeFillType } from "./objects/range-fill-type";
import { rangeAreasType, rangeCollectionType } from "./objects/range-areas-type";
import { formatProtectionType, rangeFontType, rangeFormatType } from "./objects/range-format-type";
import { rangeType } from "./objects/range-type";
import { rangeViewCollectionType, rangeViewType } from "./objects/range-view-types";
import { rangeSortType, tableSortType } from "./objects/sort-types";
import { tableCollectionType, tableScopedCollectionType } from "./objects/table-collection-types";
import { tableColumnCollectionType, tableColumnType } from "./objects/table-column-types";
import { tableRowCollectionType, tableRowType } from "./objects/table-row-types";
import { tableType } from "./objects/table-type";
import {
  applicationType,
  documentPropertiesType,
  runtimeType,
  workbookProtectionType,
  workbookType,
} from "./objects/workbook-type";
import { worksheetCollectionType } from "./objects/worksheet-collection-type";
import { worksheetProtectionType, worksheetType } from "./objects/worksheet-type";

/** Every class of Excel that the processor plays, by its name on the wire. The only place that knows them all. */
export const OBJECT_TYPES: ObjectTypes = {
  Application: applicationType,
  AutoFilter: autoFilterType,
  CellValueConditionalFormat: cellValueType,
  Chart: chartType,
  ChartAxes: chartAxesType,
  ChartAxis: chartAxisType,
  ChartAxisTitle: chartAxisTitleType,
  ChartCollection: chartCollectionType,
  ChartLegend: chartLegendType,
  ChartTitle: chartTitleType,
  ColorScaleConditionalFormat: colorScaleType,
  ConditionalDataBarPositiveFormat: positiveFormatType,
  ConditionalFormat: conditionalFormatType,
  ConditionalFormatCollection: conditionalFormatCollectionType,
  ConditionalRangeFill: conditionalRangeFillType,
  ConditionalRangeFont: conditionalRangeFontType,
  ConditionalRangeFormat: conditionalRangeFormatType,
  CustomFunctions: customFunctionsType,
  CustomXmlPart: customXmlPartType,
  CustomXmlPartCollection: customXmlPartCollectionType,
  CustomXmlPartScopedCollection: customXmlPartScopedCollectionType,
  DataBarConditionalFormat: dataBarType,
  DocumentProperties: documentPropertiesType,
  Filter: filterType,
  FormatProtection: formatProtectionType,
  FunctionResult: functionResultType,
  Functions: functionsType,
  NamedItem: namedItemType,
  NamedItemCollection: namedItemCollectionType,
  Range: rangeType,
  RangeAreas: rangeAreasType,
  RangeCollection: rangeCollectionType,
  RangeFill: rangeFillType,
  RangeFont: rangeFontType,
  RangeFormat: rangeFormatType,
  RangeSort: rangeSortType,
  RangeView: rangeViewType,
  RangeViewCollection: rangeViewCollectionType,
  Runtime: runtimeType,
  Setting: settingType,
  SettingCollection: settingCollectionType,
  Table: tableType,
  TableCollection: tableCollectionType,
  TableColumn: tableColumnType,
  TableColumnCollection: tableColumnCollectionType,
  TableRow: tableRowType,
  TableRowCollection: tableRowCollectionType,
  TableScopedCollection: tableScopedCollectionType,
  TableSort: tableSortType,
  Workbook: workbookType,
  WorkbookProtection: workbookProtectionType,
  Worksheet: worksheetType,
  WorksheetCollection: worksheetCollectionType,
  WorksheetProtection: worksheetProtectionType,
};
