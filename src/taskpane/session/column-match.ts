import type { ModelInput } from "../../endpoint/model-schema";

/** A model input beside the column that stands for it. */
export interface InputMatch {
  readonly input: ModelInput;
  /** The column sent for it, or, when `kind` is `guess`, the one proposed. */
  readonly column?: string;
  /** `guess`: alike but for case, blanks and punctuation; sent only when the analyst says so. */
  readonly kind: "exact" | "guess" | "chosen" | "missing";
}

/** What the analyst said about inputs: a column's name, or `null` for "none of them". */
export type InputChoices = ReadonlyMap<string, string | null>;

/**
 * Finds a column for each input: what the analyst chose, else the column of that very name (a server tells names apart by case and
 * by blanks), else, as a guess, the only column that is alike. No column stands for two inputs.
 */
export function matchInputs(
  inputs: readonly ModelInput[],
  columns: readonly string[],
  choices: InputChoices,
): InputMatch[] {
  const taken = new Set<string>();
  for (const input of inputs) {
    const column = choices.get(input.name) ?? (choices.has(input.name) ? undefined : input.name);
    if (column !== undefined && columns.includes(column)) taken.add(column);
  }
  return inputs.map((input) => {
    const choice = choices.get(input.name);
    if (choice === null) return { input, kind: "missing" };
    if (choice !== undefined && columns.includes(choice)) return { input, column: choice, kind: "chosen" };
    if (columns.includes(input.name)) return { input, column: input.name, kind: "exact" };
    const alike = columns.filter((column) => !taken.has(column) && simplified(column) === simplified(input.name));
    return alike.length === 1 && alike[0] !== undefined
      ? { input, column: alike[0], kind: "guess" }
      : { input, kind: "missing" };
  });
}

/** A name without what people write differently: "Sepal Length (cm)" and "sepal_length_cm" are alike. */
function simplified(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Whether every input that must be sent has a column of its very name: good enough to suggest the model. */
export function matchesExactly(inputs: readonly ModelInput[], columns: readonly string[]): boolean {
  return inputs.length > 0 && inputs.every((input) => input.isOptional || columns.includes(input.name));
}
