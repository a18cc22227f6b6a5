import { msg, plural, t } from "@lingui/core/macro";
import type { AssumptionId, Finding } from "../../../../excel/trial/assumption";
import { told } from "../language/told";

/**
 * Words of "Try this Excel". In Excel for the desktop a new sheet ends what Undo can take back. Source: OfficeDev/office-js #6170.
 */
export const TRIAL_WORDS = told({
  findings: msg`What is so in this Excel`,
  hint: msg`Tries on a scratch sheet how this Excel behaves, then takes the sheet out again. Your cells are not read. Excel may forget what Undo could take back: save first.`,
  start: msg`Try now`,
  cancel: msg`Cancel`,
  copy: msg`Copy report`,
  onlyEyes: msg`What only you can see`,
  takenCareOf: msg`Taken care of: `,
});

interface AssumptionWords {
  /** What is tried, as a statement. */
  readonly title: string;
  /** What Scoresheet does where it is not so, or what there is to know or to do. */
  readonly otherwise: string;
  /** Where it is not so, a person must mind it. */
  readonly asksPerson?: true;
}

const READS_BACK = msg`Scoresheet reads back what it writes, and writes it another way.`;

const ASSUMPTION_WORDS: Readonly<Record<AssumptionId, AssumptionWords>> = told({
  "hidden-rows": { title: msg`Values reach hidden rows`, otherwise: READS_BACK },
  "filtered-rows": { title: msg`Values reach filtered rows`, otherwise: READS_BACK },
  "apostrophe-in-text-cell": {
    title: msg`An apostrophe before a text is not shown in text cells`,
    otherwise: READS_BACK,
  },
  "apostrophe-in-general-cell": { title: msg`An apostrophe before a text is not shown`, otherwise: READS_BACK },
  "second-apostrophe": { title: msg`A text keeps its own apostrophe`, otherwise: READS_BACK },
  "number-in-text-cell": {
    title: msg`A number stays a number in a text cell`,
    otherwise: msg`Scoresheet gives such cells the format General first.`,
  },
  "large-write": {
    title: msg`1,600 cells arrive in one go`,
    otherwise: msg`Scoresheet reads back what it writes, and writes less at once.`,
  },
  "null-leaves-format": { title: msg`Formats that are not meant stay as they are`, otherwise: READS_BACK },
  "blank-is-blank": {
    title: msg`A cleared cell is blank to formulas`,
    otherwise: msg`Formulas over predictions may see a text without characters.`,
  },
  "merged-cells": {
    title: msg`Merged cells keep all their values`,
    otherwise: msg`Scoresheet stops and names merged cells in a result column.`,
  },
  "clear-part-of-merge": {
    title: msg`A column that cuts merged cells can be emptied`,
    otherwise: msg`Scoresheet empties such cells another way.`,
  },
  "values-over-formulas": {
    title: msg`Values copied over their formulas stay what they are`,
    otherwise: msg`Do not turn formulas into values from the pane.`,
    asksPerson: true,
  },
  "new-column-format": {
    title: msg`A new column has the format General`,
    otherwise: msg`Scoresheet sets it to General.`,
  },
  "room-for-column": {
    title: msg`A tall table can grow with cells far to the right`,
    otherwise: msg`Scoresheet says so before anything is sent.`,
  },
  "hidden-header": {
    title: msg`A column gets its name where headers are hidden`,
    otherwise: msg`Show the table's header row before scoring.`,
    asksPerson: true,
  },
  "mixed-hidden-rows": {
    title: msg`Excel says when some rows are hidden`,
    otherwise: msg`The pane may not mention hidden rows; they are scored all the same.`,
  },
  "kept-range": {
    title: msg`Excel follows cells that move`,
    otherwise: msg`Do not insert or delete rows while a run goes on.`,
    asksPerson: true,
  },
  "gone-table": {
    title: msg`Excel says when a table is gone`,
    otherwise: msg`The reason of a stopped run may be unclear.`,
  },
  "volatile-inputs": {
    title: msg`RAND() and NOW() stay while a run goes on`,
    otherwise: msg`Rows with such inputs stay blank. Copy them as values, then score.`,
    asksPerson: true,
  },
  "error-types": {
    title: msg`An error is told from the same text`,
    otherwise: msg`A text such as #N/A may be taken for an error and not be sent.`,
  },
  "data-types": {
    title: msg`Stocks, places and other data types are told`,
    otherwise: msg`Check for #VALUE! among texts before you score.`,
    asksPerson: true,
  },
  "defined-names": {
    title: msg`A name follows its cells`,
    otherwise: msg`What is remembered about a column may be lost when rows are inserted.`,
  },
  "column-names": {
    title: msg`A hidden name follows a table's column`,
    otherwise: msg`A result column may be found by its header only, and not once that is changed.`,
  },
  "document-parts": {
    title: msg`The workbook keeps notes of the add-in`,
    otherwise: msg`What is remembered about a column stays on this device.`,
  },
  "large-part": {
    title: msg`Notes may be as long as those of a large table`,
    otherwise: msg`Which rows of a large table are still true may not be remembered.`,
  },
  histogram: {
    title: msg`A histogram can be added to a sheet`,
    otherwise: msg`Chart in the sheet says so for numbers, and adds nothing.`,
  },
  "chart-of-other-sheet": {
    title: msg`A chart can show cells of another sheet`,
    otherwise: msg`Chart in the sheet says so for classes, and adds nothing.`,
  },
  "selection-event": {
    title: msg`Excel tells when the selection changes`,
    otherwise: msg`Press Read the selection after you select another table.`,
    asksPerson: true,
  },
  "quick-request": {
    title: msg`Excel answers within 0.2 s`,
    otherwise: msg`Runs take longer; nothing else changes.`,
  },
  "quick-bytes": {
    title: msg`Excel takes 1 MB a second`,
    otherwise: msg`Runs take longer; nothing else changes.`,
  },
});

/** What no program can see, for the list beside the report. */
export const ONLY_EYES: readonly string[] = told([
  msg`The button stands on the Home tab, and the pane opens without sideways scrolling.`,
  msg`The pane follows Excel's light or dark look.`,
  msg`While you edit a cell, a run waits and the pane says so; Esc in the cell lets it go on.`,
  msg`Sort, insert and delete rows during a long run: no prediction stands in another row, changed rows are blank and counted.`,
  msg`Undo after a run, pressed several times, takes the column away; Remove this column does so, too.`,
  msg`A protected sheet and a read-only workbook are told before anything is sent.`,
  msg`The sign-in window opens at the first click, closes by itself and the pane shows you signed in.`,
  msg`A file from the command line opens without a question about repair.`,
]);

/** What is tried, as a statement. */
export function assumptionTitle(id: AssumptionId): string {
  return ASSUMPTION_WORDS[id].title;
}

/** Whether a person must mind what is otherwise here: Scoresheet does not make up for it. */
export function needsPerson({ id, outcome }: Finding): boolean {
  return outcome === "not-held" && ASSUMPTION_WORDS[id].asksPerson === true;
}

/** What was found and what follows from it; blank where all is well. */
export function findingWords(finding: Finding): string {
  switch (finding.outcome) {
    case "held":
      return "";
    case "not-held":
      return `${notSoWords(finding.found)} ${ASSUMPTION_WORDS[finding.id].otherwise}`;
    case "not-tried":
      return notTriedWords(finding.reason.replace(/\.$/, ""));
  }
}

function notSoWords(found: string): string {
  return t`Not so here: ${found}.`;
}

function notTriedWords(reason: string): string {
  return t`Could not be tried: ${reason}.`;
}

/** @param total how many things are tried */
export function trialProgress(done: number, total: number): string {
  return t`${done} of ${total} tried`;
}

/** How it ended, for the eye and for a screen reader. */
export function trialSummary(findings: readonly Finding[]): string {
  const count = (outcome: Finding["outcome"]): number => findings.filter((each) => each.outcome === outcome).length;
  const asking = findings.filter(needsPerson).length;
  const [held, total, untried] = [count("held"), findings.length, count("not-tried")];
  const minded = count("not-held") - asking;
  return [
    t`${held} of ${total} are so here.`,
    ...(minded === 0
      ? []
      : [plural(minded, { one: "Scoresheet takes care of # other.", other: "Scoresheet takes care of # others." })]),
    ...(asking === 0 ? [] : [plural(asking, { one: "# needs your attention.", other: "# need your attention." })]),
    ...(untried === 0 ? [] : [t`${untried} could not be tried.`]),
  ].join(" ");
}

const MARKS: Readonly<Record<Finding["outcome"], string>> = told({
  held: msg`yes`,
  "not-held": msg`NO `,
  "not-tried": "?  ",
});

/** The report as a text to be copied: nothing of the workbook is in it. */
export function trialReport(about: string, findings: readonly Finding[]): string {
  const lines = findings.map((finding) => {
    const words = findingWords(finding);
    return `${MARKS[finding.outcome]} ${assumptionTitle(finding.id)}${words === "" ? "" : `. ${words}`}`;
  });
  return [t`Scoresheet tried ${about}.`, trialSummary(findings), "", ...lines].join("\n");
}
