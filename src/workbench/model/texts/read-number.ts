/** A text that reads as a number, and the format Excel gives such a cell; absent when the cell keeps "General". */
export interface NumberReading {
  readonly value: number;
  readonly numberFormat?: string;
}

const PLAIN = String.raw`(?:\d+(?:,\d{3})+|\d+)?(?:\.\d*)?`;
const NUMBER = new RegExp(
  String.raw`^(?<open>\()?(?<sign>[+-])?\s*(?<currency>\$)?\s*(?<digits>${PLAIN})(?<exponent>e[+-]?\d{1,3})?\s*(?<percent>%)?(?<close>\))?$`,
  "i",
);

/**
 * Reads a text as Excel with United States English settings reads what is typed: "007", "1E5", "1,234.5", "$3", "50%", "(5)",
 * "1 1/2". Undefined when it is no number.
 */
export function readNumber(text: string): NumberReading | undefined {
  const trimmed = text.trim();
  const fraction = /^([+-]?)(\d+) (\d{1,5})\/(\d{1,5})$/.exec(trimmed);
  if (fraction && Number(fraction[4]) !== 0) {
    const value = Number(fraction[2]) + Number(fraction[3]) / Number(fraction[4]);
    return { value: fraction[1] === "-" ? -value : value, numberFormat: "# ?/?" };
  }
  const groups = NUMBER.exec(trimmed)?.groups;
  if (!groups || !/\d/.test(groups["digits"] ?? "")) return undefined;
  const { open, sign, currency, digits = "", exponent = "", percent, close } = groups;
  if ((open === undefined) !== (close === undefined) || (open !== undefined && sign !== undefined)) return undefined;
  const size = Number(`${digits.replaceAll(",", "")}${exponent}`);
  if (!Number.isFinite(size)) return undefined;
  const signed = sign === "-" || open !== undefined ? -size : size;
  // Division keeps what the digits say: 0.07 * 100 would not come back.
  const value = percent === undefined ? signed : signed / 100;
  const numberFormat = formatOf({ digits, exponent, currency, percent });
  // Excel keeps 15 digits of what is typed.
  const kept = Number(value.toPrecision(15));
  return numberFormat === undefined ? { value: kept } : { value: kept, numberFormat };
}

interface NumberParts {
  readonly digits: string;
  readonly exponent: string;
  readonly currency: string | undefined;
  readonly percent: string | undefined;
}

function formatOf({ digits, exponent, currency, percent }: NumberParts): string | undefined {
  const decimals = digits.includes(".") ? ".00" : "";
  if (percent !== undefined) return `0${decimals}%`;
  if (exponent !== "") return "0.00E+00";
  if (currency !== undefined) return `$#,##0${decimals}`;
  return digits.includes(",") ? `#,##0${decimals}` : undefined;
}
