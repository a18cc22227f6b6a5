import { MissingPrediction, type Prediction } from "../../core/predictions/prediction";
import { SINGLE_OUTPUT } from "../../core/predictions/result-headers";
import { errorOfFailure } from "./error-of-failure";
import { FormulaError, wrongArgument } from "./formula-error";
import { inOrderOf, type OutputOrder } from "./output-order";
import type { RowAnswer, RowResult } from "./row-answer";

/** What one cell gets. Never null, which Excel makes a 0 of in a spill (office-js issue 1503). */
export type FormulaValue = string | number | boolean | FormulaError;

/** Source: Microsoft Support, "Excel specifications and limits": total number of characters that a cell can contain. */
const MOST_CHARACTERS = 32_767;

/** Which outputs of a model a formula wants: a name, a number from 1 on, or all. */
export type OutputWanted = string | number | undefined;

/**
 * The values of a formula over some rows, a row each. All have the same width, also where some rows have none.
 * @param order of the outputs of all that ask alike
 * @throws FormulaError of the only row, and where no row has a value
 */
export function formulaValues(
  results: readonly RowResult[],
  wanted: OutputWanted,
  order: OutputOrder,
): FormulaValue[][] {
  if (!results.some((result) => "answer" in result)) throw errorOfResult(results[0]!);
  const outputs = order.of(results);
  const places = outputs === undefined ? [0] : wantedPlaces(outputs, wanted);
  const rows = results.map((result) =>
    "answer" in result
      ? valuesOf(result.answer, outputs ?? result.answer.outputs, places)
      : places.map(() => errorOfResult(result)),
  );
  const [first] = rows;
  if (rows.length === 1 && first?.length === 1 && first[0] instanceof FormulaError) throw first[0];
  return rows;
}

function errorOfResult(result: RowResult): FormulaError {
  if ("failure" in result) return errorOfFailure(result.failure);
  throw new RangeError("A row that was answered has no error.");
}

/** Which of the outputs are wanted, from 0 on. @throws FormulaError for one that is none of them */
export function wantedPlaces(outputs: readonly string[], wanted: OutputWanted): readonly number[] {
  if (wanted === undefined) return outputs.map((_name, place) => place);
  const place = typeof wanted === "number" ? wanted - 1 : placeOf(wanted, outputs);
  if (place >= 0 && place < outputs.length) return [place];
  const isOne = outputs.join("") === SINGLE_OUTPUT;
  throw wrongArgument((say) => (isOne ? say.oneOutput : say.outputsAre(outputs)));
}

/** As it is written, else the only one that differs in case alone, as a sheet compares names. */
function placeOf(wanted: string, outputs: readonly string[]): number {
  const place = outputs.indexOf(wanted);
  if (place >= 0) return place;
  const alike = outputs.filter((output) => output.toLowerCase() === wanted.toLowerCase());
  return alike.length === 1 ? outputs.indexOf(alike[0]!) : -1;
}

/** By name, never by place: another row may be answered with the outputs in another order. */
function valuesOf(answer: RowAnswer, outputs: readonly string[], places: readonly number[]): FormulaValue[] {
  const predictions = inOrderOf(outputs, answer);
  return places.map((place) => (predictions === undefined ? otherOutputs() : valueOf(predictions[place]!)));
}

function otherOutputs(): FormulaError {
  return new FormulaError("#VALUE!", "failed", (say) => say.otherOutputs);
}

/** One prediction as a cell holds it: what is missing is a text without letters, which shows and counts as nothing. */
function valueOf(prediction: Prediction): FormulaValue {
  if (prediction instanceof MissingPrediction) return "";
  if (typeof prediction === "string" && prediction.length > MOST_CHARACTERS) {
    return new FormulaError("#VALUE!", "failed", (say) => say.answerTooLong);
  }
  return prediction;
}
