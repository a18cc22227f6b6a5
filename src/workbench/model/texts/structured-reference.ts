import { parseStructRef } from "@borgar/fx/xlsx";

/** "Iris[[#Headers],[Width]:[Height]]" taken apart. Names are as they are written, without escapes. */
export interface StructuredReference {
  /** Absent inside of the table itself. */
  readonly tableName: string | undefined;
  readonly columns: readonly string[];
  /** "headers", "data", "totals", "all", "this row"; none means the data rows. */
  readonly sections: readonly string[];
}

/** A column of formulas says the same in each row. */
const MOST_KEPT = 5_000;

const kept = new Map<string, StructuredReference | undefined>();

/** Undefined for what is no structured reference, and for one to another workbook. */
export function structuredReference(text: string): StructuredReference | undefined {
  const known = kept.get(text);
  if (known !== undefined || kept.has(text)) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const parts = parseStructRef(text);
  const reference =
    parts === undefined || parts.workbookName
      ? undefined
      : { tableName: parts.table || undefined, columns: parts.columns ?? [], sections: parts.sections ?? [] };
  kept.set(text, reference);
  return reference;
}
