import type { DateForm } from "../columns/column-encoding";
import type { Readings } from "../columns/column-reading";
import type { CellCause, ColumnType, Cure } from "../columns/column-type";
import type { InputFormat } from "../inputs/input-format";
import { DEFAULT_COLUMN_NAME } from "../predictions/default-column-name";
import type { OutputNames } from "../predictions/result-headers";
import { withLabelOutput, type Threshold } from "../predictions/threshold";
import { ROWS_PER_BATCH } from "../request/batch-limits";
import type { DateOrder } from "../table/date-order";
import type { DecimalMark } from "../table/locale-number";

/** What feeds an input of the model: a column by its header, one constant for every row as it was typed, or nothing. */
export type InputChoice = string | { readonly constant: string } | null;

/** What to do about a column that already has the result's name. */
export const NAME_CHOICES = ["next-free", "replace"] as const;
export type NameChoice = (typeof NAME_CHOICES)[number];

/** What to do about rows that the endpoint refuses: single them out and score the others, or end the run. */
export const REFUSAL_CHOICES = ["quarantine", "stop"] as const;
export type RefusalChoice = (typeof REFUSAL_CHOICES)[number];

/** All that decides how cells of one column with one fault are read. */
export interface FaultReading {
  readonly type?: ColumnType;
  readonly dateForm?: DateForm;
  readonly cure?: Cure;
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
}

/** The columns that make a tensor of the model. */
export interface RecipeTensor {
  /** "" for the one without a name. */
  readonly name: string;
  readonly columns: readonly string[];
}

/** A fault whose rows may be left out without asking again. */
export interface AgreedFault {
  readonly column: string;
  readonly cause: CellCause;
  /** How its cells were read when that was agreed: read otherwise, it is another matter. */
  readonly reading: FaultReading;
  /** How many rows it had then: one more is another matter, too. */
  readonly rowCount: number;
}

/**
 * How a result column is made: all that an analyst decided about one table and one endpoint. Plain data that JSON can carry. It holds
 * no token and no address book; of the table it holds headers, and of its cells only constants that a person typed.
 */
export interface Recipe {
  /** Where the endpoint is: `https://host[:port]`. Absent, like `route`, while none is chosen. */
  readonly origin?: string;
  /** The relay's name for that host: a hint, for another relay may call it otherwise. */
  readonly upstreamId?: string;
  /** The endpoint, or the one served model behind it, on its host: from the slash on, ends with `/invocations`. */
  readonly route?: string;
  /** `schemaHash` of what the model said it takes when the recipe ran; absent when it said nothing. */
  readonly schemaHash?: string;
  /** By input of the model: what feeds it, where that was said. An input that is not named gets the column of its very name. */
  readonly inputs: Readonly<Record<string, InputChoice>>;
  /** A list, for their order is that of the request: an object would put a tensor called 2 before one called x. */
  readonly tensors: readonly RecipeTensor[];
  /** Columns to send, in this order; absent: what the model says it takes, else all. */
  readonly columnsSent?: readonly string[];
  /** By column: types, date forms and cures. */
  readonly readings: Readings;
  /** Absent while nothing was agreed; empty once that was taken back. */
  readonly agreedFaults?: readonly AgreedFault[];
  readonly onRefused: RefusalChoice;
  /** By parameter, as it was typed; under "" the JSON object for a model that does not name its parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** All outputs of the model, as far as it has answered or named them. */
  readonly outputsKnown: readonly string[];
  readonly outputsLeftOut: readonly string[];
  /** The only outputs that become columns; absent: all but those left out. */
  readonly outputsKept?: readonly string[];
  /** Headers of outputs that have their own; absent where none has. */
  readonly outputNames?: OutputNames;
  /** Makes labels of a probability, in a column beside it. */
  readonly threshold?: Threshold;
  /** Writes 0.1 where a 32-bit model answered 0.10000000149. */
  readonly roundsFloat32: boolean;
  /** Header of the result column, or the start of each of several. */
  readonly columnName: string;
  /** Header of one more column, which says why rows have no prediction; absent where none is wanted. */
  readonly reasonsName?: string;
  /** Absent while the analyst was not asked. */
  readonly nameChoice?: NameChoice;
  readonly inputFormat: InputFormat;
  /** Adds the row numbers to dataframe_split. */
  readonly withIndex: boolean;
  readonly rowsPerBatch: number;
}

/** The recipe of one who has decided nothing. */
export const BLANK_RECIPE: Recipe = {
  inputs: {},
  tensors: [],
  readings: {},
  onRefused: "quarantine",
  parameters: {},
  outputsKnown: [],
  outputsLeftOut: [],
  roundsFloat32: false,
  columnName: DEFAULT_COLUMN_NAME,
  inputFormat: "dataframe_records",
  withIndex: false,
  rowsPerBatch: ROWS_PER_BATCH,
};

/** The outputs that become columns; undefined while all of them do. Never none: a run without any would add nothing. */
export function keptOutputs(
  recipe: Pick<Recipe, "outputsKnown" | "outputsLeftOut" | "outputsKept">,
): readonly string[] | undefined {
  const { outputsKnown, outputsLeftOut, outputsKept } = recipe;
  if (outputsKept !== undefined) return outputsKept;
  const kept = outputsKnown.filter((output) => !outputsLeftOut.includes(output));
  return kept.length === outputsKnown.length || kept.length === 0 ? undefined : kept;
}

/** The outputs of the model that a run would write; undefined while nobody knows them. */
export function expectedOutputs(recipe: Parameters<typeof keptOutputs>[0]): readonly string[] | undefined {
  const outputs = keptOutputs(recipe) ?? recipe.outputsKnown;
  return outputs.length === 0 ? undefined : outputs;
}

/** The same with that of the labels, where they stand in the sheet: one after the other, a column each. */
export function writtenOutputs(
  recipe: Parameters<typeof keptOutputs>[0] & Pick<Recipe, "threshold">,
): readonly string[] | undefined {
  const kept = expectedOutputs(recipe);
  const { outputsKnown, threshold } = recipe;
  if (kept === undefined || threshold === undefined) return kept;
  // The labels stand where the probability would, also when it is left out.
  const others = kept.filter((output) => !outputsKnown.includes(output));
  return withLabelOutput([...outputsKnown, ...others], threshold).filter(
    (output) => kept.includes(output) || !outputsKnown.includes(output),
  );
}
