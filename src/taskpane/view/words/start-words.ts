import { msg, t } from "@lingui/core/macro";
import { told } from "./language/told";

/** Why the pane cannot start, or has not started yet. */
export type StartProblem = "no-office-script" | "no-answer" | "no-excel" | "broken";

/** What is said where there is no pane: this must not need anything that may be missing, and is in the initial script in English. */
export const START_WORDS = told({
  "no-office-script": { title: msg`Excel's script library could not be loaded` },
  "no-answer": {
    title: msg`Excel did not answer`,
    nextStep: msg`It may be busy, or wait for you in a cell or a window that is open: press Esc there. The pane comes up when Excel answers. If it does not, reload it.`,
  },
  "no-excel": {
    title: msg`This page is the task pane of an Excel add-in`,
    nextStep: msg`It works inside Excel: open a workbook and choose Scoresheet on the Home tab.`,
  },
  broken: {
    title: msg`The pane could not start`,
    nextStep: msg`Reload it. If that does not help, close the pane and open it again, and tell whoever gave you the add-in.`,
  },
  /** What can be done here at all. */
  reload: msg`Reload`,
});

/** @param officeHost where this page loads Office.js from, which whoever runs the add-in may have changed */
export function startWords(problem: StartProblem, officeHost: string): { title: string; nextStep: string } {
  if (problem !== "no-office-script") return START_WORDS[problem];
  const nextStep = t`Scoresheet loads it from ${officeHost}. Check your connection or your company's proxy, then try again.`;
  return { ...START_WORDS[problem], nextStep };
}
