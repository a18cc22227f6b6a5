import type { DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { reasonText } from "../../core/predictions/reason-text";
import type { RowOutcome } from "../../core/predictions/join-outcomes";
import type { Prediction } from "../../core/predictions/prediction";
import type { Duck } from "./duck";

/**
 * What became of some rows, as columns of a part: of each output its numbers, truths and texts in a column each, for nobody knows before the
 * last row which of them a model answers; then the reason, and whether the row has its prediction.
 */
export const RESULT_COLUMNS = { row: "row_number", reason: "reason", isScored: "is_scored" } as const;

/** The three columns of an output. */
export function outputColumns(place: number): {
  readonly number: string;
  readonly truth: string;
  readonly text: string;
} {
  return { number: `n${place}`, truth: `b${place}`, text: `t${place}` };
}

/** Names and types of all columns of results, in the order of `resultValues`. */
export function resultTypes(
  duck: Duck,
  outputCount: number,
): readonly { readonly name: string; readonly type: DuckDBType }[] {
  const { BIGINT, BOOLEAN, DOUBLE, VARCHAR } = duck.types;
  const outputs = Array.from({ length: outputCount }, (_, place) => {
    const { number, truth, text } = outputColumns(place);
    return [
      { name: number, type: DOUBLE },
      { name: truth, type: BOOLEAN },
      { name: text, type: VARCHAR },
    ];
  });
  return [
    { name: RESULT_COLUMNS.row, type: BIGINT },
    ...outputs.flat(),
    { name: RESULT_COLUMNS.reason, type: VARCHAR },
    { name: RESULT_COLUMNS.isScored, type: BOOLEAN },
  ];
}

/** @param outcomes of neighbouring rows, with as many predictions as there are outputs */
export function resultValues(firstRow: number, outcomes: readonly RowOutcome[], outputCount: number): DuckDBValue[][] {
  const predictions = Array.from({ length: outputCount }, (_, place) => {
    const values = outcomes.map((outcome) => ("predictions" in outcome ? outcome.predictions[place] : undefined));
    return [valuesOf(values, "number"), valuesOf(values, "boolean"), valuesOf(values, "string")];
  });
  return [
    outcomes.map((_, place) => BigInt(firstRow + place)),
    ...predictions.flat(),
    outcomes.map((outcome) => reasonText(outcome) || null),
    outcomes.map((outcome) => "predictions" in outcome),
  ];
}

function valuesOf(values: readonly (Prediction | undefined)[], type: "number" | "boolean" | "string"): DuckDBValue[] {
  return values.map((value) => (typeof value === type ? (value as number | boolean | string) : null));
}
