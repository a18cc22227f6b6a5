import type { Sentence } from "../host/cell-sentences";

/** The only errors of Excel that carry a sentence: `#N/A` may pass, `#VALUE!` stays until somebody changes something. */
export type FormulaErrorKind = "#N/A" | "#VALUE!";

/** By what cells without a value are counted. */
export type FormulaTrouble =
  | "arguments"
  | "unknown-model"
  | "consent"
  | "many-rows"
  | "ceiling"
  | "preview"
  | "sign-in"
  | "no-access"
  | "asleep"
  | "throttled"
  | "network"
  | "refused"
  | "changed"
  | "cancelled"
  | "failed";

/** A formula that has no value, with a sentence for the person who points at its cell. Neither a cell's value nor a token is part of it. */
export class FormulaError extends Error {
  constructor(
    readonly kind: FormulaErrorKind,
    readonly trouble: FormulaTrouble,
    /** Said in the language of that person, once it is known who reads. */
    readonly sentence: Sentence,
    cause?: unknown,
  ) {
    super(trouble, cause === undefined ? undefined : { cause });
    this.name = "FormulaError";
  }
}

/** Arguments that make no sense. @param expected says what should stand there */
export function wrongArgument(expected: Sentence): FormulaError {
  return new FormulaError("#VALUE!", "arguments", expected);
}
