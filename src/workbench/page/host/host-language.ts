import { languageOf } from "../../../language/language";

/** Languages without a region, as a host says them in full. */
const FULL_TAGS: Readonly<Record<string, string>> = { de: "de-DE", en: "en-US" };

/** Of which Office.js has no words of its own. */
const PSEUDO = /^en-X[AB]$/;

/**
 * The display language of the host that we play: "?language=de" in the page's address, "en-XA" and "en-XB" for English that is lengthened
 * and mirrored; without it the browser's where we speak it, else American English.
 */
export function hostLanguage(search: string, browserLanguage: string): string {
  const language = new URLSearchParams(search).get("language") ?? languageOf(browserLanguage);
  return FULL_TAGS[language] ?? language;
}

/** The language whose words Office.js is to load. */
export function officeLanguage(tag: string): string {
  return PSEUDO.test(tag) ? "en-US" : tag;
}
