/** A function as the help of the formula bar tells of it. */
export interface HelpedFunction {
  /** As people write it: "SCORE.PREDICT", "ROUND". */
  readonly name: string;
  readonly description: string;
  /** Undefined for a function of which only the name is known. */
  readonly parameters?: readonly HelpedParameter[];
}

export interface HelpedParameter {
  readonly name: string;
  readonly description: string;
  readonly isOptional: boolean;
  readonly isRepeating: boolean;
}

/** What helps at a place in a formula. */
export type FormulaHelp =
  | {
      readonly kind: "names";
      readonly from: number;
      readonly to: number;
      readonly functions: readonly HelpedFunction[];
    }
  | {
      readonly kind: "call";
      readonly called: HelpedFunction;
      /** Of the parameter that is written now. */ readonly position: number;
    };

/** More do not help who chooses. */
const MOST_NAMES = 8;
const NAME_BEFORE = /[\p{L}_][\p{L}\p{N}_.]*$/u;

/**
 * What helps whoever writes a formula: the functions whose names begin as the word at the caret does, else what the call around the caret
 * takes. Undefined where nothing does.
 * @param text of the cell, as it is typed
 * @param caret how many characters stand before it
 */
export function formulaHelp(
  text: string,
  caret: number,
  functions: readonly HelpedFunction[],
): FormulaHelp | undefined {
  const before = text.slice(0, caret);
  if (!before.startsWith("=")) return undefined;
  const place = placeAt(before);
  if (place.isQuoted) return undefined;
  const [word = ""] = NAME_BEFORE.exec(before) ?? [];
  const matching = word === "" ? [] : functions.filter(({ name }) => name.startsWith(word.toUpperCase()));
  // A name that stands whole is no question any more, and neither is one in the middle of another word.
  const isAsked =
    matching.length > 0 && matching[0]!.name !== word.toUpperCase() && !/^[\p{L}\p{N}_.(]/u.test(text.slice(caret));
  if (isAsked) return { kind: "names", from: caret - word.length, to: caret, functions: matching.slice(0, MOST_NAMES) };
  const call = place.calls.at(-1);
  const called = call && functions.find(({ name }) => name === call.name.toUpperCase());
  if (called?.parameters === undefined) return undefined;
  return { kind: "call", called, position: parameterAt(called.parameters, call!.commas) };
}

/** Arguments beyond the last parameter belong to it where it repeats; else to none. */
function parameterAt(parameters: readonly HelpedParameter[], commas: number): number {
  const last = parameters.length - 1;
  return commas > last && parameters[last]?.isRepeating === true ? last : commas;
}

interface OpenBracket {
  /** "" for a bracket that calls nothing. */
  readonly name: string;
  commas: number;
}

/** Which calls are open at the end of a formula's beginning, and whether it ends in a text, a sheet's name or a reference in brackets. */
function placeAt(before: string): { readonly calls: readonly OpenBracket[]; readonly isQuoted: boolean } {
  const calls: OpenBracket[] = [];
  let closing: string | undefined;
  let depth = 0;
  for (let at = 1; at < before.length; at++) {
    const character = before[at]!;
    if (closing === "]") {
      // An apostrophe takes the meaning from a bracket in a header.
      if (character === "'") at++;
      else if (character === "[") depth++;
      else if (character === "]" && --depth === 0) closing = undefined;
    } else if (closing !== undefined) {
      if (character === closing) closing = undefined;
    } else if (character === '"' || character === "'") closing = character;
    else if (character === "{") closing = "}";
    else if (character === "[") [closing, depth] = ["]", 1];
    else if (character === "(") calls.push({ name: NAME_BEFORE.exec(before.slice(0, at))?.[0] ?? "", commas: 0 });
    else if (character === ")") calls.pop();
    else if (character === "," && calls.length > 0) calls.at(-1)!.commas++;
  }
  return { calls, isQuoted: closing !== undefined };
}

/** The formula with a function's name written out at the word that was asked about, and where the caret goes: into its brackets. */
export function withName(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  name: string,
): { readonly text: string; readonly caret: number } {
  return { text: `${text.slice(0, from)}${name}(${text.slice(to)}`, caret: from + name.length + 1 };
}
