import type { Schema } from "../inputs/schema";
import type { Recipe } from "../recipe/recipe";

/** The result columns that one recipe makes, as a workbook remembers them. Plain data without a secret. */
export interface RememberedColumn {
  /** 16 hexadecimal digits, by chance; names of the anchors are made of it. */
  readonly id: string;
  /** With types and date precision settled: by it, a row is always written as it was. */
  readonly recipe: Recipe;
  /** What the model said it takes when the recipe ran: without it nobody could tell offline how a row is written. */
  readonly schema?: Schema;
  /** Headers of the result columns as last written: the fallback where the anchors are gone. */
  readonly headers: readonly string[];
  /** Outputs of the model that they hold, one a header. */
  readonly outputs: readonly string[];
  /** Where they stood, for people and for the fallback: name of the table, or address of the range with its sheet. */
  readonly sourceLabel: string;
  readonly sourceKind: "table" | "range with headers" | "range without headers";
  /** Header of the column of reasons, where there is one. */
  readonly reasonsHeader?: string;
  /** Whether the model's answer for a row is the same whatever rows stand beside it in the request; absent while nobody tried. */
  readonly isRowByRow?: boolean;
}

/** What is kept of a schema: its outputs say nothing of how a row is written, and products before this one would not read them. */
export function schemaKept({ outputs: _hint, ...schema }: Schema): Schema {
  return schema;
}
