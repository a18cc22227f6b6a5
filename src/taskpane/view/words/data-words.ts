import { msg, t } from "@lingui/core/macro";
import type { ColumnType } from "../../../core/columns/column-type";
import type { ValueType } from "../../../core/columns/nested-value";
import type { SchemaColumn } from "../../../core/inputs/schema";
import type { TensorMatch } from "../../state/data/match-tensors";
import type { Formats } from "./formats";
import { typeWord, typingWords } from "./type-words";
import { told } from "./language/told";

/** Words of the section Data. */
export const DATA_WORDS = told({
  readSelection: msg`Read the selection`,
  followsSelection: msg`Follows what you select.`,
  hasHeaders: msg`My data has headers`,
  columnsToSend: msg`Columns to send`,
  columnsThatAreSent: msg`Columns that are sent`,
  silentModel: msg`This server does not tell what its model expects. Tick the columns to send.`,
  all: msg`Tick all`,
  none: msg`None`,
  inputs: msg`Inputs of the model`,
  isOwnName: msg`Called like a column of predictions: is it an input?`,
  isItThis: msg`Is it this column?`,
  byPosition: msg`by its place: the model names no columns`,
  useAllGuesses: msg`Use all guesses`,
  sendSomethingElse: msg`Send something else for an input`,
  chooseColumn: msg`Choose a column …`,
  notSent: msg`Not sent`,
  sameValue: msg`The same value in every row …`,
  useIt: msg`Use it`,
  choose: msg`Choose …`,
  true: msg`TRUE`,
  false: msg`FALSE`,
});

/** The columns that feed no input. */
export function notSentWords(columns: readonly string[]): string {
  const names = columns.join(", ");
  return t`Not sent: ${names}`;
}

/** Columns that "Tick all" passes over. */
export function ownColumnsWords(columns: readonly string[]): string {
  const names = columns.join(", ");
  return t`Predictions, not ticked with the others: ${names}`;
}

/** The type of an input, beside its name; one that is not known here as the model calls it. */
export function inputTypeWords(
  type: ColumnType | undefined,
  isRequired: boolean,
  { unknownType, content }: Pick<SchemaColumn, "unknownType" | "content"> = {},
): string {
  const inside = content?.type === "array" ? ` (${typeWord(plainTypeOf(content.items))})` : "";
  const word = unknownType === undefined ? typeWord(type) : t`unknown type ${unknownType}`;
  const typed = `${word}${inside}`;
  return isRequired ? typed : t`${typed}, optional`;
}

function plainTypeOf({ type }: ValueType): ColumnType | undefined {
  return type === "any" ? undefined : type;
}

export function columnForWords(input: string): string {
  return t`Column for ${input}`;
}

export function takeGuessWords(input: string): string {
  return t`Use it for ${input}`;
}

export function valueForWords(input: string): string {
  return t`Value for ${input}`;
}

/** While what is typed for an input is no value of its type. */
export function constantWrongWords(type: ColumnType | undefined): string {
  return `${typingWords(type)}.`;
}

export function columnsOfWords(tensor = ""): string {
  return t`Columns of ${tensor}`;
}

/** "4 of 4 columns"; where the model leaves the number open, how many are ticked. */
export function tensorCountWords(
  { columns, wanted }: Pick<TensorMatch, "columns" | "wanted">,
  formats: Formats,
): string {
  if (wanted === undefined) return formats.columns(columns.length);
  const [ticked, all, asked] = [formats.count(columns.length), formats.columns(wanted), formats.count(wanted)];
  return columns.length > wanted ? t`${ticked} ticked, ${asked} wanted` : t`${ticked} of ${all}`;
}

/** The same with the names of the columns. */
export function tensorColumnsWords(match: Pick<TensorMatch, "columns" | "wanted">, formats: Formats): string {
  return [tensorCountWords(match, formats), ...match.columns].join(" · ");
}
