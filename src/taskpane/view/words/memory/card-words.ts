import { msg, plural, t } from "@lingui/core/macro";
import type { ErrorCode } from "../../../../core/errors";
import { makerOf } from "../../../../core/memory/maker-of";
import type { ColumnCheck, ColumnLook } from "../../../../scoring/memory/memory-look";
import type { RefusedRows } from "../../../state/memory/refused-rows";
import type { ReachOfRun } from "../../../state/memory/reach-of-run";
import type { WhyWhole } from "../../../state/memory/memory-state";
import type { ModelNews } from "../../../state/memory/model-news";
import { ERROR_WORDS } from "../error-words";
import type { Formats } from "../formats";
import { wordsLocale } from "../language/words-locale";
import { sourceWords } from "../language/source-words";
import { HISTORY_WORDS } from "./history-words";
import { told } from "../language/told";

/** Words of the card about a remembered column. */
export const CARD_WORDS = told({
  checkNow: msg`Check what has changed`,
  checkAgain: msg`Check again`,
  show: msg`Show changed rows`,
  showNew: msg`Show these rows`,
  mark: msg`Mark them`,
  unmark: msg`Take the marks away`,
  unmarkEarlier: msg`Take earlier marks away`,
  more: msg`More`,
  all: msg`Score all again`,
  selected: msg`Score selected rows again`,
  visible: msg`Score visible rows again`,
  change: msg`Change …`,
  remove: msg`Remove`,
  removing: msg`Removing …`,
  putBack: msg`Put it back`,
  puttingBack: msg`Putting it back …`,
  whichColumn: msg`Which column`,
  byHeader: msg`Found by its name alone: it may be another column of that name.`,
  changing: msg`Its recipe stands in the sections below. What you score now replaces the column.`,
  saveRecipe: msg`Keep it without scoring`,
  aside: msg`A new column is added beside it.`,
});

export function cardTitle(headers: readonly string[], formats: Formats): string {
  const names = formats.list(headers, 3);
  return plural(headers.length, { one: `This column: ${names}`, other: `These columns: ${names}` });
}

/** Which model made the column, and when. @param endpoint for people @param locale of the analyst */
export function makerWords({ runs, isOwn }: ColumnLook, endpoint: string, nowUtcMs: number, locale: string): string {
  const run = makerOf(runs);
  // Anybody may have written it.
  const says = isOwn === true ? "" : `${HISTORY_WORDS.says} `;
  if (run === undefined) return `${says}${endpoint}`;
  const models = run.servedModels.filter((model) => model !== endpoint);
  const made = models.length === 0 ? endpoint : `${endpoint} (${models.join(", ")})`;
  const { startedBy } = run;
  const who = startedBy === undefined ? [] : [t`by ${startedBy}`];
  return says + [made, agoWords(nowUtcMs - Date.parse(run.endedAt ?? run.startedAt), locale), ...who].join(" · ");
}

const UNITS = [
  ["year", 365 * 24 * 3600],
  ["month", 30 * 24 * 3600],
  ["day", 24 * 3600],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** "2 days ago", as the language has it; a workbook may claim any time, also none and one that is yet to come. */
export function agoWords(ms: number, locale: string): string {
  if (!Number.isFinite(ms)) return t`at a time that cannot be read`;
  if (ms < -60_000) return t`at a time that is still to come`;
  const seconds = ms / 1000;
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? [undefined, 1];
  if (unit === undefined) return t`just now`;
  const format = new Intl.RelativeTimeFormat(wordsLocale(locale), { numeric: "auto" });
  return format.format(-Math.floor(seconds / length), unit);
}

/** How many rows are still true, and what has become of the others. */
export function countsWords(
  { counts, rowCount, isAllCurrent }: ColumnCheck,
  reach: ReachOfRun,
  formats: Formats,
): string {
  const rows = formats.rows(rowCount);
  if (isAllCurrent) return t`All ${rows} are current`;
  const others = ["changed", "overwritten", "new", "failed", "left-out", "unknown"] as const;
  const current = formats.count(counts.current);
  return [
    reach === "cut" ? t`The run was cut: ${current} of ${rows} current` : t`${current} of ${rows} current`,
    ...others.flatMap((what) => (counts[what] === 0 ? [] : [rowsOfKind(what, formats.count(counts[what]))])),
  ].join(" · ");
}

function rowsOfKind(kind: Exclude<keyof ColumnCheck["counts"], "current">, count: string): string {
  switch (kind) {
    case "changed":
      return t`${count} changed`;
    case "overwritten":
      return t`${count} overwritten`;
    case "new":
      return t`${count} not scored yet`;
    case "failed":
      return t`${count} without a prediction`;
    case "left-out":
      return t`${count} left out`;
    case "unknown":
      return t`${count} not known`;
  }
}

export function lookingWords(rowsRead: number, formats: Formats): string {
  const rows = formats.rows(rowsRead);
  return rowsRead === 0 ? t`Looking for changed rows …` : t`Looking for changed rows … ${rows} read`;
}

/** That the table may have been edited since. @param isEdited whether it surely was, though perhaps not in what the column is made of */
export function oldWords(counts: string, isEdited: boolean): string {
  return isEdited ? t`${counts}, before the latest edits of this workbook` : t`${counts} (when it was last checked)`;
}

/** Why nobody can tell which rows have changed, or why knowing it does not help. @param gone columns that the recipe sends and the table lacks */
export function whyWholeWords(why: WhyWhole, gone: readonly string[], formats: Formats): string {
  const cannot = (because: string): string => t`Cannot tell which rows have changed: ${because}`;
  switch (why) {
    case "not-row-by-row":
      return t`The model answers otherwise when other rows are sent along: only all rows can be scored again.`;
    case "too-many-rows":
      return cannot(t`there are more rows than are kept track of. Score all again?`);
    case "input-gone":
      return cannot(goneWords(gone, formats));
    case "row-numbers-sent":
      return cannot(t`each row is sent with its number, which changes as rows move. Score all again?`);
    case "recipe-changed":
      return cannot(t`its recipe was changed since. Score all again?`);
    case "nothing-kept":
      return cannot(t`nothing is kept of the rows that were scored. Score all again?`);
    case "cannot-be-read":
    case "not-known":
      return cannot(t`the rows cannot be read as they were when they were scored. Score all again?`);
  }
}

function goneWords(gone: readonly string[], formats: Formats): string {
  if (gone.length === 0) return t`a column that was sent is gone or has another name.`;
  const names = formats.list(gone);
  return plural(gone.length, { one: `column ${names} is gone.`, other: `columns ${names} are gone.` });
}

/** That the endpoint answers with another model than before. */
export function modelNewsWords({ now, before, rowCount }: ModelNews, formats: Formats): string {
  const models = formats.list(before);
  if (rowCount === undefined) return t`${now} answers now; older rows were made by ${models}.`;
  const rows = formats.rows(rowCount);
  return plural(rowCount, {
    one: `${now} answers now; ${rows} was made by ${models}.`,
    other: `${now} answers now; ${rows} were made by ${models}.`,
  });
}

/** @param listed rows that are listed, and can be marked @param total all of them */
export function markWords(listed: number, total: number, formats: Formats): string {
  const count = formats.count(listed);
  return listed < total ? t`Mark the first ${count}` : CARD_WORDS.mark;
}

/** The way to the next changed row. @param next counted from 1 */
export function nextRowWords(next: number, all: number, formats: Formats): string {
  const [which, total] = [formats.count(next), formats.count(all)];
  return t`Next: ${which} of ${total}`;
}

/** Scores what has no prediction yet. */
export function missingRowsWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return t`Score ${counted} without a prediction`;
}

/** Rows that have no prediction and will get none as they are, and why. */
export function refusedWords({ rowCount, codes }: RefusedRows, formats: Formats): string {
  const titles: readonly string[] = codes.flatMap((code) => (isKnown(code) ? [ERROR_WORDS[code].title] : []));
  const reasons = titles.length === 0 ? [t`A cell cannot be sent as it is`] : [...new Set(titles)];
  const why = reasons.map((reason) => `${reason}.`).join(" ");
  const rows = formats.rows(rowCount);
  return plural(rowCount, {
    one: `${rows} has no prediction, and gets none as it is. ${why} Edit this row, then score it.`,
    other: `${rows} have no prediction, and get none as they are. ${why} Edit these rows, then score them.`,
  });
}

/** A workbook may name any code. */
function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_WORDS, code);
}

/** A run was cut that made another table's column. */
export function cutElsewhereWords({ column }: ColumnLook, formats: Formats): string {
  const place = sourceWords(column.sourceLabel);
  const names = formats.list(column.headers, 3);
  return t`The run of ${names} in ${place} was cut. Select a cell there to go on.`;
}

/** @param source its place, as it was remembered */
export function removedWords(headers: readonly string[], source: string, formats: Formats): string {
  const [names, place] = [formats.list(headers, 3), sourceWords(source)];
  return plural(headers.length, {
    one: `${names} was removed from ${place}.`,
    other: `${names} were removed from ${place}.`,
  });
}

export function unreadableWords(parts: number): string {
  return plural(parts, {
    one: "# part of what this workbook remembers could not be read and was left alone.",
    other: "# parts of what this workbook remembers could not be read and were left alone.",
  });
}
