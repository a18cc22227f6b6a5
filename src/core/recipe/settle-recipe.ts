import type { ColumnReading, Readings } from "../columns/column-reading";
import type { ColumnType } from "../columns/column-type";
import type { SentInput } from "../request/encode-rows";
import { changeRecipe } from "./change-recipe";
import type { InputChoice, Recipe } from "./recipe";

/** What feeds each input of the model, as a run takes it; one of the three, after what the model says it takes. */
export interface SettledInputs {
  readonly inputs?: Readonly<Record<string, InputChoice>>;
  readonly tensors?: Recipe["tensors"];
  /** For a model that does not say what it takes: the columns sent, in their order. */
  readonly columnsSent?: readonly string[];
}

/** The recipe with what was proposed or found in place of what was left open, so that a column added later changes nothing. */
export function settleInputs(recipe: Recipe, settled: SettledInputs): Recipe {
  const { columnsSent: _columns, ...rest } = recipe;
  return { ...rest, inputs: {}, tensors: [], ...settled };
}

/**
 * The recipe of a run, with what its check inferred: types of columns that no schema speaks of, and how finely dates are written.
 * Scored again, a row is written as it was, whatever the other rows have become.
 * @param sent as the check found them
 */
export function settleReadings(recipe: Recipe, sent: readonly SentInput[]): Recipe {
  // A constant is written alike in any case.
  return sent.filter(({ from }) => "position" in from).reduce(withEncoding, recipe);
}

const WITH_DATES: readonly ColumnType[] = ["datetime", "string"];

function withEncoding(recipe: Recipe, { column, encoding }: SentInput): Recipe {
  const { type, isDeclared, dateForm, datePrecision } = encoding;
  const reading: ColumnReading = {
    ...readingOf(recipe.readings, column),
    ...(isDeclared ? {} : { type }),
    ...(dateForm === "iso" ? {} : { dateForm }),
    ...(WITH_DATES.includes(type) ? { datePrecision } : {}),
  };
  return changeRecipe(recipe, { kind: "read-column", column, reading });
}

function readingOf(readings: Readings, column: string): ColumnReading {
  return Object.hasOwn(readings, column) ? readings[column]! : {};
}
