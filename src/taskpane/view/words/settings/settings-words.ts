import type { Ceilings } from "../../../../composition/memory/column-memory";
import type { InputFormat } from "../../../../core/inputs/input-format";
import type { ColumnType } from "../../../../core/columns/column-type";
import { typingWords } from "../type-words";

/** Words of the expert settings. */
export const SETTINGS_WORDS = {
  title: "Settings",
  ceilings: "Ask before more is sent",
  ceilingsHint: "Blank: without asking. Days are those of UTC.",
  recipe: "Recipe of the next run, or one of your own",
  copyRecipe: "Copy recipe",
  recipeHint:
    "Paste it into a file: “npm run score -- --recipe FILE” makes the same columns without Excel. It holds no token and no row.",
  trial: "Try this Excel",
  forget: "Forget everything",
  columnName: "Column name",
  columnNameMissing: "Give the column a name.",
  reasons: "Add a column that says why rows have no prediction",
  reasonsName: "Name of that column",
  reasonsDefaultName: "Why no prediction",
  nameTakenByReasons: "The column of reasons has this name.",
  nameTaken: "The predictions have this name.",
  rowsPerBatch: "Rows per batch",
  mostRequestsAtOnce: "Most requests at once",
  roundsFloat32: "Round 32-bit noise (0.10000000149 to 0.1)",
  inputFormat: "Input format",
  withIndex: "With row numbers (index)",
  outputsOfNextRun: "Outputs of the next run",
  outputs: "Outputs that become columns",
  parameters: "Parameters of the model",
  modelsDefault: "The model's default",
  true: "true",
  false: "false",
  parametersExample: '{"name": 5}',
  parametersHint: "A JSON object; leave it blank for the model's own defaults.",
  parametersWrong: 'This is not a JSON object yet: {"name": value, …}.',
} as const;

/** The formats themselves are named as on the wire, which fits the narrowest pane. */
const FORMAT_WORDS: Readonly<Record<InputFormat, string>> = {
  dataframe_records: "Each row with the names of its columns.",
  dataframe_split: "The names once, then the rows: fewer bytes.",
  instances: "Tensors, row by row.",
  inputs: "Tensors, column by column.",
};

/** @param fitting the formats that the model takes, of `all` there are */
export function formatHint(format: InputFormat, fitting: readonly InputFormat[], all: number): string {
  if (fitting.length === all) return FORMAT_WORDS[format];
  return `${FORMAT_WORDS[format]} This model takes ${fitting.includes("instances") ? "tensors" : "columns"}.`;
}

export function wholeNumberWords(max: number): string {
  return `A whole number from 1 to ${max}.`;
}

/** The fields of the ceilings. */
export const CEILING_WORDS: Readonly<Record<keyof Ceilings, string>> = {
  rowsARun: "Rows in one run",
  requestsARun: "Requests in one run",
  rowsADay: "Rows in a day",
  requestsADay: "Requests in a day",
};

/** How to type a parameter of the model. */
export function parameterHint(type: ColumnType | undefined, isList: boolean): string {
  return `${typingWords(type, isList)}.`;
}

export function parameterWrongWords(type: ColumnType | undefined, isList: boolean): string {
  return `This is not it yet. ${typingWords(type, isList)}.`;
}

/** @param defaultValue as the model's schema says it */
export function defaultWords(defaultValue: unknown): string {
  return `Default: ${typeof defaultValue === "string" ? defaultValue : JSON.stringify(defaultValue)}`;
}
