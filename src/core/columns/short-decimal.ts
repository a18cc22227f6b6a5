const PLACES = 4;
/** As many make one. */
export const SCALE = 10 ** PLACES;
/** So that what is left of the point and four digits behind it are no more than 15 digits. */
const LIMIT = 1e9;

/** ".0001", ".5" ...: what stands behind the point for each ten-thousandth; made when first asked for. */
let fractions: readonly string[] | undefined;

/**
 * A fraction with at most four digits behind its point, as `String` writes it, in half the time; undefined for any other number. It is the
 * same text, because no two numbers of at most 15 digits are one double, so that none shorter than these digits reads as this one. Source:
 * IEEE 754, binary64; ECMAScript, "Number::toString", which writes the fewest digits that read as the number.
 */
export function shortDecimal(value: number): string | undefined {
  const scaled = tenThousandths(Math.abs(value));
  if (scaled < 0) return undefined;
  const whole = Math.floor(scaled / SCALE);
  const behind = scaled - whole * SCALE;
  fractions ??= Array.from(
    { length: SCALE },
    (_, place) => `.${String(place).padStart(PLACES, "0").replace(/0+$/, "")}`,
  );
  return value < 0 ? `-${whole}${fractions[behind]!}` : `${whole}${fractions[behind]!}`;
}

/** How many ten-thousandths such a fraction is; -1 for any other number. @param size without its sign */
export function tenThousandths(size: number): number {
  // JavaScript writes what is smaller than a millionth with an exponent; a ten-thousandth is none of them.
  if (!(size < LIMIT)) return -1;
  const scaled = Math.round(size * SCALE);
  return scaled / SCALE !== size || scaled % SCALE === 0 ? -1 : scaled;
}
