/** The digits that Excel keeps and shows of a number. Source: Microsoft Support, "Excel specifications and limits". */
export const SHOWN_DIGITS = 15;

/** A number that is not negative, as digits: 0.`digits` times ten to the power of `point`; of zero there are none. */
export interface DecimalDigits {
  readonly digits: string;
  readonly point: number;
}

/** Whole and fractional part of a rounded number; a whole part of zero is empty. */
export interface RoundedDigits {
  readonly whole: string;
  readonly fraction: string;
}

/** The 15 significant digits of a finite number's amount. */
export function decimalDigits(value: number): DecimalDigits {
  const [mantissa, exponent] = Math.abs(value)
    .toExponential(SHOWN_DIGITS - 1)
    .split("e") as [string, string];
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  return digits === "" ? { digits, point: 0 } : { digits, point: Number(exponent) + 1 };
}

/** Rounded to this many places behind the point, half away from zero, as Excel rounds the digits that it shows: 2.675 to 2.68. */
export function roundDigits({ digits, point }: DecimalDigits, places: number): RoundedDigits {
  const kept = point + places;
  if (digits === "" || kept < 0) return { whole: "", fraction: "0".repeat(places) };
  const head = digits.slice(0, kept).padEnd(kept, "0");
  const isUp = (digits[kept] ?? "0") >= "5";
  const rounded = isUp ? String(BigInt(head === "" ? "0" : head) + 1n).padStart(kept, "0") : head;
  // Of 0.05 the zeros between point and digits were never there.
  const all = rounded.padStart(places, "0");
  return {
    whole: all.slice(0, all.length - places).replace(/^0+/, ""),
    fraction: all.slice(all.length - places),
  };
}
