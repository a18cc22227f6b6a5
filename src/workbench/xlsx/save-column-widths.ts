import type { ColumnWidths } from "../model/sheets/column-widths";
import type { OpenedWorkbook } from "./open-workbook";
import { withAttribute } from "./package/xml-attributes";
import { XmlScanner } from "./package/xml-scanner";
import type { ZipPackage } from "./package/zip-package";

/** Excel's own where a file says none: 8 characters of the default font and what stands beside them. Source: ECMA-376 Part 1, 18.3.1.81. */
const DEFAULT_WIDTH = 9.140625;

/** Writes the widths of columns into the sheets of the file, where they are others than it says. */
export function saveColumnWidths(zip: ZipPackage, { model, sheetParts, columnWidths }: OpenedWorkbook): void {
  for (const sheet of model.sheets) {
    const partName = sheetParts.get(sheet.id);
    const changed = changedWidths(columnWidths.get(sheet.id) ?? new Map(), sheet.columnWidths);
    if (partName === undefined || changed.size === 0) continue;
    zip.write(partName, withColumnWidths(zip.read(partName), changed));
  }
}

/** By column; undefined for one that has no width of its own any more. */
type ChangedWidths = ReadonlyMap<number, number | undefined>;

function changedWidths(before: ColumnWidths, now: ColumnWidths): ChangedWidths {
  const columns = [...new Set([...before.keys(), ...now.keys()])];
  const changed = columns.filter((column) => before.get(column) !== now.get(column));
  return new Map(changed.map((column) => [column, now.get(column)]));
}

/** What a sheet part says of some neighbouring columns, counted from 0. */
interface ColumnTag {
  readonly first: number;
  /** The first column behind them. */
  readonly end: number;
  readonly tag: string;
}

interface ColumnsInPart {
  readonly tags: readonly ColumnTag[];
  readonly prefix: string;
  readonly defaultWidth: number;
  /** Where the list of columns stands, or is to stand. */
  readonly start: number;
  readonly end: number;
}

/** @param around a sheet part without its rows. @returns it with these widths; what else it says of columns stays */
function withColumnWidths(around: string, changed: ChangedWidths): string {
  const { tags, prefix, defaultWidth, start, end } = columnsIn(around);
  const sized = [...changed].map(([column, width]): ColumnTag => {
    const own =
      tags.find((tag) => tag.first <= column && column < tag.end)?.tag ?? `<${prefix}col min="" max="" width=""/>`;
    const isCustom = width === undefined ? undefined : "1";
    const named = withAttribute(withAttribute(own, "bestFit", undefined), "customWidth", isCustom);
    return { first: column, end: column + 1, tag: withAttribute(named, "width", String(width ?? defaultWidth)) };
  });
  const all = [...tags.flatMap((tag) => piecesBeside(tag, [...changed.keys()])), ...sized].sort(
    (a, b) => a.first - b.first,
  );
  const list = `<${prefix}cols>${all.map(toText).join("")}</${prefix}cols>`;
  return around.slice(0, start) + list + around.slice(end);
}

function columnsIn(around: string): ColumnsInPart {
  const scanner = new XmlScanner(around);
  const tags: ColumnTag[] = [];
  let defaultWidth = DEFAULT_WIDTH;
  let place: { start: number; end: number } | undefined;
  while (scanner.next() && scanner.name !== "sheetData") {
    const { name, start, end } = scanner;
    if (name === "sheetFormatPr") defaultWidth = Number(scanner.attribute("defaultColWidth") ?? DEFAULT_WIDTH);
    if (name === "cols") place = { start: place?.start ?? start, end };
    if (name !== "col" || scanner.isClosing) continue;
    const first = Number(scanner.attribute("min") ?? "1") - 1;
    const last = Number(scanner.attribute("max") ?? String(first + 1));
    tags.push({ first, end: last, tag: asSelfClosing(around.slice(start, end)) });
  }
  const { prefix, start } = scanner;
  return { tags, prefix, defaultWidth, ...(place ?? { start, end: start }) };
}

/** What is left of a range of columns without some of them. */
function piecesBeside(tag: ColumnTag, without: readonly number[]): ColumnTag[] {
  const cuts = without.filter((column) => tag.first <= column && column < tag.end).sort((a, b) => a - b);
  const edges = [tag.first - 1, ...cuts, tag.end];
  return edges.slice(1).flatMap((end, place) => {
    const first = edges[place]! + 1;
    return first < end ? [{ first, end, tag: tag.tag }] : [];
  });
}

function toText({ first, end, tag }: ColumnTag): string {
  return withAttribute(withAttribute(tag, "min", String(first + 1)), "max", String(end));
}

function asSelfClosing(tag: string): string {
  return tag.replace(/\s*\/?>$/, "/>");
}
