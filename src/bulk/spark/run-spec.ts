import type { ColumnType } from "../../core/columns/column-type";
import { sendsBlankRows } from "../../core/columns/column-reading";
import { keptOutputs, type InputChoice, type Recipe } from "../../core/recipe/recipe";
import type { Threshold } from "../../core/predictions/threshold";

/** A file, a folder or a table of Spark's, by how it is written. */
export interface SparkPlace {
  readonly kind: "csv" | "parquet" | "table";
  readonly place: string;
}

/** What decides the predictions of a run on Spark. */
export interface SparkRecipe {
  /** Columns to send, in this order; absent: what the model says it takes, else all but the key. */
  readonly columns?: readonly string[];
  readonly inputs: Readonly<Record<string, InputChoice>>;
  /** By column, where the model does not say it. */
  readonly types: Readonly<Record<string, ColumnType>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** As a recipe has them: typed texts, under "" the JSON object of all. */
  readonly typedParameters?: Readonly<Record<string, string>>;
  readonly outputs?: readonly string[];
  readonly outputNames?: Readonly<Record<string, string>>;
  readonly columnName: string;
  readonly roundsFloat32?: boolean;
  readonly threshold?: Threshold;
  readonly sendsBlankRows?: boolean;
}

/** One run, as the Python that runs it on Spark reads it: plain data, of which nothing becomes code or the text of a query. */
export interface SparkRunSpec extends SparkRecipe {
  readonly input: SparkPlace;
  readonly output: SparkPlace;
  /** Where it is written until it is whole. */
  readonly aside: string;
  /** A model's URI, as MLflow reads it. */
  readonly model: string;
  /** Header of the column that tells rows apart; absent: rows are numbered. */
  readonly key?: string;
  readonly rowsPerBatch?: number;
  /** Absent: as the installation of Spark says, else all processors of this machine. */
  readonly master?: string;
  /** The run is cancelled once this file is there. */
  readonly cancelFile: string;
  /** The process for which the run is made: it is cancelled when that is gone. */
  readonly ownerId: number;
}

/** What of a recipe decides a run on Spark. Its cures of faulty cells do not: their rows get a reason instead. */
export function sparkRecipeOf(recipe: Recipe): SparkRecipe {
  const { inputs, readings, parameters, columnName, roundsFloat32, columnsSent, outputNames, threshold } = recipe;
  const [tensor] = recipe.tensors;
  const columns = columnsSent ?? (recipe.tensors.length === 1 ? tensor?.columns : undefined);
  const outputs = keptOutputs(recipe);
  return {
    ...(columns && { columns }),
    inputs,
    types: Object.fromEntries(Object.entries(readings).flatMap(([column, { type }]) => (type ? [[column, type]] : []))),
    parameters: {},
    typedParameters: parameters,
    ...(outputs && { outputs }),
    ...(outputNames && { outputNames }),
    columnName,
    roundsFloat32,
    ...(threshold && { threshold }),
    sendsBlankRows: sendsBlankRows(readings),
  };
}
