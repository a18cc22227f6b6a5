import { msg, plural, t } from "@lingui/core/macro";
import type { CeilingQuestion } from "../../../state/run/run-session";
import type { Formats } from "../formats";
import { sourceWords } from "../language/source-words";
import { told } from "../language/told";

/** The button that lets a run pass a ceiling. */
export const CEILING_NOTE = told({ scoreAnyway: msg`Score anyway` });

/** What a run comes to, and which ceilings it would pass. */
export function ceilingWords(question: CeilingQuestion, formats: Formats): string {
  const { rowCount, requests, ceilings, spent } = question;
  const requestsOf = (count: number): string => requestsWords(count, formats);
  const passed: string[] = [];
  const note = (ceiling: number | undefined, after: number, words: (ceiling: number) => string): void => {
    if (ceiling !== undefined && after > ceiling) passed.push(words(ceiling));
  };
  note(ceilings.rowsARun, rowCount, (most) => inOneRun(formats.rows(most)));
  note(ceilings.requestsARun, requests, (most) => inOneRun(requestsOf(most)));
  note(ceilings.rowsADay, spent.rows + rowCount, (most) => inADay(formats.rows(most)));
  note(ceilings.requestsADay, spent.requests + requests, (most) => inADay(requestsOf(most)));
  const sourceLabel = sourceWords(question.sourceLabel);
  const [rows, inRequests, most] = [formats.rows(rowCount), requestsOf(requests), formats.list(passed)];
  const asked = t`You want to be asked above ${most}.`;
  if (spent.requests === 0) return `${t`${sourceLabel}: sends up to ${rows} in at least ${inRequests}.`} ${asked}`;
  const [rowsToday, requestsToday] = [formats.rows(spent.rows), requestsOf(spent.requests)];
  return `${t`${sourceLabel}: sends up to ${rows} in at least ${inRequests} (today: ${rowsToday}, ${requestsToday}).`} ${asked}`;
}

function requestsWords(requests: number, formats: Formats): string {
  const count = formats.count(requests);
  return plural(requests, { one: `${count} request`, other: `${count} requests` });
}

/** @param many counted rows or requests */
function inOneRun(many: string): string {
  return t`${many} in one run`;
}

function inADay(many: string): string {
  return t`${many} in a day`;
}
