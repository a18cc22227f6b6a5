import { msg, t } from "@lingui/core/macro";
import type { ColumnType } from "../../../core/columns/column-type";
import type { ValueType } from "../../../core/columns/nested-value";
import type { SchemaColumn } from "../../../core/inputs/schema";
import type { InputMatch } from "../../state/data/match-inputs";
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
  change: msg`Change`,
  searchInputs: msg`Search inputs and columns`,
  searchColumns: msg`Search columns`,
  noColumnFound: msg`No column of that name.`,
  noInputFound: msg`No input or column of that name.`,
  chooseColumn: msg`Choose a column …`,
  notSent: msg`Not sent`,
  sameValue: msg`The same value in every row …`,
  useIt: msg`Use it`,
  choose: msg`Choose …`,
  true: msg`TRUE`,
  false: msg`FALSE`,
});

/** A column beside what one of its cells shows; "" where nothing is known of its cells. */
export function withSampleWords(column: string, sample = ""): string {
  return sample === "" ? column : `${column} · ${sample}`;
}

/** What feeds an input, in one line. */
export function fedByWords(
  { kind, column, constant }: Pick<InputMatch, "kind" | "column" | "constant">,
  samples: ReadonlyMap<string, string>,
): string {
  const value = constant ?? "";
  if (kind === "constant") return t`${value} in every row`;
  if (column === undefined) return DATA_WORDS.notSent;
  const sample = samples.get(column) ?? "";
  return kind === "exact" ? sample : withSampleWords(column, sample);
}

/** What a button does that shows "Change" alone. */
export function changeInputWords(input: string): string {
  return t`Change what is sent for ${input}`;
}

/** The line behind which stand inputs that need nothing more. */
export function doneInputsWords(done: readonly Pick<InputMatch, "kind">[], formats: Formats): string {
  const count = formats.count(done.length);
  return done.every(({ kind }) => kind === "exact") ? t`${count} matched by name` : t`${count} matched`;
}

/** The line behind which stand optional inputs that nothing feeds. */
export function leftInputsWords(inputs: number, formats: Formats): string {
  const count = formats.count(inputs);
  return t`${count} optional, not sent`;
}

/** The line behind which stand the names of many columns. */
export function manyNotSentWords(count: number, formats: Formats): string {
  const columns = formats.columns(count);
  return t`${columns} not sent`;
}

/** The line behind which stand columns to tick. @param count two at least */
export function moreColumnsWords(count: number, ticked: number, formats: Formats): string {
  const [columns, tickedOfThem] = [formats.count(count), formats.count(ticked)];
  return t`${columns} more columns, ${tickedOfThem} ticked`;
}

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
