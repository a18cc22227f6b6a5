/** Ids of remembered columns: 16 hexadecimal digits. Nothing else comes to be part of a name. */
const COLUMN_ID = /^[0-9a-f]{16}$/;
const ANCHOR = /^_scoresheet_([0-9a-f]{16})_(?:s|r|\d+)$/i;

/** Names by which a remembered column is found again. Hidden, and those of the workbook: Excel gives the names of a copied sheet to that sheet alone. */
export interface AnchorNames {
  /** Of a range's cells; a table is known by its columns. */
  readonly source: string;
  /** One a result column. */
  readonly results: readonly string[];
  readonly reasons: string;
}

/** @returns undefined for what is no id of a remembered column: a workbook may say anything */
export function anchorNames(columnId: string, resultCount: number): AnchorNames | undefined {
  if (!COLUMN_ID.test(columnId)) return undefined;
  const stem = `_scoresheet_${columnId}_`;
  return {
    source: `${stem}s`,
    results: Array.from({ length: resultCount }, (_, i) => `${stem}${i + 1}`),
    reasons: `${stem}r`,
  };
}

/** The remembered column that a name was made for; undefined for a name that is none of ours. */
export function columnOfAnchor(name: string): string | undefined {
  return ANCHOR.exec(name)?.[1]?.toLowerCase();
}
