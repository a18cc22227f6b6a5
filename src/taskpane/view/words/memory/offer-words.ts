import { plural } from "../../../../core/plural";
import type { ColumnRefusal } from "../../../../scoring/memory/remembered-column-error";
import type { Offer, RefreshProblem, RefreshQuestion } from "../../../state/memory/memory-state";
import { ERROR_WORDS } from "../error-words";
import type { Formats } from "../formats";
import { agoWords } from "./card-words";

/** Words of the footer while the selected table has a remembered column. */
export const OFFER_WORDS = {
  newColumn: "New column instead",
  back: "Back to what it was",
  use: "Use",
  replace: "Replace it",
  startAllTheSame: "Start all the same",
  notNow: "Not now",
} as const;

/** What the button does. @param headers of the result columns */
export function offerWords(offer: Offer, headers: readonly string[], formats: Formats): string {
  const name = formats.list(headers, 2);
  switch (offer.kind) {
    case "go-on":
      return offer.rowCount === undefined ? "Go on where it was cut" : `Go on: ${formats.rows(offer.rowCount)} left`;
    case "changed":
      return `Refresh ${name}: ${formats.count(offer.rowCount)} changed ${plural(offer.rowCount, "row", "rows")}`;
    case "missing":
      return `Score the ${formats.count(offer.rowCount)} missing ${plural(offer.rowCount, "row", "rows")}`;
    case "uncounted":
      return `Refresh ${name}: changed rows`;
    case "whole":
      return "Score all again";
    case "refused":
      return `${formats.count(offer.currentCount)} ${plural(offer.currentCount, "row is", "rows are")} current`;
    case "current":
      return `All ${formats.rows(offer.rowCount)} are current`;
  }
}

/** The section Score while the footer offers this. @param headers of the result columns */
export function offerSummaryWords(offer: Offer, headers: readonly string[], formats: Formats): string {
  const name = formats.list(headers, 2);
  switch (offer.kind) {
    case "go-on":
      return offer.rowCount === undefined
        ? `Goes on in ${name} where it was cut`
        : `Goes on in ${name}: ${formats.rows(offer.rowCount)} left`;
    case "changed":
      return `Scores the ${formats.count(offer.rowCount)} changed ${plural(offer.rowCount, "row", "rows")} again in ${name}`;
    case "missing":
      return `Scores the ${formats.count(offer.rowCount)} missing ${plural(offer.rowCount, "row", "rows")} in ${name}`;
    case "uncounted":
      return `Scores the changed rows again in ${name}`;
    case "whole":
      return `Scores all rows again in ${name}`;
    case "refused":
    case "current":
      return `Nothing has changed for ${name}`;
  }
}

/** What goes where. */
export function sendsWords(columns: number, host: string, formats: Formats): string {
  return `Sends ${formats.columns(columns)} to ${host}, in place.`;
}

/** Columns that somebody is asked about are named, not counted, as long as anybody would read them. */
const MOST_NAMED = 40;

/** Names stand in a sentence that must not be bent by them: without characters that turn others about, and no longer than one reads. */
function plainName(name: string): string {
  const shown = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");
  return shown.length > MAX_NAME_LENGTH ? `${shown.slice(0, MAX_NAME_LENGTH)}…` : shown;
}

const MAX_NAME_LENGTH = 80;

/** What is asked before anything is sent. */
export function questionWords(question: RefreshQuestion, nowUtcMs: number, locale: string, formats: Formats): string {
  if (question.kind === "consent") {
    const { host, endpoint, place } = question;
    const columns = place.columns.map(plainName);
    const where = endpoint === host ? host : `${plainName(endpoint)} at ${host}`;
    return `This workbook wants to send ${plural(columns.length, "column", "columns")} ${formats.list(columns, MOST_NAMED)} to ${where}, where this device has not sent them before. Nothing was sent yet.`;
  }
  if (question.kind === "replace") {
    const { headers } = question;
    return `Nothing shows that what stands in ${plural(headers.length, "column", "columns")} ${formats.list(headers.map(plainName))} was made by this model: it may be your own. Scoring replaces it.`;
  }
  const { startedAt, startedBy } = question;
  const whose = startedBy === undefined ? "A run" : `A run of ${startedBy}`;
  return `${whose} of this column began ${agoWords(nowUtcMs - Date.parse(startedAt), locale)} and has not ended, as this workbook says. Two runs at once would score rows twice.`;
}

const REFUSALS: Readonly<Record<ColumnRefusal, string>> = {
  gone: "The column is no longer in the workbook.",
  "not-ours": "Nothing shows that what stands there was made by this model. Nothing was sent.",
  "not-row-by-row": "The model answers otherwise when other rows are sent along: only all rows can be scored again.",
  "no-endpoint": "What the workbook remembers of the column names no endpoint that can be asked.",
};

/** Why it did not begin, and what to do. */
export function refreshProblemWords(problem: RefreshProblem): string {
  switch (problem.kind) {
    case "no-upstream":
      return `The relay of this add-in does not reach ${problem.host}, which made this column. Nothing was sent.`;
    case "sign-in":
      return `Sign in to ${problem.host} in the section Connection, then press again. Nothing was sent.`;
    case "refused":
      return REFUSALS[problem.why];
    case "failed": {
      const { title, nextStep } = ERROR_WORDS[problem.error.code];
      return `${title}. ${nextStep}`;
    }
  }
}
