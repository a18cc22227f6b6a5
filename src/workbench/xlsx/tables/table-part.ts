import { withAttribute, withRawAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { decodeEscapes, encodeSheetString } from "../package/xml-text";
import { DamagedSheetError, quoted } from "../sheets/damaged-sheet-error";
import { wholeNumber } from "../sheets/whole-number";
import { withColumnFormula } from "./column-formula";
import { patchSortState, type MovedAddress } from "./sort-state";

/** One `<tableColumn>`: its name, its id in the file, and the element as it stands there (formulas, totals, formats). */
export interface TableColumnXml {
  readonly id: number;
  readonly name: string;
  readonly element: string;
}

/** What a table part says. */
export interface TablePart {
  readonly id: number;
  readonly name: string;
  /** "A1:E151", header and totals rows included. */
  readonly ref: string;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  /** What feeds it: a query, an XML map, or nothing but the sheet. */
  readonly kind: "worksheet" | "queryTable" | "xml";
  /** Whether a filter of the table hides rows, or would. */
  readonly isFiltered: boolean;
  readonly columns: readonly TableColumnXml[];
}

/** @property formula that new rows get, without "=", where it is to be written */
export interface ColumnWanted {
  readonly name: string;
  readonly origin?: number;
  readonly formula?: string;
}

/** The table as it shall be written. `columns` without an element are new; `origin` is the column's place when the file was opened. */
export interface TableWanted {
  readonly name: string;
  readonly ref: string;
  /** Header and data rows: what the filter buttons cover. */
  readonly filterRef: string;
  readonly showTotals: boolean;
  readonly columns: readonly ColumnWanted[];
  /** Where cells are now that the file speaks of. */
  readonly moved: MovedAddress;
  /** For a table that a query feeds: the id that its first new column gets among the query's fields. */
  readonly nextFieldId?: number;
}

const MAX_ID = 2 ** 32 - 1;

/** What a filter may go by: ECMA-376 Part 1, 18.3.2.7. A `<filterColumn>` without any of them only hides a button. */
const FILTERS = ["filters", "customFilters", "top10", "dynamicFilter", "colorFilter", "iconFilter"];

/** @throws DamagedSheetError when it is no such part, SyntaxError when it is cut short */
export function readTablePart(xml: string): TablePart {
  const scanner = new XmlScanner(xml);
  if (!scanner.next() || scanner.name !== "table") {
    throw new DamagedSheetError("a part that should hold a table holds something else");
  }
  const name = decodeEscapes(scanner.attribute("displayName") ?? scanner.attribute("name") ?? "");
  const table = {
    id: Number(scanner.attribute("id") ?? 0),
    name,
    ref: scanner.attribute("ref") ?? "",
    // Both default as the standard says: one header row, no totals row (ECMA-376 Part 1, 18.5.1.2).
    showHeaders: hasRow(scanner.attribute("headerRowCount") ?? "1", name, "header rows"),
    showTotals: hasRow(scanner.attribute("totalsRowCount") ?? "0", name, "totals rows"),
    kind: kindOf(scanner.attribute("tableType")),
  };
  const columns: TableColumnXml[] = [];
  let isFiltered = false;
  while (scanner.next()) {
    if (scanner.name === "table") {
      scanner.next(); // behind the root nothing may stand
      return { ...table, isFiltered, columns };
    }
    isFiltered ||= FILTERS.includes(scanner.name);
    if (scanner.name !== "tableColumn" || scanner.isClosing) continue;
    const { start } = scanner;
    const id = Number(scanner.attribute("id") ?? columns.length + 1);
    const name = decodeEscapes(scanner.attribute("name") ?? "");
    scanner.skipElement();
    columns.push({ id, name, element: xml.slice(start, scanner.end) });
  }
  throw new SyntaxError("The table is cut short.");
}

/** Excel knows one row of headers and one of totals, or none. */
function hasRow(count: string, tableName: string, what: string): boolean {
  const rows = wholeNumber(count) ?? 2;
  if (rows > 1) throw new DamagedSheetError(`table ${quoted(tableName)} has ${quoted(count)} ${what}`);
  return rows === 1;
}

function kindOf(tableType: string | undefined): TablePart["kind"] {
  return tableType === "queryTable" || tableType === "xml" ? tableType : "worksheet";
}

/** The part with another name, area and columns. All that it does not know stays: style, formulas, formats, extensions. */
export function patchTablePart(xml: string, wanted: TableWanted): string {
  const before = readTablePart(xml);
  const scanner = new XmlScanner(xml);
  let output = "";
  let from = 0;
  const replace = (start: number, end: number, text: string): void => {
    output += xml.slice(from, start) + text;
    from = end;
  };
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "table") {
      replace(scanner.start, scanner.end, patchTableTag(xml.slice(scanner.start, scanner.end), before, wanted));
    } else if (scanner.name === "autoFilter") {
      const { start } = scanner;
      const element = patchAutoFilter(scanner, wanted);
      replace(start, scanner.end, element);
    } else if (scanner.name === "sortState") {
      const { start } = scanner;
      const element = patchSortState(scanner, wanted.ref, wanted.moved);
      replace(start, scanner.end, element);
    } else if (scanner.name === "tableColumns") {
      const { start, prefix } = scanner;
      scanner.skipElement();
      replace(start, scanner.end, columnsElement(before, wanted, prefix));
    }
  }
  return output + xml.slice(from);
}

/** A new table part, in the style Excel gives new tables. */
export function newTablePart(id: number, wanted: Omit<TableWanted, "moved">, showHeaders: boolean): string {
  const columns = wanted.columns
    .map(({ name, formula }, index) => filling(newColumn("", { id: index + 1, name }), formula))
    .join("");
  const filter = showHeaders ? `<autoFilter ref="${wanted.filterRef}"/>` : "";
  const counts = `${showHeaders ? "" : ' headerRowCount="0"'}${wanted.showTotals ? ' totalsRowCount="1"' : ' totalsRowShown="0"'}`;
  const name = encodeAttribute(wanted.name);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="${id}" name="${name}" displayName="${name}" ref="${wanted.ref}"${counts}>` +
    `${filter}<tableColumns count="${wanted.columns.length}">${columns}</tableColumns>` +
    '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>'
  );
}

function patchTableTag(tag: string, before: TablePart, wanted: TableWanted): string {
  let patched = withAttribute(tag, "ref", wanted.ref);
  // The two names may differ, and stay so: formulas know a table by `displayName`, macros by `name` (18.5.1.2).
  if (before.name !== wanted.name) {
    const name = encodeAttribute(wanted.name);
    patched = withRawAttribute(withRawAttribute(patched, "name", name), "displayName", name);
  }
  return withAttribute(patched, "totalsRowCount", wanted.showTotals ? "1" : undefined);
}

/** Filters stay with their columns: `colId` counts from the table's left edge. */
function patchAutoFilter(scanner: XmlScanner, wanted: TableWanted): string {
  const open = withAttribute(scanner.xml.slice(scanner.start, scanner.end), "ref", wanted.filterRef);
  if (scanner.isSelfClosing) return open;
  const { prefix } = scanner;
  let inner = "";
  while (scanner.next() && !(scanner.isClosing && scanner.name === "autoFilter")) {
    const { start, end, name } = scanner;
    if (name === "sortState") {
      inner += patchSortState(scanner, wanted.ref, wanted.moved);
      continue;
    }
    const tag = scanner.xml.slice(start, end);
    const origin = Number(scanner.attribute("colId"));
    scanner.skipElement();
    const rest = scanner.xml.slice(end, scanner.end);
    if (name === "filterColumn") {
      const place = wanted.columns.findIndex((column) => column.origin === origin);
      if (place >= 0) inner += withAttribute(tag, "colId", String(place)) + rest;
    } else {
      inner += tag + rest;
    }
  }
  return `${open}${inner}</${prefix}autoFilter>`;
}

function columnsElement(before: TablePart, wanted: TableWanted, prefix: string): string {
  const ids = new Set(before.columns.map(({ id }) => id));
  let nextFieldId = wanted.nextFieldId;
  const columns = wanted.columns.map(({ name, origin, formula }) => {
    const known = origin === undefined ? undefined : before.columns[origin];
    if (!known) {
      const isFed = before.kind !== "worksheet";
      const fieldId = nextFieldId === undefined ? undefined : nextFieldId++;
      const id = freeId(ids);
      ids.add(id);
      return filling(newColumn(prefix, { id, name, isFed, fieldId }), formula);
    }
    return filling(known.name === name ? known.element : renamed(known.element, name), formula);
  });
  return `<${prefix}tableColumns count="${columns.length}">${columns.join("")}</${prefix}tableColumns>`;
}

function filling(element: string, formula: string | undefined): string {
  return formula === undefined ? element : withColumnFormula(element, formula);
}

/** The next one, or the first that is free where there is none: ids have 32 bits (18.5.1.3). */
function freeId(taken: ReadonlySet<number>): number {
  const next = [...taken].reduce((highest, id) => Math.max(highest, id), 0) + 1;
  if (next <= MAX_ID) return next;
  let free = 1;
  while (taken.has(free)) free++;
  return free;
}

function renamed(element: string, name: string): string {
  const scanner = new XmlScanner(element);
  scanner.next();
  return withColumnName(element.slice(0, scanner.end), name) + element.slice(scanner.end);
}

interface NewColumn {
  readonly id: number;
  readonly name: string;
  /** Whether something feeds the table: then each column has a second name, by which its source knows it (18.5.1.3). */
  readonly isFed?: boolean;
  readonly fieldId?: number | undefined;
}

function newColumn(prefix: string, { id, name, isFed = false, fieldId }: NewColumn): string {
  const tag = `<${prefix}tableColumn id="${id}"${isFed ? ` uniqueName="${id}"` : ""}/>`;
  return withAttribute(withColumnName(tag, name), "queryTableFieldId", fieldId?.toString());
}

function withColumnName(tag: string, name: string): string {
  return withRawAttribute(tag, "name", encodeAttribute(name));
}

/** Names escape like texts in cells do: a line break in a header is `_x000a_` here. */
function encodeAttribute(text: string): string {
  return encodeSheetString(text).replace(/\n/g, "_x000a_").replace(/\t/g, "_x0009_").replace(/"/g, "&quot;");
}
