/** The middle one of some numbers; of an even count the mean of the two in the middle. @throws Error where there are none */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  if (low === undefined || high === undefined) throw new Error("Nothing was measured.");
  return (low + high) / 2;
}

/** How far numbers lie apart, as a share of their median: 0.1 is a tenth of it. */
export function spreadOf(numbers: readonly number[]): number {
  const middle = median(numbers);
  return middle === 0 ? 0 : (Math.max(...numbers) - Math.min(...numbers)) / Math.abs(middle);
}
