import { BatchFailedError } from "../errors";
import type { Predictions } from "./decode-predictions";
import { MissingPrediction, type Prediction } from "./prediction";
import { SINGLE_OUTPUT } from "./result-headers";
import { withoutFloat32Noise } from "./float32-noise";

/** What the analyst wants of a model's outputs. */
export interface OutputChoice {
  /** Names of the outputs to keep; undefined keeps all. */
  readonly outputs?: readonly string[];
  /** Writes 0.1 where a 32-bit model answered 0.10000000149011612. */
  readonly roundsFloat32?: boolean;
}

/**
 * The chosen outputs of one answer, in the order the model gave them. A chosen output that the answer lacks is missing in every row:
 * its column stands blank and its rows are counted, rather than be left out without a word.
 * @throws BatchFailedError `outputs-changed` when the answer has none of them
 */
export function chooseOutputs(answer: Predictions, choice: OutputChoice): Predictions {
  const places = answer.outputs.flatMap((name, place) =>
    choice.outputs === undefined || choice.outputs.includes(name) ? [place] : [],
  );
  if (places.length === 0) {
    throw new BatchFailedError(
      "outputs-changed",
      `The endpoint answered none of the chosen outputs. It has ${namesOf(answer.outputs)}.`,
    );
  }
  const absent = (choice.outputs ?? []).filter((name) => !answer.outputs.includes(name));
  if (places.length === answer.outputs.length && absent.length === 0 && choice.roundsFloat32 !== true) return answer;
  const read = (value: Prediction): Prediction =>
    choice.roundsFloat32 === true && typeof value === "number" ? withoutFloat32Noise(value) : value;
  return {
    outputs: [...places.map((place) => answer.outputs[place]!), ...absent],
    rows: answer.rows.map((row) => [
      ...places.map((place) => read(row[place]!)),
      ...absent.map(() => new MissingPrediction("absent")),
    ]),
  };
}

function namesOf(outputs: readonly string[]): string {
  if (outputs.length === 0) return "none";
  return outputs.join("") === SINGLE_OUTPUT ? "one, without a name" : `these: ${outputs.join(", ")}`;
}
