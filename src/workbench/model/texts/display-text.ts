import type { DateSystem } from "../../../core/table/date-serial";
import { isCellError, type CellValue } from "./cell-content";
import { serialToUtc } from "./date-text";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");

/**
 * What a cell shows, in United States English: General, fixed decimals, thousands, percent, exponents, dates and times. Formats beyond that
 * (fractions, conditions, colours) show the number as General does.
 */
export function displayText(value: CellValue, numberFormat: string, dateSystem: DateSystem): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  const section = sectionFor(value, numberFormat);
  if (section === "General" || section === "@") return generalText(value);
  if (isDateSection(section)) return dateText(value, section, dateSystem) ?? "########";
  return numberText(value, section);
}

function sectionFor(value: number, numberFormat: string): string {
  const sections = numberFormat.split(";");
  const chosen = value < 0 && sections.length > 1 ? sections[1]! : sections[0]!;
  return chosen.replace(/\[[^\]]*\]/g, "").trim();
}

function isDateSection(section: string): boolean {
  return /[ymdhs]/i.test(section.replace(/"[^"]*"|\\./g, ""));
}

/** At most 11 digits, exponents where they save room: Excel's General. */
function generalText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-9 || size >= 1e11)) {
    const [digits, exponent] = value.toExponential(5).split("e") as [string, string];
    return `${Number(digits)}E${exponent.replace(/^([+-])(\d)$/, "$10$2")}`;
  }
  return String(Number(value.toPrecision(10)));
}

function numberText(value: number, section: string): string {
  const pattern = /[#0?][#0?,]*(?:\.[#0?]*)?(?:E[+-]0+)?/i.exec(section.replace(/"[^"]*"/g, ""));
  if (!pattern) return section.replaceAll('"', "");
  const isPercent = section.includes("%");
  const size = isPercent ? Math.abs(value) * 100 : Math.abs(value);
  const decimals = /\.([#0?]*)/.exec(pattern[0])?.[1] ?? "";
  const sign = value < 0 && !section.includes("(") ? "-" : "";
  if (/E/i.test(pattern[0])) {
    return (
      sign +
      size
        .toExponential(decimals.length)
        .toUpperCase()
        .replace(/E([+-])(\d)$/, "E$10$2")
    );
  }
  let text = size.toFixed(Math.min(decimals.length, 20));
  for (
    let optional = decimals.length - 1;
    optional >= 0 && decimals[optional] === "#" && text.endsWith("0");
    optional--
  ) {
    text = text.slice(0, -1);
  }
  if (pattern[0].includes(",")) text = text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
  const width = /^[#?,]*(0+)/.exec(pattern[0].split(".")[0]!.replaceAll(",", ""))?.[1]?.length ?? 1;
  const padded = text.replace(/^\d+/, (digits) => digits.padStart(width, "0"));
  const shown = padded.endsWith(".") ? padded.slice(0, -1) : padded;
  return (
    sign +
    section
      .replace(pattern[0], () => shown)
      .replace(/"([^"]*)"/g, "$1")
      .replace(/\\(.)|_./g, "$1")
  );
}

/** Undefined for a serial that is no date, which Excel shows as a row of #. */
function dateText(serial: number, section: string, dateSystem: DateSystem): string | undefined {
  const date = serialToUtc(serial, dateSystem);
  if (!date) return undefined;
  const isHalfDay = /am\/pm/i.test(section);
  const tokens = section.match(/"[^"]*"|\\.|am\/pm|y+|m+|d+|h+|s+|\.0+|[^"\\]/gi) ?? [];
  return tokens.map((token, index) => dateToken(token, date, isHalfDay, isMinutes(tokens, index))).join("");
}

/** An "m" is minutes after an hour or before seconds. */
function isMinutes(tokens: readonly string[], index: number): boolean {
  const isLetter = (token: string): boolean => /^[ymdhs]/i.test(token);
  const before = tokens.slice(0, index).filter(isLetter).at(-1);
  const after = tokens.slice(index + 1).find(isLetter);
  return /^h/i.test(before ?? "") || /^s/i.test(after ?? "");
}

function dateToken(token: string, date: Date, isHalfDay: boolean, areMinutes: boolean): string {
  const padded = (value: number): string => String(value).padStart(Math.min(token.length, 2), "0");
  if (/^am\/pm$/i.test(token)) return date.getUTCHours() < 12 ? "AM" : "PM";
  switch (token[0]!.toLowerCase()) {
    case "y":
      return token.length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear()).slice(2);
    case "m": {
      if (areMinutes) return padded(date.getUTCMinutes());
      const month = MONTHS[date.getUTCMonth()]!;
      return token.length > 3 ? month : token.length === 3 ? month.slice(0, 3) : padded(date.getUTCMonth() + 1);
    }
    case "d": {
      const name = DAYS[date.getUTCDay()]!;
      return token.length > 3 ? name : token.length === 3 ? name.slice(0, 3) : padded(date.getUTCDate());
    }
    case "h":
      return padded(isHalfDay ? date.getUTCHours() % 12 || 12 : date.getUTCHours());
    case "s":
      return padded(date.getUTCSeconds());
    case ".":
      return token.length > 1
        ? `.${String(date.getUTCMilliseconds())
            .padStart(3, "0")
            .slice(0, token.length - 1)}`
        : ".";
    default:
      return token.length > 1 ? token.replace(/^"|"$|^\\/g, "") : token;
  }
}
