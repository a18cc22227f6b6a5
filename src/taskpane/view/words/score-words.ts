import { plural } from "../../../core/plural";
import type { NameCollision } from "../../state/proposal/name-collision";
import type { RunOrder, RunState } from "../../state/run/run-session";
import type { Formats } from "./formats";
import { outcomeWords } from "./run-words";
import { FIRST_SUMMARIES, IDLE_BUTTON, SECTION_TITLES } from "./shell-words";

/** Words of the section Score and of the footer. */
export const SCORE_WORDS = {
  underWay: "Under way …",
  cancel: "Cancel",
  cancelling: "Cancelling …",
  cancelPreview: "Cancel preview",
  checkAgain: "Check again and score",
  rowsScored: "Rows scored",
  /** Excel ends a pane with all that it does when it is closed, and asks nobody before. What is written stays. Source: OfficeDev/office-js #2418, #1614. */
  keepOpen: "Keep this pane open until it is done: closing it ends the run.",
} as const;

/** What the section is about, by how far the work has come. */
export const SCORE_TITLES = {
  idle: SECTION_TITLES.score,
  preview: "Preview",
  "under-way": SECTION_TITLES.score,
  review: "Check",
  ended: "Result",
  apart: "Last result",
} as const;

/** What the next run adds to the sheet. @param hasReadings whether cells are not sent as they stand */
export function nextRunWords(collision: NameCollision | undefined, columnName: string, hasReadings: boolean): string {
  const name = collision?.choice === "next-free" ? collision.nextFree : columnName;
  const adds =
    collision?.choice === "replace" ? `Replaces column “${collision.existing[0]}”` : FIRST_SUMMARIES.score(name);
  return hasReadings ? `${adds}, with your choices for cells` : adds;
}

interface EndedRun extends Pick<RunState, "status"> {
  readonly order?: Pick<RunOrder, "sourceLabel"> | undefined;
}

/** How the latest run ended, and of which table. */
export function resultApartWords({ status, order }: EndedRun, formats: Formats): string {
  return `${order === undefined ? "" : `${order.sourceLabel}: `}${outcomeWords(status, formats)}`;
}

/** What the button will do. @param isAgain whether this table is the one the latest run was about */
export function scoreButtonWords(rows: number | undefined, isAgain: boolean, formats: Formats): string {
  if (rows === undefined) return IDLE_BUTTON;
  return `Score ${formats.rows(rows)}${isAgain ? " again" : ""}`;
}

/** The same for some rows of a table only. */
export function someRowsButtonWords(rows: number, all: number, isAgain: boolean, formats: Formats): string {
  return `Score ${formats.count(rows)} of ${formats.rows(all)}${isAgain ? " again" : ""}`;
}

/** That something else was selected than the pane had shown when the button was pressed. @param selected what is, if it can be scored */
export function newsWords(selected: string | undefined): string {
  return `What is selected has changed${selected === undefined ? "" : `: ${selected}`}. Nothing was sent.`;
}

/** What the button will do once cells at fault have been seen. @param rowsToScore undefined: that is to be found out */
export function reviewedButtonWords(rowsToScore: number | undefined, all: number, formats: Formats): string {
  if (rowsToScore === undefined) return SCORE_WORDS.checkAgain;
  if (rowsToScore === all) return `Score ${formats.rows(rowsToScore)}`;
  return `Score the ${formats.count(rowsToScore)} clean ${plural(rowsToScore, "row", "rows")}`;
}

export function previewButtonWords(rows: number, formats: Formats): string {
  return `Preview ${formats.rows(rows)}`;
}

/** Nothing, or a sentence before another one. */
export function leavesOutWords(rows: number, formats: Formats): string {
  return rows === 0 ? "" : `Leaves out ${formats.rows(rows)}. `;
}

/** Names the host and the columns before rows go there for the first time; afterwards the host and their number. */
export function consentWords(columns: readonly string[], host: string, isKnown: boolean, formats: Formats): string {
  return `Sends ${isKnown ? formats.columns(columns.length) : formats.list(columns)} to ${host}.`;
}

/** That a column has the result's name already. */
export function collisionWords({ existing }: NameCollision, formats: Formats): string {
  const others = existing.length - 1;
  return others === 0
    ? `“${existing[0]}” is already there`
    : `“${existing[0]}” and ${formats.count(others)} more are already there`;
}

export function addBesideWords({ existing, nextFree }: NameCollision): string {
  return `Add “${nextFree}”${existing.length === 1 ? "" : " …"}`;
}

export function replaceWords({ existing }: NameCollision): string {
  return plural(existing.length, `Replace “${existing[0]}”`, "Replace them");
}
