import { i18n } from "./language";

/** A label where it goes on with a sentence: in English without its capital letter, which German keeps for its nouns. */
export function insideSentence(label: string): string {
  return i18n.locale === "de" ? label : label.toLowerCase();
}
