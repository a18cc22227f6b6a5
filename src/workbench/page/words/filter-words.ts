import { msg, t } from "@lingui/core/macro";
import { told } from "./told";

/** Of the menu that a filter button opens. */
export const FILTER = told({
  buttonHint: msg`Sort and filter (Alt+Down arrow)`,
  clear: msg`Clear filter`,
  search: msg`Search values`,
  searchShort: msg`Search`,
  values: msg`Values`,
  selectAll: msg`Select all`,
  selectFound: msg`Select all that are found`,
  blanks: msg`(Blanks)`,
  nothingFound: msg`Nothing found.`,
  ok: msg`OK`,
  cancel: msg`Cancel`,
});

/** Sorting by a column, by what most of its cells hold. */
export const ORDERS = {
  number: told({ ascending: msg`Sort smallest to largest`, descending: msg`Sort largest to smallest` }),
  date: told({ ascending: msg`Sort oldest to newest`, descending: msg`Sort newest to oldest` }),
  text: told({ ascending: msg`Sort A to Z`, descending: msg`Sort Z to A` }),
};

export function filterLabel(columnName: string, isFiltered = false): string {
  return isFiltered ? t`Filter ${columnName}, filtered` : t`Filter ${columnName}`;
}

/** Where more values were found than are listed. @param locale of the reader; the browser's unless told */
export function listedWords(listed: number, all: number, locale?: string): string {
  const count = new Intl.NumberFormat(locale);
  const [first, whole] = [count.format(listed), count.format(all)];
  return t`The first ${first} of ${whole} values: search for others.`;
}
