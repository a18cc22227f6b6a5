/** The version of this product, as package.json says it: a workbook remembers which one made a column. */
export const PRODUCT_VERSION = "1.1.0";

const NUMBERS = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/;

/** Whether a text is a version as this product has them: three numbers, and no word about what comes before a release. */
export function isProductVersion(text: unknown): text is string {
  return typeof text === "string" && NUMBERS.test(text);
}

/** Whether one version came out after another, number by number: 1.10.0 is newer than 1.9.3. What is no version is newer than none. */
export function isNewerVersion(version: string, than: string): boolean {
  const [theirs, ours] = [numbersOf(version), numbersOf(than)];
  if (theirs === undefined || ours === undefined) return false;
  const differing = theirs.findIndex((number, place) => number !== ours[place]);
  return differing >= 0 && (theirs[differing] ?? 0) > (ours[differing] ?? 0);
}

function numbersOf(version: string): readonly number[] | undefined {
  return NUMBERS.exec(version)?.slice(1).map(Number);
}
