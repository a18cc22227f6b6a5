import { msg, t } from "@lingui/core/macro";
import type { Formats } from "../formats";
import { told } from "../language/told";

/** Words of the choice which rows are scored. */
export const ROWS_WORDS = told({
  title: msg`Rows to score`,
  visible: msg`Visible rows only`,
  selected: msg`Selected rows only`,
  first: msg`The first rows`,
  howMany: msg`How many of the first rows`,
});

export function allRowsWords(rowCount: number, formats: Formats): string {
  const rows = formats.rows(rowCount);
  return t`All ${rows}`;
}

/** That a number of rows makes no sense. @param most rows of the table */
export function firstRowsProblem(most: number, formats: Formats): string {
  const max = formats.count(most);
  return t`A whole number from 1 to ${max}`;
}
