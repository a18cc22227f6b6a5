import type { DecimalMark } from "../../core/table/locale-number";
import type { NumberReading } from "../model/texts/read-number";

interface MarkPatterns {
  readonly number: RegExp;
  /** A number that can have no other mark. */
  readonly evidence: RegExp;
  readonly groups: RegExp;
}

const PATTERNS: Readonly<Record<DecimalMark, MarkPatterns>> = {
  ".": patternsOf(String.raw`\.`, ","),
  ",": patternsOf(",", String.raw`\.`),
};

function patternsOf(mark: string, group: string): MarkPatterns {
  const grouped = String.raw`[1-9]\d{0,2}(?:${group}\d{3})+`;
  return {
    number: new RegExp(
      String.raw`^(?<digits>[+-]?(?=\D?\d)(?:${grouped}|\d*)(?:${mark}\d*)?)(?<exponent>e[+-]?\d{1,3})?\s?(?<percent>%)?$`,
      "i",
    ),
    // Three digits behind one mark may be thousands, but not behind a zero, behind none, or behind groups.
    evidence: new RegExp(
      String.raw`^[+-]?(?:${grouped}${mark}\d*|0?${mark}\d+|\d+${mark}(?:\d{1,2}|\d{4,})|\d{4,}${mark}\d+|[1-9]\d{0,2}(?:${group}\d{3}){2,})(?:e[+-]?\d+)?\s?%?$`,
      "i",
    ),
    groups: new RegExp(group, "g"),
  };
}

/**
 * The decimal mark that texts agree upon, each of which may be a number.
 * @returns undefined where none of them tells, or some say one and some the other
 */
export function decimalMarkOf(texts: readonly string[]): DecimalMark | undefined {
  const [hasPoint, hasComma] = [PATTERNS["."], PATTERNS[","]].map(({ evidence }) =>
    texts.some((text) => evidence.test(text.trim())),
  );
  if (hasPoint === hasComma) return undefined;
  return hasPoint ? "." : ",";
}

/** Reads a text as a number with that mark, and the other one between thousands; undefined where it is none, or too large for one. */
export function readNumberText(text: string, mark: DecimalMark): NumberReading | undefined {
  const { number, groups } = PATTERNS[mark];
  const found = number.exec(text.trim())?.groups;
  if (!found) return undefined;
  const { digits = "", exponent = "", percent } = found;
  const ungrouped = digits.replace(groups, "");
  const plain = ungrouped.replace(mark, ".");
  // The exponent moves the point exactly, where a division would round once more.
  const value = Number(
    percent === undefined ? `${plain}${exponent}` : `${plain}e${Number(exponent.slice(1) || 0) - 2}`,
  );
  if (!Number.isFinite(value)) return undefined;
  const decimals = plain.includes(".") ? ".00" : "";
  if (percent !== undefined) return { value, numberFormat: `0${decimals}%` };
  if (exponent !== "") return { value, numberFormat: "0.00E+00" };
  return ungrouped === digits ? { value } : { value, numberFormat: `#,##0${decimals}` };
}
