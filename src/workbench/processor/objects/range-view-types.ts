import { formatArea, quoteSheetName } from "../../model/areas/a1-address";
import { areaOf, bottomOf, rightOf } from "../../model/areas/area";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { wholeNumber } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { HostObject, ObjectType, Scalar } from "../object-model/object-type";
import type { RangeTarget, RangeViewTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { areaOfRange } from "./area-of-range";
import { cellText, outerFormula, outerValue, valueType } from "./range-cells";
import { rangeObject } from "./range-object";

/** The rows and columns of a range that are shown. */
export function visibleView(range: RangeTarget): HostObject {
  const { session, sheetId } = range;
  const area = areaOfRange(range);
  const sheet = session.sheet(sheetId);
  const rows: number[] = [];
  for (let row = area.row; row < bottomOf(area); row++) if (!sheet.hiddenRows.get(row)) rows.push(row);
  const columns: number[] = [];
  for (let column = area.column; column < rightOf(area); column++) {
    if (!sheet.hiddenColumns.get(column)) columns.push(column);
  }
  return hostObject("RangeView", { session, sheetId, area, rows, columns, index: 0 });
}

const cells = (
  entry: (view: RangeViewTarget, sheet: SheetModel, row: number, column: number) => unknown,
): Scalar<RangeViewTarget> => ({
  read: (view) => {
    const sheet = view.session.sheet(view.sheetId);
    return view.rows.map((row) => view.columns.map((column) => entry(view, sheet, row, column)));
  },
});

const formulas = cells((_, sheet, row, column) => outerFormula(sheet, row, column));

/** What is shown of a range, read only: as one block without the gaps. */
export const rangeViewType: ObjectType<RangeViewTarget> = {
  scalars: {
    Values: cells((_, sheet, row, column) => outerValue(sheet.getValue(row, column))),
    ValueTypes: cells((_, sheet, row, column) => valueType(sheet.getValue(row, column))),
    Formulas: formulas,
    FormulasLocal: formulas,
    NumberFormat: cells((_, sheet, row, column) => sheet.getNumberFormat(row, column)),
    Text: cells((view, sheet, row, column) => cellText(view.session, sheet, row, column)),
    CellAddresses: cells((_, sheet, row, column) => `${quoteSheetName(sheet.name)}!${formatArea(areaOf(row, column))}`),
    RowCount: { read: ({ rows }) => rows.length },
    ColumnCount: { read: ({ columns }) => columns.length },
    Index: { read: ({ index }) => index },
  },
  links: { Rows: (view) => hostObject("RangeViewCollection", view) },
  finders: { GetRange: ({ session, sheetId, area }) => rangeObject(session, sheetId, area) },
};

/** The rows that are shown, one by one. */
export const rangeViewCollectionType: ObjectType<RangeViewTarget> = {
  items: (view) => view.rows.map((_, index) => rowOf(view, index)),
  methods: { GetCount: ({ rows }) => rows.length },
  finders: { GetItemAt: (view, [index]) => rowOf(view, wholeNumber(index)) },
};

function rowOf(view: RangeViewTarget, index: number): HostObject {
  const row = view.rows[index];
  if (row === undefined) throw new ExcelError("InvalidArgument");
  return hostObject("RangeView", { ...view, area: { ...view.area, row, rowCount: 1 }, rows: [row], index });
}
