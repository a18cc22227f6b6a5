import { msg, t } from "@lingui/core/macro";
import type { Ceilings } from "../../../../composition/memory/column-memory";
import type { InputFormat } from "../../../../core/inputs/input-format";
import type { ColumnType } from "../../../../core/columns/column-type";
import { typingWords } from "../type-words";
import { told } from "../language/told";

/** Words of the expert settings. */
export const SETTINGS_WORDS = told({
  title: msg`Settings`,
  ceilings: msg`Ask before more is sent`,
  ceilingsHint: msg`Blank: without asking. Days are those of UTC.`,
  recipe: msg`Recipe of the next run, or one of your own`,
  copyRecipe: msg`Copy recipe`,
  recipeHint: msg`Paste it into a file: “score --recipe FILE” on the command line makes the same columns without Excel. It holds no token and no row.`,
  trial: msg`Try this Excel`,
  forget: msg`Forget everything`,
  columnName: msg`Column name`,
  columnNamesStart: msg`Column names begin with`,
  columnNameMissing: msg`Give the column a name.`,
  reasons: msg`Add a column that says why rows have no prediction`,
  reasonsName: msg`Name of that column`,
  /** Written into the workbook, like all that goes there in English: a file is shared, and is scored again by people of other languages. */
  reasonsDefaultName: "Why no prediction",
  nameTakenByReasons: msg`The column of reasons has this name.`,
  nameTaken: msg`The predictions have this name.`,
  rowsPerBatch: msg`Rows per batch`,
  mostRequestsAtOnce: msg`Most requests at once`,
  roundsFloat32: msg`Round 32-bit noise (0.10000000149 to 0.1)`,
  inputFormat: msg`Input format`,
  withIndex: msg`With row numbers (index)`,
  outputsOfNextRun: msg`Outputs of the next run`,
  outputs: msg`Outputs that become columns`,
  outputNames: msg`Names of their columns`,
  threshold: msg`Turn a probability into a label`,
  thresholdOutput: msg`Probability`,
  thresholdLeast: msg`Threshold`,
  thresholdHint: msg`A value of exactly the threshold gets the first label. What is no number from 0 to 1 gets none.`,
  thresholdWrong: msg`A number from 0 to 1.`,
  labelAtLeast: msg`Label from the threshold up`,
  labelBelow: msg`Label below it`,
  /** Written into the workbook. */
  labelAtLeastDefault: "yes",
  labelBelowDefault: "no",
  labelMissing: msg`A blank would look like no prediction.`,
  labelsAlike: msg`Both labels are the same.`,
  parameters: msg`Parameters of the model`,
  modelsDefault: msg`The model's default`,
  true: msg`true`,
  false: msg`false`,
  parametersExample: '{"name": 5}',
  parametersHint: msg`A JSON object; leave it blank for the model's own defaults. The server ignores a name that the model does not know.`,
  parametersWrong: msg`This is not a JSON object yet: ${'{"name": value, …}'}.`,
});

/** The formats themselves are named as on the wire, which fits the narrowest pane. */
const FORMAT_WORDS: Readonly<Record<InputFormat, string>> = told({
  dataframe_records: msg`Each row with the names of its columns.`,
  dataframe_split: msg`The names once, then the rows: fewer bytes.`,
  instances: msg`Tensors, row by row.`,
  inputs: msg`Tensors, column by column.`,
});

/** @param fitting the formats that the model takes, of `all` there are */
export function formatHint(format: InputFormat, fitting: readonly InputFormat[], all: number): string {
  if (fitting.length === all) return FORMAT_WORDS[format];
  const takes = fitting.includes("instances")
    ? t`Only these formats for tensors fit this model.`
    : t`Formats for tensors do not fit this model.`;
  return `${FORMAT_WORDS[format]} ${takes}`;
}

/** An output in a list. */
export function outputWords(output: string): string {
  return output === "" ? t`the only output` : output;
}

/** @param output of which the column has that name */
export function nameTakenWords(output: string): string {
  return t`The column of “${output}” has this name.`;
}

export function wholeNumberWords(max: number): string {
  return t`A whole number from 1 to ${max}.`;
}

/** The fields of the ceilings. */
export const CEILING_WORDS: Readonly<Record<keyof Ceilings, string>> = told({
  rowsARun: msg`Rows in one run`,
  requestsARun: msg`Requests in one run`,
  rowsADay: msg`Rows in a day`,
  requestsADay: msg`Requests in a day`,
});

/** How to type a parameter of the model. */
export function parameterHint(type: ColumnType | undefined, isList: boolean): string {
  return `${typingWords(type, isList)}.`;
}

export function parameterWrongWords(type: ColumnType | undefined, isList: boolean): string {
  const how = typingWords(type, isList);
  return t`This is not it yet. ${how}.`;
}

/** @param defaultValue as the model's schema says it */
export function defaultWords(defaultValue: unknown): string {
  const value = typeof defaultValue === "string" ? defaultValue : JSON.stringify(defaultValue);
  return t`Default: ${value}`;
}
