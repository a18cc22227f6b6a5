/** The words are English, in whatever language numbers are written. */
const RULES = new Intl.PluralRules("en");

/**
 * The form of the words that a number asks for: `plural(1, "row", "rows")` is "row". Every choice of words by a number is made here,
 * so that another language, which may have more forms, has one place to come to.
 */
export function plural(count: number, one: string, other: string): string {
  return RULES.select(count) === "one" ? one : other;
}
