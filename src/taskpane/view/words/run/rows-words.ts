import type { Formats } from "../formats";

/** Words of the choice which rows are scored. */
export const ROWS_WORDS = {
  title: "Rows to score",
  visible: "Visible rows only",
  selected: "Selected rows only",
  first: "The first rows",
  howMany: "How many of the first rows",
} as const;

export function allRowsWords(rowCount: number, formats: Formats): string {
  return `All ${formats.rows(rowCount)}`;
}

/** That a number of rows makes no sense. @param most rows of the table */
export function firstRowsProblem(most: number, formats: Formats): string {
  return `A whole number from 1 to ${formats.count(most)}`;
}
