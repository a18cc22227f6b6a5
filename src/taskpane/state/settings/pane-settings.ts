import type { Ceilings } from "../../../composition/memory/column-memory";
import { INPUT_FORMATS } from "../../../core/inputs/input-format";
import { DEFAULT_COLUMN_NAME } from "../../../core/predictions/default-column-name";
import type { RecipeSettings } from "../../../core/recipe/change-recipe";
import { ROWS_PER_BATCH } from "../../../core/request/batch-limits";
import { MOST_CONCURRENT_REQUESTS } from "../../../scoring/scoring-plan";
import { isColumnName, readColumnName } from "./remembered-settings";

/** What an expert may change; the defaults are right for everyone else. */
export interface PaneSettings extends RecipeSettings {
  /** Requests at once at most; how many it takes is learned from the endpoint. */
  readonly mostRequestsAtOnce: number;
  /** How much is sent without asking; as much as there is unless some were set. */
  readonly ceilings: Ceilings;
}

export const DEFAULT_SETTINGS: PaneSettings = {
  inputFormat: "dataframe_records",
  rowsPerBatch: ROWS_PER_BATCH,
  mostRequestsAtOnce: MOST_CONCURRENT_REQUESTS,
  ceilings: {},
  columnName: DEFAULT_COLUMN_NAME,
  withIndex: false,
  roundsFloat32: false,
};

/** Largest numbers the form takes. More rows in a batch would pass the byte ceiling in any case, which splits it. */
export const MAX_ROWS_PER_BATCH = 10_000;
/** A Large Databricks endpoint takes 64 requests at once. Source: Databricks, "Create custom model serving endpoints". */
export const MAX_CONCURRENT_REQUESTS = 64;

/** More rows and requests than anybody sends in a day. */
export const MAX_CEILING = 1_000_000_000;
export const CEILINGS = ["rowsARun", "requestsARun", "rowsADay", "requestsADay"] as const satisfies (keyof Ceilings)[];

/** Settings as they were remembered, each one that makes no sense (any more) replaced by its default. */
export function readSettings(stored: Readonly<Record<string, unknown>>): PaneSettings {
  const { inputFormat, rowsPerBatch, mostRequestsAtOnce, columnName, reasonsName, ceilings } = stored;
  return {
    inputFormat: INPUT_FORMATS.find((format) => format === inputFormat) ?? DEFAULT_SETTINGS.inputFormat,
    rowsPerBatch: isWithin(rowsPerBatch, MAX_ROWS_PER_BATCH) ? rowsPerBatch : DEFAULT_SETTINGS.rowsPerBatch,
    mostRequestsAtOnce: isWithin(mostRequestsAtOnce, MAX_CONCURRENT_REQUESTS)
      ? mostRequestsAtOnce
      : DEFAULT_SETTINGS.mostRequestsAtOnce,
    ceilings: readCeilings(ceilings),
    columnName: readColumnName(columnName),
    ...(isColumnName(reasonsName) && { reasonsName }),
    withIndex: stored["withIndex"] === true,
    roundsFloat32: stored["roundsFloat32"] === true,
  };
}

function readCeilings(stored: unknown): Ceilings {
  const found = Object(stored) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    CEILINGS.filter((name) => isWithin(found[name], MAX_CEILING)).map((name) => [name, found[name]]),
  );
}

/** Whether a value is a whole number from 1 to `max`. */
export function isWithin(value: unknown, max: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= max;
}
