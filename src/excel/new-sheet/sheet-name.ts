/** Characters of a sheet's name, and those that none has. Source: Microsoft Support, "Rename a worksheet". */
const MOST_CHARACTERS = 31;
const NOT_IN_NAMES = /[[\]:*?/\\\p{Cc}]/gu;

/** Half a character, where its other half was cut off. */
const HALF_AT_END = /\p{Cs}$/u;

/** Excel's own sheet of changes. Same source. */
const RESERVED = "history";

/** A text as the name of a sheet. */
export function sheetNameOf(text: string): string {
  const plain = text
    .replace(NOT_IN_NAMES, "_")
    .replace(/^'+|'+$/g, "")
    .slice(0, MOST_CHARACTERS)
    .replace(HALF_AT_END, "")
    .replace(/'+$/, "")
    .trim();
  return plain === "" || plain.toLowerCase() === RESERVED ? "Scores" : plain;
}

/**
 * The name, or where it is taken one with a number behind it. Excel tells names apart without their case.
 * @param between the name and the number: the name of a table has no blank
 */
export function freeName(name: string, taken: readonly string[], between = " "): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()));
  let free = name;
  for (let number = 2; lower.has(free.toLowerCase()); number++) {
    const end = `${between}${number}`;
    free = name.slice(0, MOST_CHARACTERS - end.length).replace(HALF_AT_END, "") + end;
  }
  return free;
}
