import { msg, plural, t } from "@lingui/core/macro";
import { told } from "./told";

/** Of the bar that finds cells by what they show. */
export const FIND = told({
  label: msg`Find in the sheet`,
  find: msg`Find`,
  findKeys: msg`Ctrl+F`,
  previous: msg`Previous`,
  previousHint: msg`Previous (Shift+Enter)`,
  next: msg`Next`,
  nextHint: msg`Next (Enter)`,
  close: msg`Close`,
  closeHint: msg`Close (Escape)`,
  inHiddenRows: msg`Only in hidden rows`,
});

/** "3 of 17", or how many there are. @param at from 1, of the selected cell when it is one of them */
export function foundWords(at: number | undefined, count: number, locale?: string): string {
  const figure = new Intl.NumberFormat(locale);
  const all = figure.format(count);
  if (at === undefined) return plural(count, { 0: "Not found", one: `${all} cell`, other: `${all} cells` });
  const place = figure.format(at);
  return t`${place} of ${all}`;
}
