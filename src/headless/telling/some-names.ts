/** Names in one sentence: a wide table has thousands. */
const MOST_NAMED = 50;

/** Names as part of a sentence, `a, b, c and 9 more` where they are too many to be read. */
export function someNames(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join(", ");
  return names.length > MOST_NAMED ? `${named} and ${names.length - MOST_NAMED} more` : named;
}
