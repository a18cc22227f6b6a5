import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { patchSortState, type MovedAddress } from "./sort-state";

/** One `<queryTableField>`: what the query knows of one column of its table. */
interface QueryField {
  readonly id: number;
  /** Its column in the table part; undefined where it has none. */
  readonly columnId: number | undefined;
  /** Whether the query fills the column; others are the analyst's own, and kept when the query is refreshed. */
  readonly isBound: boolean;
  /** What the query calls it, as it stands in the XML. */
  readonly name: string | undefined;
  readonly element: string;
}

/** What a query table part says: the query that feeds a table. */
export interface QueryTable {
  /** The defined name that stands for the table's cells. */
  readonly definedName: string;
  /** The id that the next field gets. */
  readonly nextFieldId: number;
  readonly fields: readonly QueryField[];
}

/** @throws SyntaxError when the part is cut short */
export function readQueryTable(xml: string): QueryTable {
  const scanner = new XmlScanner(xml);
  let name = "";
  let nextId = 1;
  const fields: QueryField[] = [];
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    if (scanner.name === "queryTable") name = scanner.attribute("name") ?? "";
    else if (scanner.name === "queryTableRefresh") nextId = Number(scanner.attribute("nextId") ?? 1);
    else if (scanner.name === "queryTableField") fields.push(readField(scanner));
  }
  // Source: MS-OI29500 2.1.826 d, which says how a query table and its name find each other.
  const definedName = name.replaceAll(" ", "_");
  return { definedName, nextFieldId: Math.max(nextId, ...fields.map(({ id }) => id + 1)), fields };
}

function readField(scanner: XmlScanner): QueryField {
  const { start, end } = scanner;
  const columnId = scanner.attribute("tableColumnId");
  const field = {
    id: Number(scanner.attribute("id") ?? 0),
    columnId: columnId === undefined ? undefined : Number(columnId),
    isBound: !["0", "false"].includes(scanner.attribute("dataBound") ?? "1"),
    name: /\sname\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(scanner.xml.slice(start, end))?.slice(1).find(Boolean),
  };
  scanner.skipElement();
  return { ...field, element: scanner.xml.slice(start, scanner.end) };
}

/**
 * The part with the fields of the columns that the table has now, in their order. A column that came is the analyst's own: a refresh of
 * the query keeps it. One that went, and that the query fills, is listed as deleted, so that a refresh does not bring it back.
 * Source: ECMA-376 Part 1, 18.12.3 to 18.12.6 and L.2.11.4.1.
 * @param columns of the table part; `fieldId` where the column is new
 */
export function patchQueryTable(
  xml: string,
  columns: readonly { readonly id: number; readonly fieldId: number | undefined }[],
): string {
  const { fields, nextFieldId } = readQueryTable(xml);
  const { prefix } = rootOf(xml);
  const kept = columns.flatMap(({ id, fieldId }) => {
    const known = fields.find(({ columnId }) => columnId === id);
    return known ?? (fieldId === undefined ? [] : ownField(fieldId, id, prefix));
  });
  const gone = fields.filter((field) => field.columnId !== undefined && !kept.includes(field));
  const all = [...kept, ...fields.filter(({ columnId }) => columnId === undefined)];
  const nextId = Math.max(nextFieldId, ...kept.map(({ id }) => id + 1));
  return withDeletedFields(
    withFields(xml, all, nextId),
    gone.flatMap(({ isBound, name }) => (isBound && name !== undefined ? [name] : [])),
  );
}

/** The part with the order of rows that it keeps, too, for the cells of the table as it is now. */
export function followSortState(xml: string, tableRef: string, moved: MovedAddress): string {
  const scanner = new XmlScanner(xml);
  while (scanner.next()) {
    if (scanner.name !== "sortState" || scanner.isClosing) continue;
    const { start } = scanner;
    const element = patchSortState(scanner, tableRef, moved);
    return xml.slice(0, start) + element + xml.slice(scanner.end);
  }
  return xml;
}

function ownField(id: number, columnId: number, prefix: string): QueryField {
  const element = `<${prefix}queryTableField id="${id}" dataBound="0" tableColumnId="${columnId}"/>`;
  return { id, columnId, isBound: false, name: undefined, element };
}

function withFields(xml: string, fields: readonly QueryField[], nextId: number): string {
  const scanner = new XmlScanner(xml);
  while (scanner.next() && scanner.name !== "queryTableRefresh");
  const refresh = { start: scanner.start, end: scanner.end };
  while (scanner.next() && scanner.name !== "queryTableFields");
  const { start, prefix } = scanner;
  scanner.skipElement();
  let tag = withAttribute(xml.slice(refresh.start, refresh.end), "nextId", String(nextId));
  const left = fields.findIndex(({ isBound }) => isBound);
  const right = [...fields].reverse().findIndex(({ isBound }) => isBound);
  // Where the query fills no column at all, all of them are on its right.
  tag = withAttribute(tag, "unboundColumnsLeft", left > 0 ? String(left) : undefined);
  tag = withAttribute(tag, "unboundColumnsRight", right === 0 ? undefined : String(right < 0 ? fields.length : right));
  const list = `<${prefix}queryTableFields count="${fields.length}">${fields.map(({ element }) => element).join("")}</${prefix}queryTableFields>`;
  return xml.slice(0, refresh.start) + tag + xml.slice(refresh.end, start) + list + xml.slice(scanner.end);
}

/** @param names as they stand in the XML */
function withDeletedFields(xml: string, names: readonly string[]): string {
  if (names.length === 0) return xml;
  const { prefix } = rootOf(xml);
  const added = names.map((name) => `<${prefix}deletedField name="${name}"/>`).join("");
  const scanner = new XmlScanner(xml);
  let afterFields = 0;
  while (scanner.next()) {
    const isOver = scanner.isClosing || scanner.isSelfClosing;
    if (scanner.name === "queryTableFields" && isOver) afterFields = scanner.end;
    if (scanner.name !== "queryTableDeletedFields" || scanner.isSelfClosing) continue;
    const { start, end } = scanner;
    scanner.skipElement();
    const inner = xml.slice(end, xml.lastIndexOf("</", scanner.end - 1)) + added;
    const count = String(inner.match(/deletedField\s/g)?.length ?? names.length);
    return `${xml.slice(0, start)}${withAttribute(xml.slice(start, end), "count", count)}${inner}</${prefix}queryTableDeletedFields>${xml.slice(scanner.end)}`;
  }
  const list = `<${prefix}queryTableDeletedFields count="${names.length}">${added}</${prefix}queryTableDeletedFields>`;
  return xml.slice(0, afterFields) + list + xml.slice(afterFields);
}

function rootOf(xml: string): { readonly prefix: string } {
  const scanner = new XmlScanner(xml);
  scanner.next();
  return { prefix: scanner.prefix };
}
