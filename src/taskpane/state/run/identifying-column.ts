import type { Cell } from "../../../core/table/cell";

/** What is known of a table's columns, to choose one by which a person knows a row. */
export interface ColumnsOfRows {
  readonly columns: readonly string[];
  /** Some rows, each with the cells of all columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** Columns that are sent, or hold predictions of ours. */
  readonly others: ReadonlySet<string>;
}

/**
 * By which column a person knows a row: the first of texts that is not among the others, of several the first whose texts all differ;
 * else the first column.
 * @returns its place among the columns; undefined where there is none
 */
export function identifyingColumn({ columns, rows, others }: ColumnsOfRows): number | undefined {
  const texts = columns.flatMap((column, place) => {
    const cells = rows.map((row) => row[place] ?? null);
    const areTexts = cells.every((cell) => typeof cell === "string" || cell === null);
    return others.has(column) || !areTexts || cells.every((cell) => cell === null)
      ? []
      : [{ place, differ: new Set(cells).size === cells.length }];
  });
  return (texts.find(({ differ }) => differ) ?? texts[0])?.place ?? (columns.length === 0 ? undefined : 0);
}
