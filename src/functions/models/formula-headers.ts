import { isByPosition } from "../../core/inputs/match-by-position";
import type { Schema } from "../../core/inputs/schema";
import { FormulaError, wrongArgument } from "../answers/formula-error";

/** What a model wants, in words: "age, income (optional)". */
export function expectedInputs({ columns, tensors }: Schema): string {
  if (isByPosition(columns)) return `${columns.length} columns in order`;
  const names = columns.map(({ name, isRequired }) => (isRequired ? name : `${name} (optional)`));
  return [
    ...names,
    ...tensors.map(({ name = "one tensor", shape }) => `${name} of shape ${shape.slice(1).join(" x ")}`),
  ].join(", ");
}

/**
 * The headers under which a formula's data feeds the model's inputs.
 * @param given by the formula, or read over its data; undefined where there are none
 * @param isInOrder whether somebody said that data stands in the order of the inputs
 * @throws FormulaError where it is not known which column is which input
 */
export function formulaHeaders(
  schema: Schema,
  given: readonly string[] | undefined,
  isInOrder: boolean,
  width: number,
): readonly string[] {
  const { columns, tensors } = schema;
  if (columns.length === 0 && tensors.length === 0) {
    throw new FormulaError(
      "#VALUE!",
      "arguments",
      "This model does not say what it takes, so that a formula cannot know which cells are which input. Score it in Scoresheet's pane.",
    );
  }
  const hasNoNames =
    columns.length > 0 ? isByPosition(columns) : tensors.length === 1 && tensors[0]!.name === undefined;
  if (hasNoNames) return given ?? Array.from({ length: width }, (_, place) => String(place));
  if (isInOrder) return inOrder(schema, width);
  if (given !== undefined) return given;
  throw wrongArgument(
    `headers: give the headers of data, such as Table1[[#Headers],[a]:[d]]. The model takes ${expectedInputs(schema)}.`,
  );
}

/** As many as there are inputs, or as many as there must be: with any other number nobody knows which are left out. */
function inOrder(schema: Schema, width: number): readonly string[] {
  const { columns } = schema;
  const fitting = [columns, columns.filter(({ isRequired }) => isRequired)].find((inputs) => inputs.length === width);
  if (columns.length > 0 && fitting !== undefined) return fitting.map(({ name }) => name);
  throw wrongArgument(`data: ${width} columns are given, and the model takes ${expectedInputs(schema)}.`);
}
