import { MissingPrediction, type Prediction } from "./prediction";
import { failRows, type BatchOutcome, type RowOutcome } from "./join-outcomes";
import { SINGLE_OUTPUT } from "./result-headers";

/**
 * The outputs a run writes: those of its first answered batch, and what other batches of the first window add to them.
 * A model that answers one unnamed value here and named ones there is not extended, but caught by `alignOutputs`. Rows without any
 * value name no output and settle nothing as long as others do.
 */
export function unionOfOutputs(parts: readonly BatchOutcome[]): string[] {
  const answered = parts.filter((part) => part.outputs.length > 0);
  const first = (answered.find((part) => !holdsNoValue(part)) ?? answered[0])?.outputs ?? [];
  if (first.includes(SINGLE_OUTPUT)) return [...first];
  const named = parts.filter((part) => !part.outputs.includes(SINGLE_OUTPUT));
  return [...new Set([...first, ...named.flatMap((part) => part.outputs)])];
}

/**
 * One batch's predictions in the run's output order, by name and never by position. An output the batch lacks is missing;
 * a batch with an output the run has no column for fails as a whole, rather than lose it silently.
 */
export function alignOutputs(part: BatchOutcome, outputs: readonly string[]): BatchOutcome {
  if (part.outputs.length === 0 || sameNames(part.outputs, outputs)) return part;
  if (holdsNoValue(part)) return { ...part, outputs, outcomes: part.outcomes.map((row) => inEachOutput(row, outputs)) };
  const place = new Map(part.outputs.map((name, index) => [name, index]));
  if (part.outputs.some((name) => !outputs.includes(name)) || outputs.every((name) => !place.has(name))) {
    return failRows(part.rowIndexes, {
      code: "outputs-changed",
      message: "The endpoint answered other outputs than for the first rows.",
    });
  }
  const aligned = (predictions: readonly Prediction[]): Prediction[] =>
    outputs.map((name) => {
      const index = place.get(name);
      return (index === undefined ? undefined : predictions[index]) ?? new MissingPrediction("absent");
    });
  return {
    rowIndexes: part.rowIndexes,
    outputs,
    outcomes: part.outcomes.map((outcome) =>
      "predictions" in outcome ? { predictions: aligned(outcome.predictions) } : outcome,
    ),
  };
}

/** A batch's predictions in those of its outputs that are named. */
export function onlyOutputs(part: BatchOutcome, names: readonly string[]): BatchOutcome {
  const places = part.outputs.flatMap((name, place) => (names.includes(name) ? [place] : []));
  if (places.length === 0 || places.length === part.outputs.length) return part;
  return {
    rowIndexes: part.rowIndexes,
    outputs: places.map((place) => part.outputs[place]!),
    outcomes: part.outcomes.map((outcome) =>
      "predictions" in outcome ? { predictions: places.map((place) => outcome.predictions[place]!) } : outcome,
    ),
  };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

/** Whether an answer was null or NaN for each row as a whole, so that a model of several outputs named none of them. */
function holdsNoValue({ outputs, outcomes }: BatchOutcome): boolean {
  return (
    sameNames(outputs, [SINGLE_OUTPUT]) &&
    outcomes.every((outcome) => "failure" in outcome || outcome.predictions[0] instanceof MissingPrediction)
  );
}

function inEachOutput(outcome: RowOutcome, outputs: readonly string[]): RowOutcome {
  if ("failure" in outcome) return outcome;
  return { predictions: outputs.map(() => outcome.predictions[0] ?? new MissingPrediction("absent")) };
}
