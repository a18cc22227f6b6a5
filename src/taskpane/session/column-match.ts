import { matchColumns } from "../../core/column-matching";
import type { SchemaColumn } from "../../core/schema";

/** A model input beside the column that stands for it. */
export interface InputMatch {
  readonly input: SchemaColumn;
  /** The column sent for it, or, when `kind` is `guess`, the one proposed. */
  readonly column?: string;
  /** `guess`: alike but for case, blanks and punctuation; sent only when the analyst says so. */
  readonly kind: "exact" | "guess" | "chosen" | "missing";
}

/** What the analyst said about inputs: a column's name, or `null` for "none of them". */
export type InputChoices = ReadonlyMap<string, string | null>;

/**
 * Finds a column for each input: what the analyst chose, else the column of that very name, else a guess. A choice of a column that
 * is gone counts for nothing, and no column stands for two inputs.
 */
export function matchInputs(
  inputs: readonly SchemaColumn[],
  columns: readonly string[],
  choices: InputChoices,
): InputMatch[] {
  const choiceOf = ({ name }: SchemaColumn): string | null | undefined => {
    const choice = choices.get(name);
    return choice === null || (choice !== undefined && columns.includes(choice)) ? choice : undefined;
  };
  const taken = new Set(inputs.map(choiceOf));
  const open = inputs.filter((input) => choiceOf(input) === undefined);
  const found = matchColumns(
    open.map((input) => input.name),
    columns.filter((column) => !taken.has(column)),
  );
  const foundByInput = new Map(found.map((match) => [match.input, match]));
  return inputs.map((input) => {
    const choice = choiceOf(input);
    if (typeof choice === "string") return { input, column: choice, kind: "chosen" };
    const match = choice === null ? undefined : foundByInput.get(input.name);
    if (match?.column === undefined || match.how === "none") return { input, kind: "missing" };
    return { input, column: match.column, kind: match.how };
  });
}

/** Whether every input that must be sent has a column of its very name: good enough to suggest the model. */
export function matchesExactly(inputs: readonly SchemaColumn[], columns: readonly string[]): boolean {
  return inputs.length > 0 && inputs.every((input) => !input.isRequired || columns.includes(input.name));
}
