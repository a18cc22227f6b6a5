import { BatchFailedError, RunStoppedError } from "../errors";
import type { Predictions } from "./decode-predictions";
import { MissingPrediction, type Prediction } from "./prediction";
import { SINGLE_OUTPUT } from "./result-headers";
import { labelOf, labelOutput, takenLabel, takenLabelSentence, withLabelOutput, type Threshold } from "./threshold";
import { withoutFloat32Noise } from "./float32-noise";

/** What the analyst wants of a model's outputs. */
export interface OutputChoice {
  /** Names of the outputs to keep; undefined keeps all. */
  readonly outputs?: readonly string[];
  /** Writes 0.1 where a 32-bit model answered 0.10000000149011612. */
  readonly roundsFloat32?: boolean;
  /** Adds labels of a probability. */
  readonly threshold?: Threshold;
}

/**
 * The chosen outputs of one answer, in the order the model gave them, and labels after the probability that they are made of. A chosen output
 * that the answer lacks is missing in every row: its column stands blank and its rows are counted, rather than be left out without a word.
 * @throws BatchFailedError `outputs-changed` when the answer has none of them; RunStoppedError `label-taken` when it has one that is called
 * as the labels would be: they were asked for, and are not left out without a word
 */
export function chooseOutputs(answer: Predictions, choice: OutputChoice): Predictions {
  const { threshold } = choice;
  const taken = takenLabel(answer.outputs, threshold);
  if (taken !== undefined) throw new RunStoppedError("label-taken", takenLabelSentence(taken));
  const isChosen = (name: string): boolean => choice.outputs === undefined || choice.outputs.includes(name);
  if (!answer.outputs.some(isChosen)) {
    throw new BatchFailedError(
      "outputs-changed",
      `The endpoint answered none of the chosen outputs. It has ${namesOf(answer.outputs)}.`,
    );
  }
  const rounded = choice.roundsFloat32 === true ? withoutNoise(answer) : answer;
  const absent = (choice.outputs ?? []).filter((name) => !answer.outputs.includes(name));
  const labelled = threshold === undefined ? rounded : withLabels(rounded, threshold);
  const label = threshold && labelOutput(threshold);
  const places = labelled.outputs.flatMap((name, place) => (name === label || isChosen(name) ? [place] : []));
  if (places.length === labelled.outputs.length && absent.length === 0) return labelled;
  return {
    outputs: [...places.map((place) => labelled.outputs[place]!), ...absent],
    rows: labelled.rows.map((row) => [
      ...places.map((place) => row[place]!),
      ...absent.map(() => new MissingPrediction("absent")),
    ]),
  };
}

function withoutNoise({ outputs, rows }: Predictions): Predictions {
  const read = (value: Prediction): Prediction => (typeof value === "number" ? withoutFloat32Noise(value) : value);
  return { outputs, rows: rows.map((row) => row.map(read)) };
}

/** Labels are made of what the sheet will hold: a number that was rounded there is compared as it was rounded. */
function withLabels(answer: Predictions, threshold: Threshold): Predictions {
  // An answer without any value names no output, and is given those of the others.
  const namesNone = threshold.output !== SINGLE_OUTPUT && answer.outputs.join("") === SINGLE_OUTPUT;
  if (namesNone) return answer;
  const outputs = withLabelOutput(answer.outputs, threshold);
  const from = answer.outputs.indexOf(threshold.output);
  const to = outputs.indexOf(labelOutput(threshold));
  return {
    outputs,
    rows: answer.rows.map((row) => {
      const label = from < 0 ? new MissingPrediction("absent") : labelOf(row[from]!, threshold);
      return [...row.slice(0, to), label, ...row.slice(to)];
    }),
  };
}

function namesOf(outputs: readonly string[]): string {
  if (outputs.length === 0) return "none";
  return outputs.join("") === SINGLE_OUTPUT ? "one, without a name" : `these: ${outputs.join(", ")}`;
}
