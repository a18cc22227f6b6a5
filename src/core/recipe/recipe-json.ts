import type { ColumnReading } from "../columns/column-reading";
import { CELL_CAUSES, COLUMN_TYPES, type Cure } from "../columns/column-type";
import { INPUT_FORMATS } from "../inputs/input-format";
import {
  aList,
  aNumber,
  anObject,
  aRecord,
  aText,
  aTextLike,
  aTruth,
  aWholeNumber,
  eitherOf,
  oneOf,
  UnfitJson,
  type Check,
} from "../json/checked-json";
import { isJsonObject } from "../json/json-object";
import type { OutputNames } from "../predictions/result-headers";
import type { Threshold } from "../predictions/threshold";
import { DATE_ORDERS } from "../table/date-order";
import {
  NAME_CHOICES,
  REFUSAL_CHOICES,
  type AgreedFault,
  type FaultReading,
  type InputChoice,
  type Recipe,
  type RecipeTensor,
} from "./recipe";

/** Why a recipe that came from outside cannot be used; the message is a sentence for people and repeats no value of it. */
export class RecipeError extends Error {}

/** Changes when an older product would read a recipe otherwise than it was meant. 2 has names of outputs, and a threshold. */
export const RECIPE_VERSION = 2;

/** A recipe's text may be stored in a workbook, where one request carries no more. Characters. */
const MAX_RECIPE_LENGTH = 2_000_000;
/** Columns of a sheet. Source: Microsoft Support, "Excel specifications and limits". */
const MAX_COLUMNS = 16_384;
/** Rows of a sheet. Source: the same. */
const MAX_ROWS = 1_048_576;
/** Characters of a header in a table: a cell of more is cut. Source: Office.js reference, `Excel.TableColumn.name`. */
const MAX_HEADER_LENGTH = 32_767;
/** Characters that a cell holds. Source: Microsoft Support, "Excel specifications and limits". */
const MAX_TEXT_LENGTH = 32_767;
/** No address is longer in practice. Source: RFC 9110, section 4.1, asks for 8,000. */
const MAX_ADDRESS_LENGTH = 8_000;

const name = aText(MAX_HEADER_LENGTH);
const names = aList(name, MAX_COLUMNS);
const text = aText(MAX_TEXT_LENGTH);

const type = oneOf(COLUMN_TYPES);
const dateForm = oneOf(["iso", "serial", "epoch-ms"]);
const datePrecision = oneOf(["day", "second", "millisecond", "time"]);
const decimalMark = oneOf([".", ","]);
const dateOrder = oneOf(DATE_ORDERS);
const cause = oneOf(CELL_CAUSES);

const withoutValue = anObject<{ kind: "send-null" | "send-stored" | "convert" }>({
  kind: oneOf(["send-null", "send-stored", "convert"]),
});
const withValue = anObject<Extract<Cure, { kind: "fill" }>>({
  kind: oneOf(["fill"]),
  value: eitherOf(text, eitherOf(aTruth, aNumber)),
});
const cure: Check<Cure> = eitherOf(withoutValue, withValue);

const reading = anObject<ColumnReading>({
  type: { optional: type },
  dateForm: { optional: dateForm },
  datePrecision: { optional: datePrecision },
  decimalMark: { optional: decimalMark },
  dateOrder: { optional: dateOrder },
  cures: { optional: aRecord(cause, cure, CELL_CAUSES.length) },
});
const agreedFault = anObject<AgreedFault>({
  column: name,
  cause,
  reading: anObject<FaultReading>({
    type: { optional: type },
    dateForm: { optional: dateForm },
    cure: { optional: cure },
    decimalMark: { optional: decimalMark },
    dateOrder: { optional: dateOrder },
  }),
  rowCount: aWholeNumber(0, MAX_ROWS),
});
const constant = anObject<{ constant: string }>({ constant: text });
const nothing: Check<null> = (value) => {
  if (value !== null) throw new UnfitJson("is neither a column, nor a constant, nor null");
  return value;
};
const inputChoice: Check<InputChoice> = eitherOf(eitherOf(name, constant), nothing);

const tensors = aList(anObject<RecipeTensor>({ name, columns: names }), MAX_COLUMNS);
/** Of two tensors of one name only one would reach the model. */
const aListOfTensors: Check<Recipe["tensors"]> = (value) => {
  const list = tensors(value);
  if (new Set(list.map((one) => one.name)).size < list.length) throw new UnfitJson("has two tensors of one name");
  return list;
};

const columnName = aTextLike(/\S/, "the name of a column", MAX_HEADER_LENGTH);
const share: Check<number> = (value) => {
  const read = aNumber(value);
  if (read < 0 || read > 1) throw new UnfitJson("is no number from 0 to 1");
  return read;
};
/** A blank would look as if there were no prediction. */
const label = aTextLike(/\S/, "a label", MAX_TEXT_LENGTH);
const threshold = anObject<Threshold>({ output: name, least: share, atLeast: label, below: label });

const namesByOutput = aRecord(name, columnName, MAX_COLUMNS);
/** A table takes no two columns of one name, whatever its case: by it, nobody could tell which output a column holds. */
const outputNames: Check<OutputNames> = (value) => {
  const read = namesByOutput(value);
  const different = new Set(Object.values(read).map((one) => one.toLowerCase()));
  if (different.size < Object.keys(read).length) throw new UnfitJson("has two outputs of one name");
  return read;
};

const recipe = anObject<Recipe>({
  origin: { optional: aTextLike(/^https?:\/\/[^\s/?#@\\]+$/, "the address of a host", MAX_ADDRESS_LENGTH) },
  upstreamId: { optional: name },
  route: { optional: aTextLike(/^\/[^\s?#\\]*$/, "a path", MAX_ADDRESS_LENGTH) },
  schemaHash: { optional: aTextLike(/^[\da-f]{16}$/, "a hash", 16) },
  inputs: aRecord(name, inputChoice, MAX_COLUMNS),
  tensors: aListOfTensors,
  columnsSent: { optional: names },
  readings: aRecord(name, reading, MAX_COLUMNS),
  agreedFaults: { optional: aList(agreedFault, MAX_COLUMNS) },
  onRefused: oneOf(REFUSAL_CHOICES),
  parameters: aRecord(name, text, MAX_COLUMNS),
  outputsKnown: names,
  outputsLeftOut: names,
  outputsKept: { optional: names },
  outputNames: { optional: outputNames },
  threshold: { optional: threshold },
  roundsFloat32: aTruth,
  columnName,
  reasonsName: { optional: columnName },
  nameChoice: { optional: oneOf(NAME_CHOICES) },
  inputFormat: oneOf(INPUT_FORMATS),
  withIndex: aTruth,
  rowsPerBatch: aWholeNumber(1, MAX_ROWS),
});

/** A recipe as plain data that `readRecipe` reads back. It names the oldest version that reads it: most recipes need nothing newer. */
export function versionedRecipe(made: Recipe): Recipe & { readonly version: number } {
  const isNew = made.outputNames !== undefined || made.threshold !== undefined;
  return { version: isNew ? RECIPE_VERSION : 1, ...made };
}

/** A recipe as JSON that `readRecipe` reads back. */
export function writeRecipe(made: Recipe): string {
  return JSON.stringify(versionedRecipe(made));
}

/**
 * A recipe from outside: from a workbook or a file, which come from anybody. It says what it says; that its columns are in the table and
 * that its endpoint may be used, others must find out.
 * @param given JSON text, or what was parsed from it
 * @throws RecipeError; nothing else, whatever is given
 */
export function readRecipe(given: unknown): Recipe {
  try {
    return readVersion(typeof given === "string" ? parse(given) : given);
  } catch (error) {
    if (error instanceof RecipeError) throw error;
    if (error instanceof UnfitJson) throw new RecipeError(`The recipe cannot be used: it ${sentenceEnd(error)}.`);
    throw new RecipeError("The recipe cannot be used: it is no plain data.");
  }
}

function parse(json: string): unknown {
  if (json.length > MAX_RECIPE_LENGTH) throw new RecipeError("The recipe cannot be used: it is too long.");
  try {
    return JSON.parse(json);
  } catch {
    // What the parser says repeats a piece of the text.
    throw new RecipeError("The recipe cannot be used: it is no JSON.");
  }
}

function readVersion(given: unknown): Recipe {
  if (!isJsonObject(given)) throw new UnfitJson("is no object");
  const { version, ...members } = given;
  if (version === 1 || version === RECIPE_VERSION) return recipe(members);
  const isNewer = typeof version === "number" && version > RECIPE_VERSION;
  throw new RecipeError(
    isNewer
      ? "The recipe was written by a newer version of this product."
      : "The recipe cannot be used: it names no version that is known.",
  );
}

/** "is no object", or "holds "rowsPerBatch", which is no whole number from 1 to 5". */
function sentenceEnd({ what, path }: UnfitJson): string {
  return path.length === 0 ? what : `holds ${path.join(", ")}, which ${what}`;
}
