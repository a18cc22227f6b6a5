/**
 * Types a model's signature declares for a column, spelled as MLflow spells them.
 * Source: MLflow, "Model signatures and input examples", column-based signatures.
 */
export const COLUMN_TYPES = [
  "double",
  "float",
  "integer",
  "long",
  "boolean",
  "string",
  "datetime",
  "binary",
  "array",
  "object",
  "map",
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** Types whose values are lists or objects; a cell holds one as JSON text. What is in them says a `NestedValue`. */
export type NestedType = "array" | "object" | "map";
/** Types of one plain value. */
export type PlainType = Exclude<ColumnType, NestedType>;

/**
 * Why a cell must not be sent as it is: the endpoint would refuse its whole batch, or score something else without a word. `blank-row` is
 * about all cells of a row at once: none of those that are sent holds anything, and a model answers all the same.
 */
export const CELL_CAUSES = [
  "error-cell",
  "data-type",
  "no-result",
  "stale-result",
  "blank-row",
  "blank-refused",
  "text-not-number",
  "locale-number",
  "boolean-not-number",
  "date-not-number",
  "not-whole",
  "integer-overflow",
  "float-overflow",
  "not-boolean",
  "not-date",
  "time-without-date",
  "date-out-of-range",
  "not-base64",
  "not-json",
  "unfit-json",
  "stored-not-shown",
  "not-finite",
  "column-changed",
] as const;
export type CellCause = (typeof CELL_CAUSES)[number];

/** What the analyst chose to do about one cause in one column. Without a cure the row is left out. */
export type Cure =
  | { readonly kind: "send-null" }
  /** Fills in this value; a date is given as ISO text. A value that is not of the column's type leaves the row out. */
  | { readonly kind: "fill"; readonly value: string | number | boolean }
  /** Sends a number as it is stored, not as it is shown, to an input of text. */
  | { readonly kind: "send-stored" }
  /**
   * Reads the cell as what it plainly means: text "40,000" or "TRUE", a number as a date serial, a date as its serial, 5.7 rounded, 2134
   * as the "02134" that is shown, a formula out of date as its last result.
   */
  | { readonly kind: "convert" };

/** Cures that make sense for a cause; leaving the rows out always does. */
export const CURES: Record<CellCause, readonly Cure["kind"][]> = {
  "error-cell": ["send-null", "fill"],
  "data-type": ["send-null", "fill"],
  "no-result": ["send-null", "fill"],
  "stale-result": ["convert", "send-null", "fill"],
  "blank-row": ["send-null"],
  "blank-refused": ["fill"],
  "text-not-number": ["send-null", "fill"],
  "locale-number": ["convert", "send-null", "fill"],
  "boolean-not-number": ["convert", "send-null", "fill"],
  "date-not-number": ["convert", "send-null", "fill"],
  "not-whole": ["convert", "fill"],
  "integer-overflow": ["fill"],
  "float-overflow": ["send-null", "fill"],
  "not-boolean": ["convert", "fill"],
  "not-date": ["convert", "send-null", "fill"],
  "time-without-date": ["send-null", "fill"],
  "date-out-of-range": ["send-null", "fill"],
  "not-base64": ["fill"],
  "not-json": ["convert", "send-null", "fill"],
  "unfit-json": ["send-null", "fill"],
  "stored-not-shown": ["convert", "send-stored", "send-null", "fill"],
  "not-finite": ["send-null", "fill"],
  "column-changed": [],
};

/**
 * Whether an endpoint takes null in a column of this type as "missing", rather than refuse it or read it as False; where the schema says
 * more, `sendsBlanks` knows.
 */
export function takesNull(type: ColumnType): boolean {
  return type === "double" || type === "float" || type === "string" || type === "datetime";
}

export function isNestedType(type: ColumnType): type is NestedType {
  return type === "array" || type === "object" || type === "map";
}

export function isColumnType(text: string): text is ColumnType {
  return (COLUMN_TYPES as readonly string[]).includes(text);
}
