/** Why the pane cannot start at all. */
export type StartProblem = "no-office-script" | "no-excel";

/** What is said where there is no pane: this must not need anything that may be missing. */
export const START_WORDS: Readonly<Record<StartProblem, readonly [title: string, nextStep: string]>> = {
  "no-office-script": [
    "Excel's script library could not be loaded",
    "Scoresheet loads it from appsforoffice.microsoft.com. Check your connection or your company's proxy, then open the pane again.",
  ],
  "no-excel": [
    "This page is the task pane of an Excel add-in",
    "It works inside Excel: open a workbook and choose Scoresheet on the Home tab.",
  ],
};
