import { formulaTokens } from "../../model/texts/formula-tree";

/** The name of an add-in's function as people write it, "SCORE.PREDICT"; undefined for all other functions. */
export type FindFunctionName = (name: string) => string | undefined;

/** What stands before such a name in a file, where its namespace is set off by "_". Source: OfficeDev/office-js #2568, #5611. */
const PREFIX = "_xldudf_";

/**
 * A formula as files hold it: functions of add-ins under names of their own, "A1#" as a call. Formulas without either stay as they are.
 * Source for the second: MS-XLSX 2.2.2, future functions.
 */
export function formulaInFile(formula: string, findName: FindFunctionName): string {
  if (!/[.#]/.test(formula)) return formula;
  const tokens = formulaTokens(formula);
  return tokens
    .map(({ type, value }, place) => {
      if (type === "func") {
        const name = findName(value);
        return name === undefined ? value : `${PREFIX}${name.replaceAll(".", "_")}`;
      }
      const isSpilled = type === "range" && isSpillMark(tokens[place + 1]);
      if (isSpilled) return `_xlfn.ANCHORARRAY(${value})`;
      return isSpillMark({ type, value }) && tokens[place - 1]?.type === "range" ? "" : value;
    })
    .join("");
}

function isSpillMark(token: { readonly type: string; readonly value: string } | undefined): boolean {
  return token?.type === "operator" && token.value === "#";
}
