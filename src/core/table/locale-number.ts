import { withoutCurrency } from "./currency-signs";

/** The character between a number's whole and fractional part, as the analyst writes it. */
export type DecimalMark = "." | ",";

/** Spaces that group thousands, as they come from web pages, PDF files and other spreadsheets. */
const SPACES = " \u00a0\u2007\u2009\u202f";
/** Marks that group thousands where the other one is the decimal mark: also Swiss apostrophes. */
const GROUP_MARKS: Record<DecimalMark, string> = { ".": `,'’${SPACES}`, ",": `.'’${SPACES}` };
/** The sign that typesetters use, and what replaces it. */
const MINUS = /[\u2212\u2013\ufe63]/g;
/** Digits and signs as wide as an ideograph. Source: Unicode, "Halfwidth and Fullwidth Forms". */
const WIDE = /[\uff01-\uff5e]/g;
const UNUSUAL = /[\u2012-\uffff]/;
const WIDE_OFFSET = 0xfee0;

/** With nothing around it. */
const BARE = /^[\d.,](?:.*\d)?$/;

/** What was around the digits of a text. */
interface Surroundings {
  readonly digits: string;
  /** Undefined while none was found. */
  readonly sign: "" | "-" | undefined;
  readonly isPercent: boolean;
  readonly hasCurrency: boolean;
}

/**
 * A text that people read as a number but a server does not, as a number in JavaScript's own form, digit for digit: "40,000",
 * "40.000,5", "1 234", "12.5%", "€ 99", "(500)", "500-". Undefined when it is no such text under this decimal mark. Groups must be of
 * three digits or as in India, so that "1,2,3" stays text.
 */
export function readDecimal(text: string, decimalMark: DecimalMark): string | undefined {
  const { digits, sign = "", isPercent, hasCurrency } = withoutSurroundings(text);
  const match = /^([^a-z]*\d)(?:e([+-]?\d{1,3}))?$/i.exec(digits);
  if (match === null || (isPercent && hasCurrency)) return undefined;
  const [, plain, exponent] = match;
  if (exponent !== undefined && (isPercent || hasCurrency)) return undefined;
  const [whole = "", fraction, ...more] = plain!.split(decimalMark);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const joined = whole === "" && fraction !== undefined ? "0" : joinGroups(whole, decimalMark);
  if (joined === undefined) return undefined;
  return `${sign}${joined}.${fraction ?? "0"}e${isPercent ? "-2" : (exponent ?? "0")}`;
}

/** The same as a number; undefined when it is larger than any. */
export function parseLocaleNumber(text: string, decimalMark: DecimalMark): number | undefined {
  const number = Number(readDecimal(text, decimalMark));
  return Number.isFinite(number) ? number : undefined;
}

/** Whether the text is a number under either decimal mark: offered to the analyst, never guessed. */
export function looksLikeNumber(text: string): boolean {
  return parseLocaleNumber(text, ".") !== undefined || parseLocaleNumber(text, ",") !== undefined;
}

/**
 * The whole number that a decimal is, with all its digits.
 * @param decimal as `readDecimal` gives it
 * @returns undefined when it has a fraction
 */
export function wholeNumberOf(decimal: string): bigint | undefined {
  const [, sign, whole, fraction, exponent] = /^(-?)(\d+)\.(\d+)e([+-]?\d+)$/.exec(decimal)!;
  const digits = whole! + fraction!;
  const behind = fraction!.length - Number(exponent);
  if (/[1-9]/.test(behind > 0 ? digits.slice(-behind) : "")) return undefined;
  const kept = behind > 0 ? digits.slice(0, -behind) : digits + "0".repeat(-behind);
  return BigInt(sign! + (kept === "" ? "0" : kept));
}

/** Each of them at most once, from the outside in: "-$5", "$-5", "(5) €", "5-", "- 12,5 %". */
function withoutSurroundings(text: string): Surroundings {
  let found: Surroundings = { digits: narrow(text).trim(), sign: undefined, isPercent: false, hasCurrency: false };
  for (;;) {
    const inner = withoutOutermost(found);
    if (inner === undefined) return found;
    found = { ...found, ...inner, digits: inner.digits.trim() };
  }
}

type Outermost = Pick<Surroundings, "digits"> & Partial<Surroundings>;

function withoutOutermost({ digits, sign, isPercent, hasCurrency }: Surroundings): Outermost | undefined {
  if (BARE.test(digits)) return undefined;
  if (sign === undefined) {
    if (digits.startsWith("+")) return { digits: digits.slice(1), sign: "" };
    const negative = /^\((.*)\)$/.exec(digits) ?? /^-(.*)$/.exec(digits) ?? /^(.*)-$/.exec(digits);
    if (negative !== null) return { digits: negative[1]!, sign: "-" };
  }
  if (!isPercent && digits.endsWith("%")) return { digits: digits.slice(0, -1), isPercent: true };
  const amount = hasCurrency ? undefined : withoutCurrency(digits);
  return amount === undefined ? undefined : { digits: amount, hasCurrency: true };
}

function narrow(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text.replace(MINUS, "-").replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - WIDE_OFFSET));
}

/** Groups as in India: two digits each, but for the last. Source: Unicode CLDR, decimal formats of `en-IN`. */
const INDIAN = /^\d{1,2}(?:,\d\d)+,\d{3}$/;

/** One mark groups all thousands of a number. */
function joinGroups(whole: string, decimalMark: DecimalMark): string | undefined {
  if (decimalMark === "." && INDIAN.test(whole)) return whole.replaceAll(",", "");
  const mark = /\D/.exec(whole)?.[0];
  if (mark === undefined) return whole === "" ? undefined : whole;
  const [first = "", ...groups] = whole.split(mark);
  const isGrouped = /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
  return isGrouped && GROUP_MARKS[decimalMark].includes(mark) ? first + groups.join("") : undefined;
}
