import { plural } from "../../../../core/plural";
import type { Formats } from "../formats";

/** That a run is not in the workbook's memory; its predictions stand all the same. @param why a sentence */
export function notRememberedWords(why: string): string {
  return `Not remembered: ${why}`;
}

/** Rows that a refresh was not to score. */
export function leftAsTheyWereWords(rows: number, formats: Formats): string {
  return `${formats.rows(rows)} left as ${plural(rows, "it was", "they were")}`;
}

/** Rows of a refresh that got no answer, and keep the prediction from before. */
export function standingWords(rows: number, formats: Formats): string {
  return `${formats.rows(rows)} got no new prediction and ${plural(rows, "keeps its", "keep their")} earlier one`;
}

/** Outputs that the model answers, and the columns of a refresh have no place for. */
export function droppedOutputsWords(outputs: readonly string[], formats: Formats): string {
  const what = plural(outputs.length, "output", "outputs");
  return `The model also answers the ${what} ${formats.list(outputs)}, for which no column stands: not written.`;
}

/** What a refresh that ended early has done. Of the rows that it did not come to it has touched none. */
export function keptOfRefreshWords(
  { scored, rowCount, skipped = 0 }: { readonly scored: number; readonly rowCount: number; readonly skipped?: number },
  formats: Formats,
): string {
  if (scored === 0) return "No row was scored: the column stands as it was.";
  return `${formats.count(scored)} of ${formats.rows(rowCount - skipped)} scored before that; the predictions are kept.`;
}
