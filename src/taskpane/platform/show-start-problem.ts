/** Why the pane cannot start at all. */
export type StartProblem = "no-office-script" | "no-excel";

const WORDS: Readonly<Record<StartProblem, readonly [title: string, nextStep: string]>> = {
  "no-office-script": [
    "Excel's script library could not be loaded",
    "Scoresheet loads it from appsforoffice.microsoft.com. Check your connection or your company's proxy, then open the pane again.",
  ],
  "no-excel": [
    "This page is the task pane of an Excel add-in",
    "It works inside Excel: open a workbook and choose Scoresheet on the Home tab.",
  ],
};

/** Says so in the page itself, without React: this must work when nothing else does. */
export function showStartProblem(place: HTMLElement, problem: StartProblem): void {
  const [title, nextStep] = WORDS[problem];
  const note = document.createElement("div");
  note.setAttribute("role", "alert");
  note.style.cssText = "font: 14px/1.4 'Segoe UI', system-ui, sans-serif; padding: 16px; color-scheme: light dark";
  const heading = document.createElement("h1");
  heading.style.cssText = "font-size: 16px; margin: 0 0 8px";
  heading.textContent = title;
  const text = document.createElement("p");
  text.style.margin = "0";
  text.textContent = nextStep;
  note.append(heading, text);
  place.replaceChildren(note);
}
