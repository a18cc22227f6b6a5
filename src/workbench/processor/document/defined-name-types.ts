import { formatAbsolute, quoteSheetName } from "../../model/areas/a1-address";
import { cellsOfName, valueOfName } from "../../model/calculation/cells-of-name";
import { formulaOf, type DefinedName } from "../../model/names/defined-name";
import { addName, deleteName, nameOf, redefineName, replaceName } from "../../model/edits/edit-names";
import { isCellError } from "../../model/texts/cell-content";
import { structuredReference } from "../../model/texts/structured-reference";
import type { CellsOperand } from "../../model/values/operand";
import { filledText, flag } from "../object-model/arguments";
import { hostObject, targetOf } from "../object-model/host-object";
import type { HostObject, ObjectType } from "../object-model/object-type";
import type { DefinedNameTarget, NamesTarget } from "../object-model/targets";
import { areaOfRange } from "../objects/area-of-range";
import { rangeObject } from "../objects/range-object";
import { ExcelError } from "../wire/excel-error";

/** Excel's own names, for print areas and filters, are not played. */
const BUILT_IN = /^_xlnm\./i;

/** @throws ExcelError ItemNotFound */
function itemOf({ session, name, sheetId }: DefinedNameTarget): DefinedName {
  const item = nameOf(session.workbook, name, sheetId);
  if (item === undefined) throw new ExcelError("ItemNotFound");
  return item;
}

/** @throws ExcelError AccessDenied, ItemNotFound */
function writableItem(target: DefinedNameTarget): DefinedName {
  const item = itemOf(target);
  target.session.checkWritable();
  return item;
}

/** The sheet that cells without one are meant to be on. */
function sheetNameFor({ session, sheetId }: NamesTarget): string {
  return (sheetId === undefined ? session.workbook.activeSheet : session.sheet(sheetId)).name;
}

function rangeOf(target: DefinedNameTarget): HostObject | null {
  const cells = cellsOfName(target.session.workbook, itemOf(target));
  return cells === undefined ? null : rangeObject(target.session, cells.sheet.id, cells.area);
}

function addressOf({ sheet, area }: Pick<CellsOperand, "sheet" | "area">): string {
  return `${quoteSheetName(sheet.name)}!${formatAbsolute(area)}`;
}

/** An address for cells; null where it is not calculated here. Source: Microsoft Learn, "Excel.NamedItem.value". */
function valueOf(target: DefinedNameTarget): unknown {
  const { workbook } = target.session;
  const cells = cellsOfName(workbook, itemOf(target));
  if (cells !== undefined) return addressOf(cells);
  const value = valueOfName(workbook, itemOf(target));
  if (value === undefined) return itemOf(target).formula.includes("#REF!") ? "#REF!" : null;
  return isCellError(value) ? value.error : value;
}

/** Source: Microsoft Learn, "Excel.NamedItemType". */
function typeOf(target: DefinedNameTarget): string {
  const { workbook } = target.session;
  if (cellsOfName(workbook, itemOf(target)) !== undefined) return "Range";
  const value = valueOfName(workbook, itemOf(target));
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Double";
  if (typeof value === "string") return "String";
  return typeof value === "boolean" ? "Boolean" : "Error";
}

/** A name for cells or a formula. */
export const namedItemType: ObjectType<DefinedNameTarget> = {
  identify: (target) => ({ _Id: itemOf(target).name }),
  scalars: {
    _Id: { read: (target) => itemOf(target).name },
    Name: { read: (target) => itemOf(target).name },
    Scope: { read: ({ sheetId }) => (sheetId === undefined ? "Workbook" : "Worksheet") },
    Type: { read: typeOf },
    Value: { read: valueOf },
    Formula: {
      read: (target) => `=${formulaOf(itemOf(target), target.session.workbook.tables)}`,
      write: (target, value) => {
        const item = writableItem(target);
        redefineName(target.session.workbook, item, filledText(value), sheetNameFor(target));
      },
    },
    Visible: {
      read: (target) => itemOf(target).isHidden !== true,
      write: (target, value) => {
        const item = writableItem(target);
        replaceName(target.session.workbook, item, { ...item, isHidden: !flag(value, true) });
      },
    },
    Comment: {
      read: (target) => itemOf(target).comment ?? "",
      write: (target, value) => {
        if (typeof value !== "string") throw new ExcelError("InvalidArgument");
        const item = writableItem(target);
        replaceName(target.session.workbook, item, { ...item, comment: value });
      },
    },
  },
  links: {
    // Of a name of the whole workbook: that there is an error is documented, its code is not.
    Worksheet: ({ session, sheetId }) => {
      if (sheetId === undefined) throw new ExcelError("ItemNotFound");
      return hostObject("Worksheet", { session, sheetId });
    },
  },
  methods: { Delete: (target) => deleteName(target.session.workbook, writableItem(target)) },
  finders: {
    GetRange: (target) => {
      const range = rangeOf(target);
      if (range === null) throw new ExcelError("ItemNotFound");
      return range;
    },
    GetRangeOrNullObject: rangeOf,
  },
};

function itemObject({ session, sheetId }: NamesTarget, { name }: DefinedName): HostObject {
  return hostObject("NamedItem", sheetId === undefined ? { session, name } : { session, name, sheetId });
}

function itemsIn({ session, sheetId }: NamesTarget): readonly DefinedName[] {
  return session.workbook.names.filter((each) => each.sheetId === sheetId && !BUILT_IN.test(each.name));
}

function find(target: NamesTarget, key: unknown): HostObject | null {
  const item = nameOf(target.session.workbook, filledText(key), target.sheetId);
  return item === undefined || BUILT_IN.test(item.name) ? null : itemObject(target, item);
}

/** Of a part of a table it keeps no more than the cells of now: office-js issue 740. @throws as `addAsGiven` does */
function add(target: NamesTarget, [name, reference, comment]: readonly unknown[]): HostObject {
  const formula = typeof reference === "string" ? reference.replace(/^=/, "") : "";
  const isPart = structuredReference(formula)?.tableName !== undefined;
  const cells = isPart ? cellsOfName(target.session.workbook, { name: "", formula }) : undefined;
  return addAsGiven(target, [name, cells === undefined ? reference : `=${addressOf(cells)}`, comment]);
}

/** A taken name is ItemAlreadyExists: office-js issue 2875. @throws ExcelError AccessDenied, InvalidArgument; WorkbookRuleError */
function addAsGiven(target: NamesTarget, [name, reference, comment]: readonly unknown[]): HostObject {
  const { session, sheetId } = target;
  session.checkWritable();
  const range = targetOf("Range", reference);
  const formula =
    range === undefined
      ? filledText(reference)
      : `=${addressOf({ sheet: session.sheet(range.sheetId), area: areaOfRange(range) })}`;
  if (typeof (comment ?? "") !== "string") throw new ExcelError("InvalidArgument");
  const added = { name: filledText(name), formula, sheetId, comment: comment ? String(comment) : undefined };
  return itemObject(target, addName(session.workbook, added, sheetNameFor(target)));
}

/** The names of the workbook, or those that hold on one sheet alone. Source: Microsoft Learn, "Excel.Workbook.names". */
export const namedItemCollectionType: ObjectType<NamesTarget> = {
  item: (target, key) => {
    const item = find(target, key);
    if (item === null) throw new ExcelError("ItemNotFound");
    return item;
  },
  items: (target) => itemsIn(target).map((item) => itemObject(target, item)),
  methods: { GetCount: (target) => itemsIn(target).length },
  finders: {
    GetItemOrNullObject: (target, [key]) => find(target, key),
    Add: add,
    // The workbench speaks English.
    AddFormulaLocal: addAsGiven,
  },
};
