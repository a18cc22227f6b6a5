import { hostObject, type ObjectType, type Scalar } from "../object-model/host-object";
import { ExcelError } from "../wire/excel-error";
import type { RangeTarget } from "./area-of-range";

/** How a look property reads; the workbench keeps none of it, so that what is set is checked, accepted and forgotten. */
const look = (value: unknown, kind: "boolean" | "number" | "string"): Scalar<RangeTarget> => ({
  read: () => value,
  write: (range, wanted) => {
    range.session.writableSheet(range.sheetId);
    if (typeof wanted !== kind && wanted !== null) throw new ExcelError("InvalidArgument");
  },
});

const fillType: ObjectType<RangeTarget> = {
  name: "RangeFill",
  scalars: { Color: look("#FFFFFF", "string") },
  methods: { Clear: (range) => void range.session.writableSheet(range.sheetId) },
};

const fontType: ObjectType<RangeTarget> = {
  name: "RangeFont",
  scalars: {
    Bold: look(false, "boolean"),
    Italic: look(false, "boolean"),
    Color: look("#000000", "string"),
    Name: look("Aptos Narrow", "string"),
    Size: look(11, "number"),
  },
};

const protectionType: ObjectType<RangeTarget> = {
  name: "FormatProtection",
  scalars: { Locked: look(true, "boolean"), FormulaHidden: look(false, "boolean") },
};

/** How cells look. The workbench shows number formats only, which are no part of this. */
export const rangeFormatType: ObjectType<RangeTarget> = {
  name: "RangeFormat",
  scalars: {
    WrapText: look(false, "boolean"),
    HorizontalAlignment: look("General", "string"),
    VerticalAlignment: look("Bottom", "string"),
    ColumnWidth: look(64, "number"),
    RowHeight: look(20, "number"),
    IndentLevel: look(0, "number"),
  },
  links: {
    Fill: (range) => hostObject(fillType, range),
    Font: (range) => hostObject(fontType, range),
    Protection: (range) => hostObject(protectionType, range),
  },
  methods: {
    AutofitColumns: (range) => void range.session.writableSheet(range.sheetId),
    AutofitRows: (range) => void range.session.writableSheet(range.sheetId),
  },
};
