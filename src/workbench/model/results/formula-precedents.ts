import { parseAddress } from "../areas/a1-address";
import type { Area } from "../areas/area";
import { isCustomFunctionName } from "../texts/custom-function-name";
import { cellReference, joinCorners } from "../texts/formula-references";
import { formulaTokens, type FormulaToken } from "../texts/formula-tree";
import { structuredReference } from "../texts/structured-reference";

/** Cells that a formula looks at, as it names them. */
export type Precedent =
  /** Cells by their address; on the formula's own sheet where none is named, on several for a name such as "Jan:Mar". */
  | { readonly kind: "cells"; readonly sheetName: string | undefined; readonly area: Area }
  /** Columns of a table by name, all of them where none is named; of the formula's own table where that is not named. */
  | {
      readonly kind: "table";
      readonly tableName: string | undefined;
      readonly columns: readonly string[];
      /** Only the row in which the formula stands; all data rows; or the rows of headers and totals, too. */
      readonly rows: "own" | "data" | "all";
    }
  /** A defined name or a whole table. */
  | { readonly kind: "name"; readonly name: string }
  /** Cells that only a calculation finds. */
  | { readonly kind: "anything" }
  /** Nothing that stands in cells: a result that is another one at each calculation. */
  | { readonly kind: "chance" }
  /** What a function of an add-in answers. */
  | { readonly kind: "add-in" };

/** Functions that are told where to look. Source: Microsoft Support, "INDIRECT function", "OFFSET function". */
const FINDS_ITS_CELLS = /^(?:indirect|offset)$/i;

/** Functions that Excel calculates each time. Source: Microsoft Learn, "Excel Recalculation", on volatile functions. */
const IS_VOLATILE = /^(?:now|today|rand|randbetween|_xlfn\.randarray|randarray)$/i;

/** What a formula looks at. Texts, functions and cells of other workbooks are passed over. */
export function precedentsOf(formula: string): Precedent[] {
  return formulaTokens(formula).flatMap(precedentOf);
}

function precedentOf({ type, value }: FormulaToken): Precedent[] {
  if (type === "structured") return structured(value);
  if (type === "func") {
    if (FINDS_ITS_CELLS.test(value)) return [{ kind: "anything" }];
    if (isCustomFunctionName(value)) return [{ kind: "add-in" }];
    return IS_VOLATILE.test(value) ? [{ kind: "chance" }] : [];
  }
  const reference = cellReference({ type, value });
  if (isElsewhere(value)) return [];
  if (reference === undefined) return type === "range_named" ? [{ kind: "name", name: bareName(value) }] : [];
  const { sheetName, corners } = reference;
  const area = parseAddress(joinCorners(corners, (corner) => corner))?.area;
  return area === undefined ? [] : [{ kind: "cells", sheetName, area }];
}

/** "@Width", "[#This Row],[Width]", "[Width]:[Height]", "#All", "Width" or nothing at all, each with or without a table. */
function structured(reference: string): Precedent[] {
  const parts = structuredReference(reference);
  if (parts === undefined) return [];
  const { sections, tableName } = parts;
  const isBeyondData = sections.some((section) => section !== "data" && section !== "this row");
  const rows = sections.includes("this row") ? "own" : isBeyondData ? "all" : "data";
  const columns = parts.columns.map((name) => name.toLowerCase());
  return [{ kind: "table", tableName: tableName?.toLowerCase(), columns, rows }];
}

/** In another workbook. */
function isElsewhere(reference: string): boolean {
  return reference.slice(0, reference.lastIndexOf("!") + 1).includes("[");
}

function bareName(reference: string): string {
  return reference.slice(reference.lastIndexOf("!") + 1).toLowerCase();
}
