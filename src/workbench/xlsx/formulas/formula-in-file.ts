import { formulaTokens } from "../../model/texts/formula-tree";
import { withThisRow } from "../../model/texts/this-row";

/** The name of an add-in's function as people write it, "SCORE.PREDICT"; undefined for all other functions. */
export type FindFunctionName = (name: string) => string | undefined;

/** What stands before such a name in a file, where its namespace is set off by "_". Source: OfficeDev/office-js #2568, #5611. */
const PREFIX = "_xldudf_";

/**
 * A formula as files hold it: functions of add-ins under names of their own, "A1#" as a call, "[@a]" with its table and in the words of
 * Excel 2007. Formulas without any of these stay as they are. Sources: MS-XLSX 2.2.2, future functions; ECMA-376 Part 1, 18.17.2.4.
 * @param tableName of the table in which the formula stands
 */
export function formulaInFile(formula: string, findName: FindFunctionName, tableName?: string): string {
  if (!/[.#@[]/.test(formula)) return formula;
  const tokens = formulaTokens(formula);
  return tokens
    .map(({ type, value }, place) => {
      if (type === "func") {
        const name = findName(value);
        return name === undefined ? value : `${PREFIX}${name.replaceAll(".", "_")}`;
      }
      if (type === "structured") return withThisRow(value, tableName);
      const isSpilled = type === "range" && isSpillMark(tokens[place + 1]);
      if (isSpilled) return `_xlfn.ANCHORARRAY(${value})`;
      return isSpillMark({ type, value }) && tokens[place - 1]?.type === "range" ? "" : value;
    })
    .join("");
}

function isSpillMark(token: { readonly type: string; readonly value: string } | undefined): boolean {
  return token?.type === "operator" && token.value === "#";
}
