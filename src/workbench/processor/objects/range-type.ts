import { SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";
import { deleteCells, insertCells } from "../../model/edits/cell-shifts";
import { hideRows } from "../../model/edits/hide-rows";
import { mergeCells, unmergeCells } from "../../model/merges/merge-cells";
import { checkClearOfMerges } from "../habits/clear-part-of-merge";
import { areasReached } from "../habits/rows-reached";
import { flag, wholeNumber } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { ObjectType, Scalar } from "../object-model/object-type";
import type { RangeTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { addressOf, areaOfRange, cellCountOf } from "./area-of-range";
import {
  cellText,
  copyValues,
  outerFormula,
  outerValue,
  readCells,
  valueType,
  writeCells,
  writeNumberFormats,
} from "./range-cells";
import { cellProperties } from "./range-fill-type";
import { rangeFinders } from "./range-finders";
import { numberFormatText, valuesText, valueTypesText } from "./range-texts";
import { identifyRange, keepRange, rangeObject } from "./range-object";

const count = (measure: (area: Area) => unknown): Scalar<RangeTarget> => ({
  read: (range) => measure(areaOfRange(range)),
});

const cells = (entry: Parameters<typeof readCells>[1], write?: Scalar<RangeTarget>["write"]): Scalar<RangeTarget> => ({
  read: (range) => readCells(range, entry),
  ...(write ? { write } : {}),
});

const formulas = cells(outerFormula, writeCells);
const numberFormat: Scalar<RangeTarget> = {
  ...cells((sheet, row, column) => sheet.getNumberFormat(row, column), writeNumberFormats),
  text: numberFormatText,
};

export const rangeType: ObjectType<RangeTarget> = {
  identify: identifyRange,
  scalars: {
    Address: { read: addressOf },
    AddressLocal: { read: addressOf },
    RowIndex: count((area) => area.row),
    ColumnIndex: count((area) => area.column),
    RowCount: count((area) => area.rowCount),
    ColumnCount: count((area) => area.columnCount),
    CellCount: { read: (range) => cellCountOf([areaOfRange(range)]) },
    IsEntireColumn: count((area) => area.rowCount === SHEET_ROWS),
    IsEntireRow: count((area) => area.columnCount === SHEET_COLUMNS),
    RowHidden: {
      read: rowsHidden,
      write: (range, value) => {
        range.session.writableSheet(range.sheetId);
        hideRows(range.session.workbook, range.sheetId, areaOfRange(range), flag(value), "pane");
      },
    },
    // The workbench hides no columns.
    ColumnHidden: count(() => false),
    Hidden: { read: (range) => rowsHidden(range) === true },
    Values: {
      ...cells((sheet, row, column) => outerValue(sheet.getValue(row, column)), writeCells),
      text: valuesText,
    },
    ValueTypes: { ...cells((sheet, row, column) => valueType(sheet.getValue(row, column))), text: valueTypesText },
    Formulas: formulas,
    FormulasLocal: formulas,
    NumberFormat: numberFormat,
    NumberFormatLocal: numberFormat,
    Text: {
      read: (range) => readCells(range, (sheet, row, column) => cellText(range.session, sheet, row, column)),
    },
    _ReferenceId: { read: (range) => range.referenceId ?? null },
  },
  links: {
    Worksheet: (range) => hostObject("Worksheet", { session: range.session, sheetId: range.sheetId }),
    Sort: (range) => hostObject("RangeSort", range),
    Format: (range) => hostObject("RangeFormat", range),
    ConditionalFormats: (range) => hostObject("ConditionalFormatCollection", range),
  },
  methods: {
    _ValidateArraySize: (range, [rows, columns]) => {
      const area = areaOfRange(range);
      if (wholeNumber(rows) !== area.rowCount || wholeNumber(columns) !== area.columnCount) {
        throw new ExcelError("InvalidArgument");
      }
    },
    _KeepReference: (range) => keepRange(range, hostObject("Range", range)),
    Select: (range) => range.session.workbook.select(range.sheetId, [areaOfRange(range)]),
    Clear: (range, [applyTo]) => clear(range, applyTo ?? "All"),
    Delete: (range, [shift]) => {
      range.session.writableSheet(range.sheetId);
      deleteCells(range.session.workbook, range.sheetId, areaOfRange(range), oneOf(shift, "Up", "Left"), "pane");
    },
    Merge: (range, [across]) => {
      range.session.writableSheet(range.sheetId);
      mergeCells(range.session.workbook, range.sheetId, areaOfRange(range), flag(across), "pane");
    },
    Unmerge: (range) => {
      range.session.writableSheet(range.sheetId);
      unmergeCells(range.session.workbook, range.sheetId, areaOfRange(range), "pane");
    },
    GetCellProperties: (range, [options]) => cellProperties(range, options),
    GetRowProperties: (range, [options]) => rowProperties(range, options),
    CopyFrom: copyValues,
    Calculate: () => undefined,
    SetDirty: (range) => {
      const { workbook } = range.session;
      // What the request has written is a step; other results are none.
      workbook.tell({ kind: "step-ended" });
      workbook.calculation?.cellsChanged(workbook.requireSheet(range.sheetId), areaOfRange(range), true);
      workbook.calculation?.calculateIfDue();
      workbook.tell({ kind: "answered" });
    },
  },
  finders: {
    ...rangeFinders,
    Insert: (range, [shift]) => {
      const area = areaOfRange(range);
      range.session.writableSheet(range.sheetId);
      insertCells(range.session.workbook, range.sheetId, area, oneOf(shift, "Down", "Right"), "pane");
      return rangeObject(range.session, range.sheetId, area);
    },
  },
};

function rowsHidden(range: RangeTarget): boolean | null {
  return range.session.workbook.requireSheet(range.sheetId).areRowsHidden(areaOfRange(range));
}

/** `Range.getRowProperties`, as far as rows are hidden: one entry a row. Source: Microsoft Learn, "Excel.Range.getRowProperties". */
function rowProperties(range: RangeTarget, options: unknown): unknown {
  if (typeof options !== "object" || options === null || Reflect.get(options, "rowHidden") !== true) {
    throw new ExcelError("NotImplemented");
  }
  const { hiddenRows } = range.session.sheet(range.sheetId);
  const { row, rowCount } = areaOfRange(range);
  return Array.from({ length: rowCount }, (_, i) => ({ rowHidden: hiddenRows.get(row + i) }));
}

function clear(range: RangeTarget, applyTo: unknown): void {
  const sheet = range.session.writableSheet(range.sheetId);
  const area = areaOfRange(range);
  if (applyTo !== "All" && applyTo !== "Contents" && applyTo !== "Formats") throw new ExcelError("InvalidArgument");
  checkClearOfMerges(range.session.habits, sheet, area);
  for (const reached of areasReached(range.session.habits, sheet, area)) {
    if (applyTo !== "Formats") sheet.clearContents(reached);
    if (applyTo !== "Contents") {
      sheet.setNumberFormat(reached, "General");
      sheet.setFill(reached, "");
    }
  }
  range.session.workbook.cellsWritten(range.sheetId, area, "pane");
}

function oneOf<First extends string, Second extends string>(
  argument: unknown,
  first: First,
  second: Second,
): Lowercase<First | Second> {
  const chosen = [first, second].find((name) => name === argument);
  if (chosen === undefined) throw new ExcelError("InvalidArgument");
  return chosen.toLowerCase() as Lowercase<First | Second>;
}
