import type { ErrorCode } from "../../../../core/errors";
import { makerOf } from "../../../../core/memory/maker-of";
import { plural } from "../../../../core/plural";
import type { ColumnCheck, ColumnLook } from "../../../../scoring/memory/memory-look";
import type { RefusedRows } from "../../../state/memory/refused-rows";
import type { WhyWhole } from "../../../state/memory/memory-state";
import type { ModelNews } from "../../../state/memory/model-news";
import { ERROR_WORDS } from "../error-words";
import type { Formats } from "../formats";
import { HISTORY_WORDS } from "./history-words";

/** Words of the card about a remembered column. */
export const CARD_WORDS = {
  checkNow: "Check what has changed",
  checkAgain: "Check again",
  show: "Show changed rows",
  mark: "Mark them",
  unmark: "Take the marks away",
  unmarkEarlier: "Take earlier marks away",
  more: "More",
  all: "Score all again",
  change: "Change …",
  remove: "Remove",
  removing: "Removing …",
  putBack: "Put it back",
  puttingBack: "Putting it back …",
  whichColumn: "Which column",
  byHeader: "Found by its name alone: it may be another column of that name.",
  changing: "Its recipe stands in the sections below. What you score now replaces the column.",
  saveRecipe: "Keep it without scoring",
  aside: "A new column is added beside it.",
} as const;

export function cardTitle(headers: readonly string[], formats: Formats): string {
  return `${plural(headers.length, "This column", "These columns")}: ${formats.list(headers, 3)}`;
}

/** Which model made the column, and when. @param endpoint for people @param locale of the analyst */
export function makerWords({ runs, isOwn }: ColumnLook, endpoint: string, nowUtcMs: number, locale: string): string {
  const run = makerOf(runs);
  // Anybody may have written it.
  const says = isOwn === true ? "" : `${HISTORY_WORDS.says} `;
  if (run === undefined) return `${says}${endpoint}`;
  const models = run.servedModels.filter((model) => model !== endpoint);
  const made = models.length === 0 ? endpoint : `${endpoint} (${models.join(", ")})`;
  const who = run.startedBy === undefined ? [] : [`by ${run.startedBy}`];
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
  if (!Number.isFinite(ms)) return "at a time that cannot be read";
  if (ms < -60_000) return "at a time that is still to come";
  const seconds = ms / 1000;
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? [undefined, 1];
  if (unit === undefined) return "just now";
  return relative(locale).format(-Math.floor(seconds / length), unit);
}

function relative(locale: string): Intl.RelativeTimeFormat {
  try {
    return new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  } catch {
    return new Intl.RelativeTimeFormat("en", { numeric: "auto" }); // not a language tag at all
  }
}

/** How many rows are still true, and what has become of the others. */
export function countsWords({ counts, rowCount, isAllCurrent }: ColumnCheck, formats: Formats): string {
  if (isAllCurrent) return `All ${formats.rows(rowCount)} are current`;
  const told = [
    [counts.changed, "changed"],
    [counts.overwritten, "overwritten"],
    [counts.new, "not scored yet"],
    [counts.failed, "without a prediction"],
    [counts["left-out"], "left out"],
    [counts.unknown, "not known"],
  ] as const;
  return [
    `${formats.count(counts.current)} of ${formats.rows(rowCount)} current`,
    ...told.flatMap(([count, what]) => (count === 0 ? [] : [`${formats.count(count)} ${what}`])),
  ].join(" · ");
}

export function lookingWords(rowsRead: number, formats: Formats): string {
  return rowsRead === 0 ? "Looking for changed rows …" : `Looking for changed rows … ${formats.rows(rowsRead)} read`;
}

/** That the table may have been edited since. @param isEdited whether it surely was, though perhaps not in what the column is made of */
export function oldWords(counts: string, isEdited: boolean): string {
  return isEdited ? `${counts}, before the latest edits of this workbook` : `${counts} (when it was last checked)`;
}

/** Why nobody can tell which rows have changed, or why knowing it does not help. @param gone columns that the recipe sends and the table lacks */
export function whyWholeWords(why: WhyWhole, gone: readonly string[], formats: Formats): string {
  const cannot = (because: string): string => `Cannot tell which rows have changed: ${because}`;
  switch (why) {
    case "not-row-by-row":
      return "The model answers otherwise when other rows are sent along: only all rows can be scored again.";
    case "too-many-rows":
      return cannot("there are more rows than are kept track of. Score all again?");
    case "input-gone":
      return gone.length === 0
        ? cannot("a column that was sent is gone or has another name.")
        : cannot(
            `${plural(gone.length, "column", "columns")} ${formats.list(gone)} ${plural(gone.length, "is", "are")} gone.`,
          );
    case "row-numbers-sent":
      return cannot("each row is sent with its number, which changes as rows move. Score all again?");
    case "recipe-changed":
      return cannot("its recipe was changed since. Score all again?");
    case "nothing-kept":
      return cannot("nothing is kept of the rows that were scored. Score all again?");
    case "cannot-be-read":
    case "not-known":
      return cannot("the rows cannot be read as they were when they were scored. Score all again?");
  }
}

/** That the endpoint answers with another model than before. */
export function modelNewsWords({ now, before, rowCount }: ModelNews, formats: Formats): string {
  const rows = rowCount === undefined ? "older rows" : formats.rows(rowCount);
  return `${now} answers now; ${rows} ${plural(rowCount ?? 2, "was", "were")} made by ${formats.list(before)}.`;
}

/** @param listed rows that are listed, and can be marked @param total all of them */
export function markWords(listed: number, total: number, formats: Formats): string {
  return listed < total ? `Mark the first ${formats.count(listed)}` : CARD_WORDS.mark;
}

/** The way to the next changed row. @param next counted from 1 */
export function nextRowWords(next: number, all: number, formats: Formats): string {
  return `Next: ${formats.count(next)} of ${formats.count(all)}`;
}

/** Scores what has no prediction yet. */
export function missingRowsWords(rows: number, formats: Formats): string {
  return `Score ${formats.rows(rows)} without a prediction`;
}

/** Rows that have no prediction and will get none as they are, and why. */
export function refusedWords({ rowCount, codes }: RefusedRows, formats: Formats): string {
  const titles: readonly string[] = codes.flatMap((code) => (isKnown(code) ? [ERROR_WORDS[code].title] : []));
  const why = titles.length === 0 ? "A cell cannot be sent as it is" : [...new Set(titles)].join("; ");
  return `${formats.rows(rowCount)} ${plural(rowCount, "has", "have")} no prediction: ${why}. Edit ${plural(rowCount, "it", "them")}; asked again as ${plural(rowCount, "it is", "they are")}, the answer is the same.`;
}

/** A workbook may name any code. */
function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_WORDS, code);
}

/** A run was cut that made another table's column. */
export function cutElsewhereWords({ column }: ColumnLook, formats: Formats): string {
  return `The run of ${formats.list(column.headers, 3)} in ${column.sourceLabel} was cut. Select a cell there to go on.`;
}

/** @param place of the source, as it was remembered */
export function removedWords(headers: readonly string[], place: string, formats: Formats): string {
  return `${formats.list(headers, 3)} ${plural(headers.length, "was", "were")} removed from ${place}.`;
}

export function unreadableWords(parts: number): string {
  return `${parts} ${plural(parts, "part", "parts")} of what this workbook remembers could not be read and ${plural(parts, "was", "were")} left alone.`;
}
