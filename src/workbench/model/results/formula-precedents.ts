import { parseAddress } from "../areas/a1-address";
import type { Area } from "../areas/area";
import { replaceReferences } from "../texts/formula-references";

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
  | { readonly kind: "anything" };

const WORD = String.raw`[\p{L}_\\][\p{L}\p{M}\p{N}_.\\?]*`;
const IN_BRACKETS = String.raw`'[^]|[^\[\]']`;
/** Texts and sheet names in quotes; structured references, with or without their table; words. */
const TOKEN = new RegExp(
  [
    `"(?:[^"]|"")*"`,
    `'(?:[^']|'')*'!?`,
    `(?<table>${WORD})?\\[(?<inside>(?:${IN_BRACKETS}|\\[(?:${IN_BRACKETS})*\\])*)\\](?<isFile>[\\p{L}_'])?`,
    `(?<![$\\p{L}\\p{N}_.])(?<word>${WORD})(?<after>[(!]?)`,
  ].join("|"),
  "gu",
);
const INNER = new RegExp(`\\[((?:${IN_BRACKETS})*)\\]`, "gu");

/** No name may look like a cell. Source: Microsoft Support, "Names in formulas". */
const LIKE_A_CELL = /^[a-z]{1,3}\d+$/i;

/** Functions that are told where to look. Source: Microsoft Support, "INDIRECT function", "OFFSET function". */
const FINDS_ITS_CELLS = /^(?:indirect|offset)$/i;

/** What a formula looks at. Texts, functions and cells of other workbooks are passed over. */
export function precedentsOf(formula: string): Precedent[] {
  const found: Precedent[] = [];
  replaceReferences(formula, ({ sheetName, corners }) => {
    const address = corners.map((corner) => `${corner?.column ?? ""}${corner?.row ?? ""}`).join(":");
    const area = parseAddress(address)?.area;
    if (area !== undefined && sheetName?.includes("[") !== true) found.push({ kind: "cells", sheetName, area });
    return undefined;
  });
  for (const { groups = {} } of formula.matchAll(TOKEN)) {
    const { table, inside, isFile, word, after } = groups;
    if (inside !== undefined && isFile === undefined) found.push(structured(table, inside));
    if (word !== undefined && after === "" && !LIKE_A_CELL.test(word))
      found.push({ kind: "name", name: word.toLowerCase() });
    if (word !== undefined && after === "(" && FINDS_ITS_CELLS.test(word)) found.push({ kind: "anything" });
  }
  return found;
}

/** "@Width", "[#This Row],[Width]", "[Width]:[Height]", "#All", "Width" or nothing at all. */
function structured(table: string | undefined, inside: string): Precedent {
  const rows = /^\s*@|#this row/i.test(inside) ? "own" : /#(?:all|headers|totals)/i.test(inside) ? "all" : "data";
  const bare = inside.trim().replace(/^@/, "");
  const named = bare.startsWith("[") ? [...bare.matchAll(INNER)].map(([, name]) => name!) : [bare];
  const columns = named.filter((name) => name !== "" && !name.startsWith("#")).map(unescaped);
  return { kind: "table", tableName: table?.toLowerCase(), columns, rows };
}

function unescaped(name: string): string {
  return name.replace(/'([^])/g, "$1").toLowerCase();
}
