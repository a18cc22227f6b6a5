import { plural } from "../../../core/plural";
import type { RunSummary } from "../../../scoring/run-status";
import type { RunState } from "../../state/run/run-session";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";

/** Words of a run's result. */
export const RESULT_WORDS = {
  failures: "Rows without a prediction",
  missing: "Rows answered without a value",
  untouched: "Rows not reached",
  untouchedHint: "The run ended before it came to them: they have no prediction.",
  untouchedRefreshHint: "The run ended before it came to them: they stand as they were.",
  cut: "Rows answered with text that was cut",
  cutHint: "A cell holds 32,767 characters and no control characters. The rest was left out.",
  tryEveryRow: "Try every row all the same",
  missingHint: "The cells stay blank. Look at what these rows send.",
} as const;

/** The figures of a run. */
export const FACT_NAMES = {
  source: "Source",
  scored: "Scored",
  failed: "Failed",
  untouched: "Not reached",
  requests: "Requests",
  time: "Time",
  sentTo: "Sent to",
  columns: "Columns",
  format: "Format",
  answeredBy: "Answered by",
  notSaid: "not said",
} as const;

const REASON_WORDS: Readonly<Record<RunSummary["missing"][number]["reason"], string>> = {
  null: "The model answered no value",
  NaN: "The model answered no number (NaN)",
  Infinity: "The model answered an infinite number",
  "-Infinity": "The model answered an infinite number (negative)",
  NaT: "The model answered no date (NaT)",
  absent: "The model left an output out",
};

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
  return `Text cut to what a cell holds: ${formats.rows(rowCount)}`;
}

export function withoutPredictionWords(rows: number, formats: Formats): string {
  return `${formats.rows(rows)} without a prediction`;
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
    return "No row was scored. The earlier results, which were to be replaced, are gone.";
  if (scored === 0 && blankColumns !== undefined) return "No row was scored.";
  if (scored === 0) return "No row was scored and no column was added.";
  return `${formats.count(scored)} of ${formats.rows(rowCount)} scored before that; the predictions are kept.`;
}

/** Columns that a run which wrote nothing could not take out of the sheet again. */
export function blankColumnsWords(headers: readonly string[], formats: Formats): string {
  const what = `${plural(headers.length, "The column", "The columns")} ${formats.list(headers)}`;
  const them = plural(headers.length, "it", "them");
  return `${what} stayed in the sheet without a prediction: Excel did not let ${them} be taken out, or something was entered there.`;
}

export function notReachedWords(rows: number, formats: Formats): string {
  return `${formats.rows(rows)} not reached`;
}

/** What was scored, and by which models where they are known. */
export function answeredByWords(label: string, models: readonly string[], formats: Formats): string {
  return models.length === 0 ? label : `${label}, answered by ${formats.list(models)}`;
}

/** The button that takes the result columns away, and what became of it. */
export function removalWords(removal: RunState["removal"], count: number): string {
  if (removal === "removed") return plural(count, "Column removed", "Columns removed");
  if (removal === "removing") return "Removing …";
  return plural(count, "Remove this column", `Remove these ${count} columns`);
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
  return `${low} to ${high}`;
}

/** The ends of such a bin, as they are written. */
export function binEnds(bin: { readonly label: string } | undefined): readonly (string | undefined)[] {
  return bin?.label.split(" to ") ?? [];
}

/** All classes that have no bar of their own. */
export function otherClassesWords(count: number): string {
  return `${count} others`;
}
