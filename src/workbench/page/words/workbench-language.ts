import { languageOf, type Language } from "../../../language/language";
import { lengthened } from "../../../language/pseudo-words";
import { speaker, type Catalogue } from "../../../language/speaker";
import english from "./catalogue/en.po";

/** What the macros of all words ask for a sentence. It speaks English until it is told otherwise. */
export const i18n = speaker("en", english);

/** Brings all words of a language and speaks it from then on. Rejected where they do not come: it is spoken on as before. */
export async function speak(language: Language): Promise<void> {
  i18n.speak(language, await catalogueOf(language));
}

/** @returns the language that is spoken */
export function spoken(): Language {
  return languageOf(i18n.locale);
}

async function catalogueOf(language: Language): Promise<Catalogue> {
  if (language === "de") return (await import(/* webpackChunkName: "words-de" */ "./catalogue/de.po")).default;
  return language === "en-XA" ? lengthened(english) : english;
}
