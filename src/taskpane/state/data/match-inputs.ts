import type { ColumnType } from "../../../core/columns/column-type";
import { readTypedText } from "../../../core/columns/typed-text";
import { isByPosition, matchByPosition } from "../../../core/inputs/match-by-position";
import { matchColumns } from "../../../core/inputs/match-columns";
import type { SchemaColumn } from "../../../core/inputs/schema";
import type { InputChoice } from "../../../core/recipe/recipe";
import { NONE_OWN, type OwnColumns } from "./own-columns";

/** A model input beside the column that stands for it. */
export interface InputMatch {
  readonly input: SchemaColumn;
  /** The column sent for it, or, when `kind` is `guess`, the one proposed. */
  readonly column?: string;
  /**
   * `guess`: alike in letters, but for a unit or in words; sent only when the analyst says so. `position`: the model names no columns, and
   * as many are ticked as it wants.
   */
  readonly kind: "exact" | "guess" | "chosen" | "constant" | "position" | "missing";
  /** What was typed for every row, when `kind` is `constant`. */
  readonly constant?: string;
}

/** By input: what the analyst said about it. */
export type InputChoices = ReadonlyMap<string, InputChoice>;

/**
 * Finds a column for each input: what the analyst chose, else the column of that very name, else a guess. A choice of a column that
 * is gone counts for nothing, and no column stands for two inputs. Inputs without names get the columns that are left, in their order,
 * where these are just as many.
 * @param columns those that may be sent
 * @param own predictions of ours among them: one that was just written feeds nothing unless it was chosen, another one an input of its
 *   very name
 */
export function matchInputs(
  inputs: readonly SchemaColumn[],
  columns: readonly string[],
  choices: InputChoices,
  own: OwnColumns = NONE_OWN,
): InputMatch[] {
  const isInOrder = isByPosition(inputs);
  const choiceOf = ({ name }: SchemaColumn): InputChoice | undefined => {
    const choice = choices.get(name);
    // Nothing cannot stand in an order: without a choice of its own, an input has its place again.
    if (choice === null && isInOrder) return undefined;
    return typeof choice !== "string" || columns.includes(choice) ? choice : undefined;
  };
  const taken = new Set<unknown>(inputs.map(choiceOf));
  const open = inputs.filter((input) => choiceOf(input) === undefined);
  const free = columns.filter((column) => !taken.has(column));
  const names = open.map((input) => input.name);
  const inOrder = isInOrder ? (matchByPosition(names, free) ?? new Map<string, string>()) : undefined;
  const mayFeed = free.filter((column) => !own.all.has(column) || (!own.written.has(column) && names.includes(column)));
  const found = inOrder === undefined ? matchColumns(names, mayFeed) : [];
  const foundByInput = new Map(found.map((match) => [match.input, match]));
  return inputs.map((input) => {
    const choice = choiceOf(input);
    if (typeof choice === "string") return { input, column: choice, kind: "chosen" };
    if (typeof choice === "object" && choice !== null) return { input, ...choice, kind: "constant" };
    const inPlace = inOrder?.get(input.name);
    if (inPlace !== undefined) return { input, column: inPlace, kind: "position" };
    const match = choice === null ? undefined : foundByInput.get(input.name);
    if (match?.column === undefined || match.how === "none") return { input, kind: "missing" };
    return { input, column: match.column, kind: match.how };
  });
}

/** The type a constant is read as; what the schema does not say is text. */
export function constantType({ type }: SchemaColumn): ColumnType {
  return type ?? "string";
}

/** Whether a constant is no value of its input's type. */
export function isWrongConstant({ input, constant }: InputMatch): boolean {
  return constant !== undefined && readTypedText(constant, constantType(input)) === undefined;
}

/** Whether every input that must be sent has a column of its very name: good enough to suggest the model. */
export function matchesExactly(inputs: readonly SchemaColumn[], columns: readonly string[]): boolean {
  if (inputs.length === 0 || isByPosition(inputs)) return false;
  return inputs.every((input) => !input.isRequired || columns.includes(input.name));
}
