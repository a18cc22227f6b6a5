import { directionOf, languageOf } from "../../language/language";
import { speak, spoken } from "../view/words/language/language";

/**
 * Speaks the language of the host, and says so to the browser, which hyphenates and reads aloud by it. Settles when the first frame can
 * be shown: at once in the language that is spoken already; in English where the words of another one do not come.
 * @param tag as the host or the browser says it
 */
export async function followLanguage(tag: string, page: Pick<HTMLElement, "lang" | "dir">): Promise<void> {
  const language = languageOf(tag);
  const brought = speak(language).catch(() => undefined); // the pane's code asks for them again, and says what it cannot load
  if (language !== spoken()) await brought;
  page.lang = spoken();
  page.dir = directionOf(spoken());
}
