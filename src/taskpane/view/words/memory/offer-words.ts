import { msg, plural, t } from "@lingui/core/macro";
import type { ChosenInSheet } from "../../../../excel/reading/chosen-rows";
import type { ColumnRefusal } from "../../../../scoring/memory/remembered-column-error";
import type { Offer, RefreshProblem, RefreshQuestion } from "../../../state/memory/memory-state";
import { ERROR_WORDS } from "../error-words";
import type { Formats } from "../formats";
import { agoWords } from "./card-words";
import { told } from "../language/told";

/** Words of the footer while the selected table has a remembered column. */
export const OFFER_WORDS = told({
  newColumn: msg`New column instead`,
  back: msg`Back to what it was`,
  use: msg`Use`,
  replace: msg`Replace it`,
  startAllTheSame: msg`Start all the same`,
  notNow: msg`Not now`,
});

/** What the button does. @param headers of the result columns */
export function offerWords(offer: Offer, headers: readonly string[], formats: Formats): string {
  const name = formats.list(headers, 2);
  switch (offer.kind) {
    case "go-on":
      return goOnWords(offer.rowCount, formats);
    case "changed":
      return refreshWords(name, offer.rowCount, formats);
    case "missing":
      return scoreMissingWords(offer.rowCount, formats);
    case "uncounted":
      return t`Refresh ${name}: changed rows`;
    case "whole":
      return t`Score all again`;
    case "refused":
      return currentWords(offer.currentCount, formats);
    case "current":
      return allCurrentWords(offer.rowCount, formats);
  }
}

function allCurrentWords(rowCount: number, formats: Formats): string {
  const rows = formats.rows(rowCount);
  return t`All ${rows} are current`;
}

function goOnWords(rowCount: number | undefined, formats: Formats): string {
  if (rowCount === undefined) return t`Go on where it was cut`;
  const rows = formats.rows(rowCount);
  return t`Go on: ${rows} left`;
}

function refreshWords(name: string, rows: number, formats: Formats): string {
  const count = formats.count(rows);
  return plural(rows, {
    one: `Refresh ${name}: ${count} changed row`,
    other: `Refresh ${name}: ${count} changed rows`,
  });
}

function scoreMissingWords(rows: number, formats: Formats): string {
  const count = formats.count(rows);
  return plural(rows, { one: `Score the ${count} missing row`, other: `Score the ${count} missing rows` });
}

function currentWords(rows: number, formats: Formats): string {
  const count = formats.count(rows);
  return plural(rows, { one: `${count} row is current`, other: `${count} rows are current` });
}

/** The section Score while the footer offers this. @param headers of the result columns */
export function offerSummaryWords(offer: Offer, headers: readonly string[], formats: Formats): string {
  const name = formats.list(headers, 2);
  switch (offer.kind) {
    case "go-on":
      return goesOnWords(name, offer.rowCount, formats);
    case "changed":
      return scoresChangedWords(name, offer.rowCount, formats);
    case "missing":
      return scoresMissingWords(name, offer.rowCount, formats);
    case "uncounted":
      return t`Scores the changed rows again in ${name}`;
    case "whole":
      return t`Scores all rows again in ${name}`;
    case "refused":
    case "current":
      return t`Nothing has changed for ${name}`;
  }
}

function goesOnWords(name: string, rowCount: number | undefined, formats: Formats): string {
  if (rowCount === undefined) return t`Goes on in ${name} where it was cut`;
  const rows = formats.rows(rowCount);
  return t`Goes on in ${name}: ${rows} left`;
}

function scoresChangedWords(name: string, rows: number, formats: Formats): string {
  const count = formats.count(rows);
  return plural(rows, {
    one: `Scores the ${count} changed row again in ${name}`,
    other: `Scores the ${count} changed rows again in ${name}`,
  });
}

function scoresMissingWords(name: string, rows: number, formats: Formats): string {
  const count = formats.count(rows);
  return plural(rows, {
    one: `Scores the ${count} missing row in ${name}`,
    other: `Scores the ${count} missing rows in ${name}`,
  });
}

/** What goes where. */
export function sendsWords(columns: number, host: string, formats: Formats): string {
  const what = formats.columns(columns);
  return t`Sends ${what} to ${host}, in place.`;
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
    const where = endpoint === host ? host : endpointAtWords(plainName(endpoint), host);
    const names = formats.list(columns, MOST_NAMED);
    return plural(columns.length, {
      one: `This workbook wants to send column ${names} to ${where}, where this device has not sent them before. Nothing was sent yet.`,
      other: `This workbook wants to send columns ${names} to ${where}, where this device has not sent them before. Nothing was sent yet.`,
    });
  }
  if (question.kind === "replace") {
    const { headers } = question;
    const names = formats.list(headers.map(plainName));
    return plural(headers.length, {
      one: `Nothing shows that what stands in column ${names} was made by this model: it may be your own. Scoring replaces it.`,
      other: `Nothing shows that what stands in columns ${names} was made by this model: it may be your own. Scoring replaces it.`,
    });
  }
  const { startedAt, startedBy } = question;
  const ago = agoWords(nowUtcMs - Date.parse(startedAt), locale);
  return startedBy === undefined
    ? t`A run of this column began ${ago} and has not ended, as this workbook says. Two runs at once would score rows twice.`
    : t`A run of ${startedBy} of this column began ${ago} and has not ended, as this workbook says. Two runs at once would score rows twice.`;
}

function endpointAtWords(endpoint: string, host: string): string {
  return t`${endpoint} at ${host}`;
}

const REFUSALS: Readonly<Record<ColumnRefusal, string>> = told({
  gone: msg`The column is no longer in the workbook.`,
  "not-ours": msg`Nothing shows that what stands there was made by this model. Nothing was sent.`,
  "not-row-by-row": msg`The model answers otherwise when other rows are sent along: only all rows can be scored again.`,
  "no-endpoint": msg`What the workbook remembers of the column names no endpoint that can be asked.`,
});

const NO_ROWS: Readonly<Record<ChosenInSheet, string>> = told({
  selected: msg`No row of its table is selected. Nothing was sent.`,
  visible: msg`No row of its table is visible. Nothing was sent.`,
});

/** Why it did not begin, and what to do. */
export function refreshProblemWords(problem: RefreshProblem): string {
  switch (problem.kind) {
    case "no-upstream":
    case "sign-in":
      return hostProblemWords(problem.kind, problem.host);
    case "no-rows":
      return NO_ROWS[problem.chosen];
    case "refused":
      return REFUSALS[problem.why];
    case "failed": {
      const { title, nextStep } = ERROR_WORDS[problem.error.code];
      return `${title}. ${nextStep}`;
    }
  }
}

function hostProblemWords(kind: "no-upstream" | "sign-in", host: string): string {
  return kind === "no-upstream"
    ? t`The relay of this add-in does not reach ${host}, which made this column. Nothing was sent.`
    : t`Sign in to ${host} in the section Connection, then press again. Nothing was sent.`;
}
