/** The least and the greatest number that a column takes. */
export type NumberRange = readonly [least: number, greatest: number];

/** What a server wraps or overflows without a word. Source: NumPy, "Data types". */
const INT32_LIMIT = 2_147_483_648;

export function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= -INT32_LIMIT && value < INT32_LIMIT;
}

/** Whether a whole number is one of 64 bits. */
export function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

/** Whether a 32-bit float can come near the value, rather than be infinite. */
export function isInFloat32Range(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}
