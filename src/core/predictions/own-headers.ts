import { DEFAULT_COLUMN_NAME } from "./default-column-name";
import type { OutputNames } from "./result-headers";

/** How result columns are called: what a recipe says, and which outputs the model has answered so far. */
export interface ResultNames {
  readonly columnName: string;
  readonly outputsKnown?: readonly string[];
  readonly outputNames?: OutputNames;
}

/**
 * Those of the headers that `outputHeaders` and `freeHeaders` give: under the name of now, and under the default name, which is that of
 * most earlier runs. They are predictions of ours, which are no inputs unless that was said. "Prediction" takes any output's name, for
 * nobody knows those of an earlier run; another name is a plain word of the analyst's ("Price", beside which "Price per unit" may stand),
 * and takes numbers and known outputs alone; the own name of an output takes numbers. Compared as Excel compares headers of a table, without regard to case.
 */
export function ownHeaders(
  headers: readonly string[],
  { columnName, outputsKnown = [], outputNames = {} }: ResultNames,
): string[] {
  const outputs = new Set(outputsKnown.map((output) => output.toLowerCase()));
  const isKnownOutput = (rest: string): boolean => outputs.has(rest) || outputs.has(rest.replace(/ \d+$/, ""));
  const own = Object.values(outputNames);
  return headers.filter(
    (header) =>
      isNamedAfter(header, DEFAULT_COLUMN_NAME, () => true) ||
      isNamedAfter(header, columnName, isKnownOutput) ||
      own.some((name) => isNamedAfter(header, name, () => false)),
  );
}

/** "Prediction", "Prediction 2", "Prediction label", "Prediction 2 label". */
function isNamedAfter(header: string, columnName: string, isOutput: (rest: string) => boolean): boolean {
  const [text, name] = [header.toLowerCase(), columnName.toLowerCase()];
  if (text === name) return true;
  if (!text.startsWith(`${name} `)) return false;
  const rest = text.slice(name.length + 1);
  return /^\d+$/.test(rest) || isOutput(rest) || isOutput(rest.replace(/^\d+ /, ""));
}
