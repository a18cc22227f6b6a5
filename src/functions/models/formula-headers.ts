import { isByPosition } from "../../core/inputs/match-by-position";
import type { Schema } from "../../core/inputs/schema";
import { wrongArgument } from "../answers/formula-error";

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
    throw wrongArgument((say) => say.takesAnything);
  }
  const hasNoNames =
    columns.length > 0 ? isByPosition(columns) : tensors.length === 1 && tensors[0]!.name === undefined;
  if (hasNoNames) return given ?? Array.from({ length: width }, (_, place) => String(place));
  if (isInOrder) return inOrder(schema, width);
  if (given !== undefined) return given;
  throw wrongArgument((say) => say.headersNeeded(schema));
}

/** As many as there are inputs, or as many as there must be: with any other number nobody knows which are left out. */
function inOrder(schema: Schema, width: number): readonly string[] {
  const { columns } = schema;
  const fitting = [columns, columns.filter(({ isRequired }) => isRequired)].find((inputs) => inputs.length === width);
  if (columns.length > 0 && fitting !== undefined) return fitting.map(({ name }) => name);
  throw wrongArgument((say) => say.columnCount(width, schema));
}
