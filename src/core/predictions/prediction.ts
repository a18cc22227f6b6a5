/** Why an endpoint's answer for one row holds no value, or none that has a label. Such a cell stays blank, with this reason. */
export class MissingPrediction {
  constructor(readonly reason: "null" | "NaN" | "Infinity" | "-Infinity" | "NaT" | "absent" | "no-probability") {}
}

/** One model output for one row. Integers beyond 15 digits are text, so that no digit is lost; nested values are JSON text. */
export type Prediction = number | string | boolean | MissingPrediction;
