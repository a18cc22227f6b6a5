import { MissingPrediction, type Prediction } from "./prediction";
import { SINGLE_OUTPUT } from "./result-headers";

/** How a probability becomes one of two labels, in an output of its own. */
export interface Threshold {
  /** The output that is a probability. */
  readonly output: string;
  /** From 0 to 1: a probability of just so much has the label of those above. */
  readonly least: number;
  readonly atLeast: string;
  readonly below: string;
}

/** The label of one prediction. What is no number from 0 to 1 has none: no label is guessed. */
export function labelOf(prediction: Prediction, { least, atLeast, below }: Threshold): Prediction {
  if (prediction instanceof MissingPrediction) return prediction;
  const isProbability = typeof prediction === "number" && prediction >= 0 && prediction <= 1;
  if (!isProbability) return new MissingPrediction("no-probability");
  return prediction >= least ? atLeast : below;
}

/** What the labels are called among the outputs: "p_yes label", or "label" for the only output of a model. */
export function labelOutput({ output }: Pick<Threshold, "output">): string {
  return output === SINGLE_OUTPUT ? "label" : `${output} label`;
}

/** The output of the model that is called as the labels would be, if there is one: then there can be none. */
export function takenLabel(outputs: readonly string[], threshold: Threshold | undefined): string | undefined {
  return outputs.find((output) => threshold !== undefined && output === labelOutput(threshold));
}

/** Says that there can be no labels, and what to do. */
export function takenLabelSentence(output: string): string {
  return `The model itself has an output “${output}”, which is what the labels would be called. Take the threshold out of the recipe.`;
}

/**
 * The outputs with that of the labels after its probability, or at the end where there is none.
 * @returns the outputs as they are without a threshold, and where one of them is called as the labels would be
 */
export function withLabelOutput(outputs: readonly string[], threshold: Threshold | undefined): readonly string[] {
  if (threshold === undefined) return outputs;
  const label = labelOutput(threshold);
  if (outputs.includes(label)) return outputs;
  const place = outputs.indexOf(threshold.output);
  return place < 0 ? [...outputs, label] : [...outputs.slice(0, place + 1), label, ...outputs.slice(place + 1)];
}
