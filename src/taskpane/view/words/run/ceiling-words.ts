import type { CeilingQuestion } from "../../../state/run/run-session";
import type { Formats } from "../formats";

/** The button that lets a run pass a ceiling. */
export const CEILING_BUTTON = "Score anyway";

/** What a run comes to, and which ceilings it would pass. */
export function ceilingWords(question: CeilingQuestion, formats: Formats): string {
  const { sourceLabel, rowCount, requests, ceilings, spent } = question;
  const requestsOf = (count: number): string => `${formats.count(count)} ${count === 1 ? "request" : "requests"}`;
  const passed: string[] = [];
  const note = (ceiling: number | undefined, after: number, words: (ceiling: number) => string): void => {
    if (ceiling !== undefined && after > ceiling) passed.push(words(ceiling));
  };
  note(ceilings.rowsARun, rowCount, (most) => `${formats.rows(most)} in one run`);
  note(ceilings.requestsARun, requests, (most) => `${requestsOf(most)} in one run`);
  note(ceilings.rowsADay, spent.rows + rowCount, (most) => `${formats.rows(most)} in a day`);
  note(ceilings.requestsADay, spent.requests + requests, (most) => `${requestsOf(most)} in a day`);
  const today = spent.requests === 0 ? "" : ` (today: ${formats.rows(spent.rows)}, ${requestsOf(spent.requests)})`;
  return (
    `${sourceLabel}: sends up to ${formats.rows(rowCount)} in at least ${requestsOf(requests)}${today}. ` +
    `You want to be asked above ${formats.list(passed)}.`
  );
}
