/**
 * What Excel knows of our functions. `functions.json` is made of these comments, which the function wizard shows to people: each sentence
 * stands there for somebody who has never seen the function. An optional argument that is left out comes as null, whatever its type says.
 */
import type { FormulaInvocation } from "./host/ports";

/**
 * Predicts with one of your own models, row by row. Formulas of a column are sent together, and a row that was answered is not sent again.
 * @customfunction PREDICT
 * @cancelable
 * @requiresAddress
 * @requiresParameterAddresses
 * @param model Name of the model's endpoint, in quotes: "iris". A version: "iris@3". Where two places have one of that name: "demo/iris". First allow it in Scoresheet's pane.
 * @param data The cells of one row, such as [@[sepal_length]:[petal_width]]; or of several rows, outside of tables.
 * @param [headers] Headers of these cells, by which they are joined to the model's inputs: Iris[[#Headers],[sepal_length]:[petal_width]]. In a table they can be left out.
 * @param [output] Name or number of one of the model's outputs. All of them if it is left out, side by side.
 * @param [options] Names and values, in two columns: {"blanks","error"} does not send rows with a blank; {"columns","in order"} takes cells in the order of the model's inputs; others are the model's own parameters.
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds.
 * @returns The predictions.
 */
export declare function predict(
  model: string,
  data: unknown[][],
  headers: unknown[][],
  output: unknown,
  options: unknown[][],
  invocation: FormulaInvocation,
): Promise<unknown[][]>;

/**
 * Says what is known of a model: its version and state, what it takes and what it answers. Also shows whether you are signed in.
 * @customfunction MODEL
 * @cancelable
 * @requiresAddress
 * @param name Name of the model's endpoint, in quotes: "iris".
 * @param {CustomFunctions.CancelableInvocation} invocation What Excel adds.
 * @returns Two columns: what it is, and what is to be said of it.
 */
export declare function model(name: string, invocation: FormulaInvocation): Promise<unknown[][]>;
