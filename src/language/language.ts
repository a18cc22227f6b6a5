/** The languages that are spoken; the last two are English, accented and lengthened, and mirrored, to try the layout with. */
export type Language = "en" | "de" | "en-XA" | "en-XB";

/** @param tag as a host or a browser says it: "de-AT", "en_US", "C", or nothing. Unknown ones are spoken to in English */
export function languageOf(tag: string | undefined): Language {
  if (tag === "en-XA" || tag === "en-XB") return tag;
  return /^de([-_]|$)/i.test(tag ?? "") ? "de" : "en";
}

/** Which way a language is written. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "en-XB" ? "rtl" : "ltr";
}
