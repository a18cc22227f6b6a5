import { languageOf, type Language } from "../../../../language/language";
import { speaker, type Catalogue } from "../../../../language/speaker";
import firstWords from "../catalogue/en.po?first";

/** What the macros of all words ask for a sentence. It speaks English until it is told otherwise, and knows the first frame's words at once. */
export const i18n = speaker("en", firstWords);

let wanted: Language = "en";

/**
 * Brings all words of a language and speaks it from then on, unless another one was asked for meanwhile. Rejected where they do not
 * come; it may be asked again.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  const messages = await catalogueOf(language);
  if (wanted === language) i18n.speak(language, messages);
}

/** @returns the language that is spoken */
export function spoken(): Language {
  return languageOf(i18n.locale);
}

async function catalogueOf(language: Language): Promise<Catalogue> {
  if (language === "de") return (await import(/* webpackChunkName: "words-de" */ "../catalogue/de.po")).default;
  const english = (await import(/* webpackChunkName: "words-en" */ "../catalogue/en.po")).default;
  if (language !== "en-XA") return english;
  const { lengthened } = await import(/* webpackChunkName: "words-pseudo" */ "../../../../language/pseudo-words");
  return lengthened(english);
}
