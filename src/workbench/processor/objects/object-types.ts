import type { ObjectTypes } from "../object-model/targets";
import { functionResultType, functionsType } from "./functions-type";
import { rangeAreasType, rangeCollectionType } from "./range-areas-type";
import { formatProtectionType, rangeFillType, rangeFontType, rangeFormatType } from "./range-format-type";
import { rangeType } from "./range-type";
import { settingCollectionType, settingType } from "./settings-types";
import { tableCollectionType, tableScopedCollectionType } from "./table-collection-types";
import { tableColumnCollectionType, tableColumnType } from "./table-column-types";
import { tableRowCollectionType, tableRowType } from "./table-row-types";
import { tableType } from "./table-type";
import {
  applicationType,
  documentPropertiesType,
  namedItemCollectionType,
  runtimeType,
  workbookProtectionType,
  workbookType,
} from "./workbook-type";
import { worksheetCollectionType } from "./worksheet-collection-type";
import { worksheetProtectionType, worksheetType } from "./worksheet-type";

/** Every class of Excel that the processor plays, by its name on the wire. The only place that knows them all. */
export const OBJECT_TYPES: ObjectTypes = {
  Application: applicationType,
  DocumentProperties: documentPropertiesType,
  FormatProtection: formatProtectionType,
  FunctionResult: functionResultType,
  Functions: functionsType,
  NamedItemCollection: namedItemCollectionType,
  Range: rangeType,
  RangeAreas: rangeAreasType,
  RangeCollection: rangeCollectionType,
  RangeFill: rangeFillType,
  RangeFont: rangeFontType,
  RangeFormat: rangeFormatType,
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
  Workbook: workbookType,
  WorkbookProtection: workbookProtectionType,
  Worksheet: worksheetType,
  WorksheetCollection: worksheetCollectionType,
  WorksheetProtection: worksheetProtectionType,
};
