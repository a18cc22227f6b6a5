/**
 * The shortest number that a 32-bit float would still read as this one: 0.10000000149011612 is 0.1 to a model that computes in
 * 32 bits. A number that is no 32-bit float is returned as it is, and so is a whole number: it shows no noise, and a long one may
 * be a key.
 */
export function withoutFloat32Noise(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value) || Math.fround(value) !== value) return value;
  for (let digits = 1; digits < FLOAT32_DIGITS; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}

/** Decimal digits that tell any two 32-bit floats apart. Source: IEEE 754, binary32. */
const FLOAT32_DIGITS = 9;
