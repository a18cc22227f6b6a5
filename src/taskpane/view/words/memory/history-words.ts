import type { RememberedRun, RunScope } from "../../../../core/memory/remembered-run";
import { plural } from "../../../../core/plural";
import type { Formats } from "../formats";

/** Words of a column's history. What it says comes from the workbook, which anybody may have written. */
export const HISTORY_WORDS = {
  says: "This workbook says:",
  none: "Nothing of its runs is kept.",
  copy: "Copy as text",
  write: "Write as a sheet",
  writing: "Writing …",
  written: "Written to the sheet Scoresheet runs.",
  nobody: "not said",
} as const;

export function historyTitle(runs: number, formats: Formats): string {
  return `History: ${formats.count(runs)} ${plural(runs, "run", "runs")}`;
}

const SCOPES: Readonly<Record<RunScope, string>> = {
  all: "all rows",
  changed: "changed rows",
  failed: "rows without a prediction",
  rest: "what was left",
  chosen: "chosen rows",
};

/** One run in three short texts: when and by whom, which model and rows, what became of them. */
export function runLines(run: RememberedRun, locale: string, formats: Formats): readonly string[] {
  const { startedAt, endedAt, startedBy, servedModels, scope, counts, requests } = run;
  const notScored = counts.failed + counts.changedMeanwhile + counts.notReached;
  const became = [
    `${formats.rows(counts.scored)} scored`,
    ...(notScored === 0 ? [] : [`${formats.count(notScored)} not`]),
    `${formats.count(requests)} ${plural(requests, "request", "requests")}`,
  ];
  return [
    [whenWords(startedAt, locale), ...(startedBy === undefined ? [] : [startedBy])].join(" · "),
    `${servedModels.length === 0 ? HISTORY_WORDS.nobody : servedModels.join(", ")} · ${SCOPES[scope]}`,
    endedAt === undefined ? "did not end" : became.join(" · "),
  ];
}

function whenWords(iso: string, locale: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "at a time that cannot be read";
  try {
    return at.toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
  } catch {
    return at.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  }
}
