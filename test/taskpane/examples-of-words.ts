import { MissingPrediction } from "../../src/core/predictions/prediction";
import { spoken } from "../../src/taskpane/view/words/language/language";
import { createFormats } from "../../src/taskpane/view/words/formats";

/** What a function of the pane's words says, by what it is asked. */
export type WordExamples = Readonly<Record<string, unknown>>;

/** Of a person of the language that is spoken. */
export const FORMATS = createFormats(spoken() === "de" ? "de-DE" : "en-US");
export const TYPES = ["double", "integer", "boolean", "string", "datetime", "binary"] as const;

/** One example for each list of arguments. */
export function each<Args extends readonly unknown[]>(
  words: (...args: Args) => unknown,
  ...cases: readonly Readonly<Args>[]
): WordExamples {
  return Object.fromEntries(
    cases.map((args) => [
      args
        .filter((arg) => arg !== FORMATS)
        .map(labelOf)
        .join(", "),
      words(...args),
    ]),
  );
}

function labelOf(value: unknown): string {
  if (value === undefined) return "none";
  if (value instanceof MissingPrediction) return `missing ${value.reason}`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
