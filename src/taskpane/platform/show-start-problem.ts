import { START_WORDS, type StartProblem } from "../view/words/start-words";

/** Says so in the page itself, without React: this must work when nothing else does. */
export function showStartProblem(place: HTMLElement, problem: StartProblem): void {
  const [title, nextStep] = START_WORDS[problem];
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
