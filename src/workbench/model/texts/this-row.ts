import { parseStructRef, stringifyStructRef } from "@borgar/fx/xlsx";
import { formulaTokens } from "./formula-tree";

/**
 * A structured reference in the words of Excel 2007, the only ones that files know: "[@a]" becomes "T[[#This Row],[a]]". Others stay as
 * they stand. Source: ECMA-376 Part 1, 18.17.2.4.
 * @param tableName of the table in which the formula stands; absent where it stands in none
 */
export function withThisRow(reference: string, tableName: string | undefined): string {
  const parts = /^\[|@/.test(reference) ? parseStructRef(reference) : undefined;
  const table = parts?.table || tableName;
  if (parts === undefined || table === undefined) return reference;
  return stringifyStructRef({ ...parts, table }, { thisRow: true });
}

/** A formula as Excel shows it since 2010: "T[[#This Row],[a]]" as "T[@a]". */
export function withAtSign(formula: string): string {
  if (!/\[#This Row\]/i.test(formula)) return formula;
  return formulaTokens(formula)
    .map(({ type, value }) => {
      const parts = type === "structured" && /\[#This Row\]/i.test(value) ? parseStructRef(value) : undefined;
      return parts === undefined ? value : stringifyStructRef(parts);
    })
    .join("");
}
