import { msg, plural, t } from "@lingui/core/macro";
import type { RunSummary } from "../../../scoring/run-status";
import type { RunState } from "../../state/run/run-session";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";
import { sourceWords } from "./language/source-words";
import { told } from "./language/told";

/** Words of a run's result. */
export const RESULT_WORDS = told({
  columns: msg`Columns with the predictions`,
  inColumns: msg`In the sheet:`,
  failures: msg`Rows without a prediction`,
  missing: msg`Rows answered without a value`,
  untouched: msg`Rows not reached`,
  untouchedHint: msg`The run ended before it came to them: they have no prediction.`,
  untouchedRefreshHint: msg`The run ended before it came to them: they stand as they were.`,
  cut: msg`Rows answered with text that was cut`,
  cutHint: msg`A cell holds 32,767 characters and no control characters. The rest was left out.`,
  tryEveryRow: msg`Try every row all the same`,
  missingHint: msg`The cells stay blank. Look at what these rows send.`,
});

/** The figures of a run. */
export const FACT_NAMES = told({
  source: msg`Source`,
  scored: msg`Scored`,
  failed: msg`Failed`,
  untouched: msg`Not reached`,
  requests: msg`Requests`,
  time: msg`Time`,
  sentTo: msg`Sent to`,
  columns: msg`Columns`,
  format: msg`Format`,
  answeredBy: msg`Answered by`,
  notSaid: msg`not said`,
});

const REASON_WORDS: Readonly<Record<RunSummary["missing"][number]["reason"], string>> = told({
  null: msg`The model answered no value`,
  NaN: msg`The model answered no number (NaN)`,
  Infinity: msg`The model answered an infinite number`,
  "-Infinity": msg`The model answered an infinite number (negative)`,
  NaT: msg`The model answered no date (NaT)`,
  absent: msg`The model left an output out`,
  "no-probability": msg`The model answered no number from 0 to 1 to make a label of`,
});

/** Rows that failed for one reason. */
export function failureWords(
  { code, rowCount, column }: Pick<RunSummary["failures"][number], "code" | "rowCount" | "column">,
  formats: Formats,
): string {
  return `${ERROR_WORDS[code].title}: ${formats.rows(rowCount)}${column === undefined ? "" : ` (${column})`}`;
}

/** Rows that were answered without a value for one reason. */
export function missingWords(
  { reason, rowCount }: Pick<RunSummary["missing"][number], "reason" | "rowCount">,
  formats: Formats,
): string {
  return `${REASON_WORDS[reason]}: ${formats.rows(rowCount)}`;
}

/** Rows whose text was cut to what a cell holds. */
export function cutTextWords(rowCount: number, formats: Formats): string {
  const rows = formats.rows(rowCount);
  return t`Text cut to what a cell holds: ${rows}`;
}

export function withoutPredictionWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return t`${counted} without a prediction`;
}

/** What a run that failed leaves in the sheet. */
export function keptWords(
  {
    scored,
    rowCount,
    blankColumns,
    resultColumns,
  }: Pick<RunSummary, "scored" | "rowCount" | "blankColumns" | "resultColumns">,
  formats: Formats,
): string {
  if (scored === 0 && resultColumns !== undefined)
    return t`No row was scored. The earlier results, which were to be replaced, are gone.`;
  if (scored === 0 && blankColumns !== undefined) return t`No row was scored.`;
  if (scored === 0) return t`No row was scored and no column was added.`;
  const [count, rows] = [formats.count(scored), formats.rows(rowCount)];
  return t`${count} of ${rows} scored before that; the predictions are kept.`;
}

/** Columns that a run which wrote nothing could not take out of the sheet again. */
export function blankColumnsWords(headers: readonly string[], formats: Formats): string {
  const names = formats.list(headers);
  return plural(headers.length, {
    one: `The column ${names} stayed in the sheet without a prediction: Excel did not let it be taken out, or something was entered there.`,
    other: `The columns ${names} stayed in the sheet without a prediction: Excel did not let them be taken out, or something was entered there.`,
  });
}

export function notReachedWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return t`${counted} not reached`;
}

/** What was scored, and by which models where they are known. */
export function answeredByWords(source: string, models: readonly string[], formats: Formats): string {
  const label = sourceWords(source);
  if (models.length === 0) return label;
  const names = formats.list(models);
  return t`${label}, answered by ${names}`;
}

/** What a button does that shows the name of a result column alone. */
export function goToColumnWords(header: string): string {
  return t`Go to column ${header}`;
}

/** The button that takes the result columns away, and what became of it. */
export function removalWords(removal: RunState["removal"], count: number): string {
  if (removal === "removed") return plural(count, { one: "Column removed", other: "Columns removed" });
  if (removal === "removing") return t`Removing …`;
  return plural(count, { one: "Remove this column", other: `Remove these ${count} columns` });
}

/** The bars of a chart, read out one after the other. */
export function chartWords(
  header: string,
  bars: readonly { readonly label: string; readonly count: number }[],
  formats: Formats,
): string {
  return `${header}: ${bars.map((bar) => `${bar.label}: ${formats.count(bar.count)}`).join("; ")}`;
}

/** A bin of numbers, by its ends. */
export function binWords(low: string, high: string): string {
  return t`${low} to ${high}`;
}

/** All classes that have no bar of their own. */
export function otherClassesWords(count: number): string {
  return t`${count} others`;
}
