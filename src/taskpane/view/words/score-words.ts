import { msg, t } from "@lingui/core/macro";
import type { NameCollision } from "../../state/proposal/name-collision";
import type { Proposal } from "../../state/proposal/proposal";
import type { RunOrder, RunState } from "../../state/run/run-session";
import type { Formats } from "./formats";
import { sourceWords } from "./language/source-words";
import { outcomeWords } from "./run-words";
import { FIRST_SUMMARIES, IDLE_FOOTER } from "./shell-words";
import { told } from "./language/told";

/** Words of the section Score and of the footer. */
export const SCORE_WORDS = told({
  underWay: msg`Under way …`,
  cancel: msg`Cancel`,
  cancelling: msg`Cancelling …`,
  cancelPreview: msg`Cancel preview`,
  checkAgain: msg`Check again and score`,
  rowsScored: msg`Rows scored`,
  /** Excel ends a pane with all that it does when it is closed, and asks nobody before. What is written stays. Source: OfficeDev/office-js #2418, #1614. */
  keepOpen: msg`Keep this pane open until it is done: closing it ends the run.`,
});

/** What the section is about, by how far the work has come. */
export const SCORE_TITLES = told({
  idle: msg`Score`,
  preview: msg`Preview`,
  "under-way": msg`Score`,
  review: msg`Check`,
  ended: msg`Result`,
  apart: msg`Last result`,
});

/** What the next run adds to the sheet. */
export interface NextRun extends Pick<Proposal, "collision" | "expected"> {
  readonly columnName: string;
  /** Whether cells are not sent as they stand. */
  readonly hasReadings: boolean;
}

export function nextRunWords({ hasReadings, ...next }: NextRun, formats: Formats): string {
  const adds = columnsWords(next, formats);
  return hasReadings ? t`${adds}, with your choices for cells` : adds;
}

function columnsWords({ collision, columnName, expected }: Omit<NextRun, "hasReadings">, formats: Formats): string {
  const { headers = [], replacedCount = 0 } = expected ?? {};
  if (headers.length > 1) {
    const [columns, names] = [formats.columns(headers.length), formats.list(headers)];
    if (replacedCount === 0) return t`Adds ${columns}: ${names}`;
    return replacedCount === headers.length ? t`Replaces ${columns}: ${names}` : t`Writes ${columns}: ${names}`;
  }
  if (collision?.choice === "replace") return replacesWords(collision.existing[0]);
  return FIRST_SUMMARIES.score(headers[0] ?? collision?.nextFree ?? columnName);
}

function replacesWords(name = ""): string {
  return t`Replaces column “${name}”`;
}

interface EndedRun extends Pick<RunState, "status"> {
  readonly order?: Pick<RunOrder, "sourceLabel"> | undefined;
}

/** How the latest run ended, and of which table. */
export function resultApartWords({ status, order }: EndedRun, formats: Formats): string {
  return `${order === undefined ? "" : `${sourceWords(order.sourceLabel)}: `}${outcomeWords(status, formats)}`;
}

/** What the button will do. @param isAgain whether this table is the one the latest run was about */
export function scoreButtonWords(rows: number | undefined, isAgain: boolean, formats: Formats): string {
  if (rows === undefined) return IDLE_FOOTER.button;
  const counted = formats.rows(rows);
  return isAgain ? t`Score ${counted} again` : t`Score ${counted}`;
}

/** The same for some rows of a table only. */
export function someRowsButtonWords(rows: number, all: number, isAgain: boolean, formats: Formats): string {
  const [count, total] = [formats.count(rows), formats.rows(all)];
  return isAgain ? t`Score ${count} of ${total} again` : t`Score ${count} of ${total}`;
}

/** That something else was selected than the pane had shown when the button was pressed. @param selected what is, if it can be scored */
export function newsWords(selected: string | undefined): string {
  return selected === undefined
    ? t`What is selected has changed. Nothing was sent.`
    : t`What would be scored has changed: ${selected}. Nothing was sent.`;
}

/** What the button will do once cells at fault have been seen. @param rowsToScore undefined: that is to be found out */
export function reviewedButtonWords(rowsToScore: number | undefined, all: number, formats: Formats): string {
  if (rowsToScore === undefined) return SCORE_WORDS.checkAgain;
  if (rowsToScore === all) return scoreButtonWords(all, false, formats);
  return someRowsButtonWords(rowsToScore, all, false, formats);
}

export function previewButtonWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return t`Preview ${counted}`;
}

/** Nothing, or a sentence before another one. */
export function leavesOutWords(rows: number, formats: Formats): string {
  if (rows === 0) return "";
  const counted = formats.rows(rows);
  return `${t`Leaves out ${counted}.`} `;
}

/** What is sent where. @param columns by name before rows go to a host for the first time; afterwards their number */
export function consentWords(columns: string, host: string): string {
  return t`Sends ${columns} to ${host}.`;
}

/** That a column has the result's name already. */
export function collisionWords({ existing }: NameCollision, formats: Formats): string {
  const [name = ""] = existing;
  const others = formats.count(existing.length - 1);
  return existing.length === 1 ? t`“${name}” is already there` : t`“${name}” and ${others} more are already there`;
}

export function addBesideWords({ existing, nextFree }: NameCollision): string {
  return existing.length === 1 ? t`Add “${nextFree}”` : t`Add “${nextFree}” …`;
}

export function replaceWords({ existing }: NameCollision): string {
  const [name = ""] = existing;
  return existing.length === 1 ? t`Replace “${name}”` : t`Replace them`;
}
