/** The character between a number's whole and fractional part, as the analyst writes it. */
export type DecimalMark = "." | ",";

/** Marks that group thousands where the other one is the decimal mark: also Swiss apostrophes and (narrow, no-break) spaces. */
const GROUP_MARKS: Record<DecimalMark, string> = { ".": ",'’\u00a0\u202f ", ",": ".'’\u00a0\u202f " };

/**
 * A text that people read as a number but a server does not: "40,000", "40.000,5", "1 234". Undefined when it is no such text
 * under this decimal mark. Groups must be of three digits, so that "1,2,3" stays text.
 */
export function parseLocaleNumber(text: string, decimalMark: DecimalMark): number | undefined {
  const trimmed = text.trim();
  const match = /^([+-]?)(\d[^a-z]*?)(?:e([+-]?\d{1,3}))?$/i.exec(trimmed);
  if (match === null) return undefined;
  const [, sign, digits, exponent] = match;
  const [whole = "", fraction, ...more] = digits!.split(decimalMark);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const groups = whole.split(new RegExp(`[${GROUP_MARKS[decimalMark]}]`));
  const isGrouped = groups.slice(1).every((group) => /^\d{3}$/.test(group));
  if (!isGrouped || !/^\d+$/.test(groups[0]!) || (groups.length > 1 && groups[0]!.length > 3)) return undefined;
  const number = Number(`${sign}${groups.join("")}.${fraction ?? "0"}e${exponent ?? "0"}`);
  return Number.isFinite(number) ? number : undefined;
}

/** Whether the text is a number under either decimal mark: offered to the analyst, never guessed. */
export function looksLikeNumber(text: string): boolean {
  return parseLocaleNumber(text, ".") !== undefined || parseLocaleNumber(text, ",") !== undefined;
}
