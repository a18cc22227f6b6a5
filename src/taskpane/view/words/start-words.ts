/** Why the pane cannot start, or has not started yet. */
export type StartProblem = "no-office-script" | "no-answer" | "no-excel" | "broken";

/** What is said where there is no pane: this must not need anything that may be missing. */
export const START_WORDS: Readonly<Record<StartProblem, readonly [title: string, nextStep: string]>> = {
  "no-office-script": [
    "Excel's script library could not be loaded",
    "Scoresheet loads it from {host}. Check your connection or your company's proxy, then try again.",
  ],
  "no-answer": [
    "Excel did not answer",
    "It may be busy, or wait for you in a cell or a window that is open: press Esc there. The pane comes up when Excel answers. If it does not, reload it.",
  ],
  "no-excel": [
    "This page is the task pane of an Excel add-in",
    "It works inside Excel: open a workbook and choose Scoresheet on the Home tab.",
  ],
  broken: [
    "The pane could not start",
    "Reload it. If that does not help, close the pane and open it again, and tell whoever gave you the add-in.",
  ],
};

/** What can be done here at all. */
export const RELOAD_WORDS = "Reload";

/** @param officeHost where this page loads Office.js from, which whoever runs the add-in may have changed */
export function startWords(problem: StartProblem, officeHost: string): { title: string; nextStep: string } {
  const [title, nextStep] = START_WORDS[problem];
  return { title, nextStep: nextStep.replace("{host}", () => officeHost) };
}
