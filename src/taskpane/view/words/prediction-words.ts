import { MissingPrediction, type Prediction } from "../../../core/predictions/prediction";
import type { Formats } from "./formats";

/** A prediction as a person reads it. A missing one says why; its cell would be blank. */
export function predictionWords(prediction: Prediction, formats: Formats): string {
  if (prediction instanceof MissingPrediction) return `no value (${prediction.reason})`;
  if (typeof prediction === "number") return formats.number(prediction);
  return typeof prediction === "boolean" ? String(prediction).toUpperCase() : prediction;
}
