import { plural, t } from "@lingui/core/macro";
import type { Formats } from "../formats";

/** That a run is not in the workbook's memory; its predictions stand all the same. @param why a sentence */
export function notRememberedWords(why: string): string {
  return t`Not remembered: ${why}`;
}

/** Rows that a refresh was not to score. */
export function leftAsTheyWereWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return plural(rows, { one: `${counted} left as it was`, other: `${counted} left as they were` });
}

/** Rows that a run which adds a column was not to score. */
export function notScoredWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return t`${counted} not scored`;
}

/** Rows of a refresh that got no answer, and keep the prediction from before. */
export function standingWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return plural(rows, {
    one: `${counted} got no new prediction and keeps its earlier one`,
    other: `${counted} got no new prediction and keep their earlier one`,
  });
}

/** Outputs that the model answers, and the columns of a refresh have no place for. */
export function droppedOutputsWords(outputs: readonly string[], formats: Formats): string {
  const names = formats.list(outputs);
  return plural(outputs.length, {
    one: `The model also answers the output ${names}, for which no column stands: not written.`,
    other: `The model also answers the outputs ${names}, for which no column stands: not written.`,
  });
}

/** What a refresh that ended early has done. Of the rows that it did not come to it has touched none. */
export function keptOfRefreshWords(
  { scored, rowCount, skipped = 0 }: { readonly scored: number; readonly rowCount: number; readonly skipped?: number },
  formats: Formats,
): string {
  if (scored === 0) return t`No row was scored: the column stands as it was.`;
  const [count, rows] = [formats.count(scored), formats.rows(rowCount - skipped)];
  return t`${count} of ${rows} scored before that; the predictions are kept.`;
}
