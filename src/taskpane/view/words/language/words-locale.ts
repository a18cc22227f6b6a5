import { i18n } from "./language";

/**
 * The locale of what holds words of its own, such as "2 days ago": the person's where it is of the language that is spoken, so that
 * no sentence is in two languages.
 */
export function wordsLocale(locale: string): string {
  const language = i18n.locale.slice(0, 2);
  const known = supported(locale);
  return known?.slice(0, 2) === language ? known : language;
}

/** The tag as browsers write it; undefined where they do not know it. */
export function supported(locale: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0];
  } catch {
    return undefined; // not a language tag at all
  }
}
