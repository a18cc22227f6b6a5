import { directionOf, languageOf } from "../../../language/language";
import { speak, spoken } from "../words/workbench-language";
import { hostLanguage } from "./host-language";

/**
 * Speaks the language of the host that we play, and says so to the browser, which hyphenates and reads aloud by it; English where the
 * words of another one do not come.
 */
export async function speakAsHost(page: Pick<HTMLElement, "lang" | "dir">): Promise<void> {
  await speak(languageOf(hostLanguage(location.search, navigator.language))).catch(() => speak("en"));
  page.lang = spoken();
  page.dir = directionOf(spoken());
}
