import { hostObject } from "../object-model/host-object";
import type { ObjectType, Scalar } from "../object-model/object-type";
import type { RangeTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

/** How a look property reads; the workbench keeps none of these, so that what is set is checked, accepted and forgotten. */
const look = (value: unknown, kind: "boolean" | "number" | "string"): Scalar<RangeTarget> => ({
  read: () => value,
  write: (range, wanted) => {
    range.session.writableSheet(range.sheetId);
    if (typeof wanted !== kind && wanted !== null) throw new ExcelError("InvalidArgument");
  },
});

/** How the text of a cell looks. */
export const rangeFontType: ObjectType<RangeTarget> = {
  scalars: {
    Bold: look(false, "boolean"),
    Italic: look(false, "boolean"),
    Color: look("#000000", "string"),
    Name: look("Aptos Narrow", "string"),
    Size: look(11, "number"),
  },
};

/** Whether a cell is locked once its sheet is protected. */
export const formatProtectionType: ObjectType<RangeTarget> = {
  scalars: { Locked: look(true, "boolean"), FormulaHidden: look(false, "boolean") },
};

/** How cells look. The workbench keeps fills, and number formats, which are no part of this. */
export const rangeFormatType: ObjectType<RangeTarget> = {
  scalars: {
    WrapText: look(false, "boolean"),
    HorizontalAlignment: look("General", "string"),
    VerticalAlignment: look("Bottom", "string"),
    ColumnWidth: look(64, "number"),
    RowHeight: look(20, "number"),
    IndentLevel: look(0, "number"),
  },
  links: {
    Fill: (range) => hostObject("RangeFill", range),
    Font: (range) => hostObject("RangeFont", range),
    Protection: (range) => hostObject("FormatProtection", range),
  },
  methods: {
    AutofitColumns: (range) => void range.session.writableSheet(range.sheetId),
    AutofitRows: (range) => void range.session.writableSheet(range.sheetId),
  },
};
