import { wrongArgument } from "../answers/formula-error";
import type { Sentence } from "../host/cell-sentences";
import { isLeftOut, type GivenCell } from "./read-rows";

/** What a formula asks for beside its rows. */
export interface FormulaOptions {
  /** `null`: as missing, where the model takes that. `error`: a row with a blank is not sent. */
  readonly blanks: "null" | "error";
  /** Whether data stands in the order of the model's inputs, whatever its headers are. */
  readonly isInOrder: boolean;
  /** The model's own parameters by name; one that is blank keeps its default. */
  readonly parameters: Readonly<Record<string, PlainValue>>;
}

export type PlainValue = string | number | boolean;

const EXPECTED: Sentence = (say) => say.optionsExpected;

/**
 * Two columns: names and values.
 * @throws FormulaError
 */
export function readOptions(given: GivenCell): FormulaOptions {
  const pairs = isLeftOut(given) ? [] : readPairs(given);
  let blanks: FormulaOptions["blanks"] = "null";
  let isInOrder = false;
  const parameters: [string, PlainValue][] = [];
  for (const [name, value] of pairs) {
    const word = String(value).trim().toLowerCase();
    if (name.toLowerCase() === "blanks") {
      if (word !== "null" && word !== "error") throw wrongArgument((say) => say.optionBlanks);
      blanks = word;
    } else if (name.toLowerCase() === "columns") {
      if (word !== "by name" && word !== "in order") throw wrongArgument((say) => say.optionColumns);
      isInOrder = word === "in order";
    } else parameters.push([name, value]);
  }
  if (new Set(parameters.map(([name]) => name)).size < parameters.length) {
    throw wrongArgument((say) => say.optionTwice);
  }
  // fromEntries makes members of its own even of "__proto__".
  return { blanks, isInOrder, parameters: Object.fromEntries(parameters) };
}

/** Rows without a name are passed over, so that a block of cells need not be full. */
function readPairs(given: GivenCell): readonly (readonly [string, PlainValue])[] {
  if (!Array.isArray(given) || !given.every((row) => Array.isArray(row) && row.length === 2))
    throw wrongArgument(EXPECTED);
  return (given as readonly (readonly GivenCell[])[]).flatMap(([name, value]): (readonly [string, PlainValue])[] => {
    if (isLeftOut(name) || isLeftOut(value)) return [];
    if (typeof name !== "string" || !isPlain(value)) throw wrongArgument(EXPECTED);
    return [[name.trim(), value]];
  });
}

function isPlain(value: GivenCell): value is PlainValue {
  return ["string", "number", "boolean"].includes(typeof value);
}
