import { asNumber, asText } from "../values/coercion";
import type { FunctionArguments } from "../values/function-arguments";
import { failsWith, noError, NotCalculable } from "../values/operand";
import { takes, takesMany, type WorksheetFunction } from "./worksheet-function";

/** Source: Microsoft Support, "Excel specifications and limits". */
const MOST_CHARACTERS = 32_767;
/** Half of a character that has two: one Excel counts it as one, another as two. */
const SURROGATE = /[\ud800-\udfff]/;

/** Functions of texts. Source: Microsoft Support, "Text functions (reference)". */
export const TEXT_FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  LEN: takes(1, 1, (args) => countedText(args).length),
  LEFT: takes(1, 2, (args) => countedText(args).slice(0, counted(args, 1))),
  RIGHT: takes(1, 2, (args) => {
    const text = countedText(args);
    return text.slice(Math.max(0, text.length - counted(args, 1)));
  }),
  MID: takes(3, 3, (args) => {
    const text = countedText(args);
    const first = args.wholeNumber(1);
    const count = args.wholeNumber(2);
    if (first < 1 || count < 0) throw failsWith("#VALUE!");
    return text.slice(first - 1, first - 1 + count);
  }),
  // Only the blank of ASCII.
  TRIM: takes(1, 1, (args) => args.text(0).replace(/ +/g, " ").replace(/^ | $/g, "")),
  UPPER: takes(1, 1, (args) => recased(args.text(0), (text) => text.toUpperCase())),
  LOWER: takes(1, 1, (args) => recased(args.text(0), (text) => text.toLowerCase())),
  CONCATENATE: takesMany((args) => {
    let joined = "";
    for (let index = 0; index < args.count; index++) joined += args.text(index);
    return withinLimit(joined);
  }),
  CONCAT: takesMany((args) => {
    let joined = "";
    for (const { value } of args.values()) joined += asText(value);
    return withinLimit(joined);
  }),
  VALUE: takes(1, 1, (args) => {
    const value = noError(args.value(0));
    if (typeof value === "boolean") throw failsWith("#VALUE!");
    return asNumber(value, args.place.workbook);
  }),
};

function countedText(args: FunctionArguments): string {
  const text = args.text(0);
  if (SURROGATE.test(text)) throw new NotCalculable();
  return text;
}

/** How many characters: one where nothing was said. */
function counted(args: FunctionArguments, index: number): number {
  const count = args.count > index ? args.wholeNumber(index) : 1;
  if (count < 0) throw failsWith("#VALUE!");
  return count;
}

/** A letter that becomes two in another case ("ß") is one to Excel. */
function recased(text: string, change: (text: string) => string): string {
  const changed = change(text);
  if (changed.length !== text.length) throw new NotCalculable();
  return changed;
}

function withinLimit(text: string): string {
  if (text.length > MOST_CHARACTERS) throw failsWith("#VALUE!");
  return text;
}
