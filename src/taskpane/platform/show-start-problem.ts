import { START_WORDS, startWords, type StartProblem } from "../view/words/start-words";

/** As much of the page as is used: its address is never changed, which Office.js makes impossible. */
export interface StartDocument {
  /** The tag that loads Office.js; absent only in pages that are not ours. */
  readonly officeScript: { readonly src: string } | null;
  reload(): void;
}

/** Says so in the page itself, without React: this must work when nothing else does. */
export function showStartProblem(place: HTMLElement, problem: StartProblem, page: StartDocument): void {
  const document = place.ownerDocument;
  const { title, nextStep } = startWords(problem, hostOf(page.officeScript?.src));
  const note = document.createElement("main");
  note.className = "start"; // as the first line of the page, which has the styles: taskpane.html
  note.setAttribute("role", "alert");
  const heading = document.createElement("h1");
  heading.textContent = title;
  const text = document.createElement("p");
  text.textContent = nextStep;
  note.append(heading, text);
  if (problem !== "no-excel") {
    const reload = document.createElement("button");
    reload.type = "button";
    reload.textContent = START_WORDS.reload;
    reload.addEventListener("click", () => page.reload());
    note.append(reload);
  }
  place.replaceChildren(note);
}

function hostOf(src: string | undefined): string {
  try {
    return new URL(src ?? "").host;
  } catch {
    return "Microsoft"; // Not by URL.canParse, which Safari has since 17 only: this must work everywhere.
  }
}
