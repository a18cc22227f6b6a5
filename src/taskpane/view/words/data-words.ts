import type { ColumnType } from "../../../core/columns/column-type";
import type { ValueType } from "../../../core/columns/nested-value";
import type { SchemaColumn } from "../../../core/inputs/schema";
import type { TensorMatch } from "../../state/data/match-tensors";
import type { Formats } from "./formats";
import { typeWord, typingWords } from "./type-words";

/** Words of the section Data. */
export const DATA_WORDS = {
  readSelection: "Read the selection",
  followsSelection: "Follows what you select.",
  hasHeaders: "My data has headers",
  columnsToSend: "Columns to send",
  columnsThatAreSent: "Columns that are sent",
  silentModel: "This server does not tell what its model expects. Tick the columns to send.",
  all: "Tick all",
  none: "None",
  inputs: "Inputs of the model",
  isOwnName: "Called like a column of predictions: is it an input?",
  isItThis: "Is it this column?",
  byPosition: "by its place: the model names no columns",
  useAllGuesses: "Use all guesses",
  sendSomethingElse: "Send something else for an input",
  chooseColumn: "Choose a column …",
  notSent: "Not sent",
  sameValue: "The same value in every row …",
  useIt: "Use it",
  choose: "Choose …",
  true: "TRUE",
  false: "FALSE",
} as const;

/** The columns that feed no input. */
export function notSentWords(columns: readonly string[]): string {
  return `Not sent: ${columns.join(", ")}`;
}

/** Columns that "Tick all" passes over. */
export function ownColumnsWords(columns: readonly string[]): string {
  return `Predictions, not ticked with the others: ${columns.join(", ")}`;
}

/** The type of an input, beside its name; one that is not known here as the model calls it. */
export function inputTypeWords(
  type: ColumnType | undefined,
  isRequired: boolean,
  { unknownType, content }: Pick<SchemaColumn, "unknownType" | "content"> = {},
): string {
  const inside = content?.type === "array" ? ` (${typeWord(plainTypeOf(content.items))})` : "";
  const word = unknownType === undefined ? typeWord(type) : `unknown type ${unknownType}`;
  return `${word}${inside}${isRequired ? "" : ", optional"}`;
}

function plainTypeOf({ type }: ValueType): ColumnType | undefined {
  return type === "any" ? undefined : type;
}

export function columnForWords(input: string): string {
  return `Column for ${input}`;
}

export function takeGuessWords(input: string): string {
  return `Use it for ${input}`;
}

export function valueForWords(input: string): string {
  return `Value for ${input}`;
}

/** While what is typed for an input is no value of its type. */
export function constantWrongWords(type: ColumnType | undefined): string {
  return `${typingWords(type)}.`;
}

export function columnsOfWords(tensor: string | undefined): string {
  return `Columns of ${tensor}`;
}

/** "4 of 4 columns"; where the model leaves the number open, how many are ticked. */
export function tensorCountWords(
  { columns, wanted }: Pick<TensorMatch, "columns" | "wanted">,
  formats: Formats,
): string {
  if (wanted === undefined) return formats.columns(columns.length);
  if (columns.length > wanted) return `${formats.count(columns.length)} ticked, ${formats.count(wanted)} wanted`;
  return `${formats.count(columns.length)} of ${formats.columns(wanted)}`;
}

/** The same with the names of the columns. */
export function tensorColumnsWords(match: Pick<TensorMatch, "columns" | "wanted">, formats: Formats): string {
  return [tensorCountWords(match, formats), ...match.columns].join(" · ");
}
