import { msg, plural, t } from "@lingui/core/macro";
import type { RememberedRun, RunScope } from "../../../../core/memory/remembered-run";
import type { Formats } from "../formats";
import { wordsLocale } from "../language/words-locale";
import { told } from "../language/told";

/** Words of a column's history. What it says comes from the workbook, which anybody may have written. */
export const HISTORY_WORDS = told({
  says: msg`This workbook says:`,
  none: msg`Nothing of its runs is kept.`,
  copy: msg`Copy as text`,
  write: msg`Write as a sheet`,
  writing: msg`Writing …`,
  written: msg`Written to the sheet Scoresheet runs.`,
  nobody: msg`not said`,
});

export function historyTitle(runs: number, formats: Formats): string {
  const count = formats.count(runs);
  return plural(runs, { one: `History: ${count} run`, other: `History: ${count} runs` });
}

const SCOPES: Readonly<Record<RunScope, string>> = told({
  all: msg`all rows`,
  changed: msg`changed rows`,
  failed: msg`rows without a prediction`,
  rest: msg`what was left`,
  chosen: msg`chosen rows`,
});

/** One run in three short texts: when and by whom, which model and rows, what became of them. */
export function runLines(run: RememberedRun, locale: string, formats: Formats): readonly string[] {
  const { startedAt, endedAt, startedBy, servedModels, scope, counts, requests } = run;
  const notScored = counts.failed + counts.changedMeanwhile + counts.notReached;
  const [scored, others, asked] = [formats.rows(counts.scored), formats.count(notScored), formats.count(requests)];
  const became = [
    t`${scored} scored`,
    ...(notScored === 0 ? [] : [t`${others} not`]),
    plural(requests, { one: `${asked} request`, other: `${asked} requests` }),
  ];
  return [
    [whenWords(startedAt, locale), ...(startedBy === undefined ? [] : [startedBy])].join(" · "),
    `${servedModels.length === 0 ? HISTORY_WORDS.nobody : servedModels.join(", ")} · ${SCOPES[scope]}`,
    endedAt === undefined ? t`did not end` : became.join(" · "),
  ];
}

function whenWords(iso: string, locale: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return t`at a time that cannot be read`;
  return at.toLocaleString(wordsLocale(locale), { dateStyle: "medium", timeStyle: "short" });
}
