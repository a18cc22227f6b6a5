import { formatCondition } from "./format-condition";

/** What one section of a number format makes of a number; undefined where it shows neither it nor any part of a date. */
type Shown = "date" | "number" | undefined;

interface Section {
  readonly shown: Shown;
  /** The condition under which it counts. */
  readonly holds: ((value: number) => boolean) | undefined;
}

/** Text in quotes, an escaped character, a gap as wide as a character, a character that fills the cell; brackets; the rest. */
const TOKEN = /"[^"]*(?:"|$)|[\\_*][^]|\[[^\]]*\]|[^]/gu;
const ELAPSED = /^\[(?:h+|m+|s+)\]$/;
/** The long date and the time of the system, whatever is written after them. */
const SYSTEM_FORMAT = /^\[\$-(?:[0-9a-f]*f[48]00|x-sys(?:date|time))[,\]]/;
/**
 * Year, month or minute, day, hour, second; in East Asia also era (`g`, `e`, `r`) and weekday (`aaa`), in Thailand the Buddhist
 * year (`b`), at noon the half of the day.
 */
const PART_OF_DATE = /[ymdhsgerb]|aaa|a\/p/;
const DIGIT = /[0#?]/;

/** The sections for numbers of formats that were taken apart already: a column of a million dates has one. */
const known = new Map<string, readonly Section[]>();
const MOST_KNOWN = 1000;

/**
 * Whether a number format shows a number as a date or a time. Elapsed time (`[h]:mm`) is a duration, hence a number.
 * Format codes: ECMA-376 Part 1, 18.8.31; Microsoft Support, "Number format codes".
 * @param numberFormat in the workbook's invariant form
 * @param value the number, because a format may have sections for positive and negative numbers and zero, or conditions of its own
 */
export function isDateFormat(numberFormat: string, value = 1): boolean {
  if (numberFormat === "General" || numberFormat === "") return false;
  const sections = known.get(numberFormat) ?? takeApart(numberFormat);
  const shown = sectionFor(sections, value)?.shown ?? sections.find((section) => section.shown !== undefined)?.shown;
  return shown === "date";
}

function takeApart(numberFormat: string): readonly Section[] {
  const parts = [{ codes: "", brackets: [] as string[] }];
  for (const [token] of numberFormat.toLowerCase().matchAll(TOKEN)) {
    const part = parts.at(-1)!;
    if (token === ";") parts.push({ codes: "", brackets: [] });
    else if (token.length === 1) part.codes += token;
    else if (token.startsWith("[")) part.brackets.push(token);
  }
  // The last section may be for texts, and then says nothing about numbers.
  if (parts.at(-1)!.codes.includes("@")) parts.pop();
  const sections = parts.map(({ codes, brackets }) => ({
    shown: shownBy(codes.replaceAll("general", "0"), brackets),
    holds: brackets.map(formatCondition).find((condition) => condition !== undefined),
  }));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(numberFormat, sections);
  return sections;
}

function shownBy(codes: string, brackets: readonly string[]): Shown {
  if (brackets.some((bracket) => SYSTEM_FORMAT.test(bracket))) return "date";
  if (brackets.some((bracket) => ELAPSED.test(bracket))) return /[ydgeb]/.test(codes) ? "date" : "number";
  // The only digits that Excel lets stand beside parts of a date are fractions of a second; others belong to an exponent or a text.
  if (DIGIT.test(codes.replace(/s[.,]?0+/g, "s"))) return "number";
  return PART_OF_DATE.test(codes) ? "date" : undefined;
}

/** Positive, negative, zero, in this order, unless conditions say otherwise; what no section is for goes to the first or the last. */
function sectionFor([first, second, third]: readonly Section[], value: number): Section | undefined {
  const isConditional = first?.holds !== undefined || second?.holds !== undefined;
  if (!isConditional) return (value < 0 ? second : value === 0 ? third : first) ?? first;
  if (first?.holds?.(value) ?? value > 0) return first;
  if (second?.holds?.(value) ?? (third === undefined || value < 0)) return second;
  return third ?? second ?? first;
}
