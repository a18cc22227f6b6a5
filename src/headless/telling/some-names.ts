/** Names in one sentence: a wide table has thousands. */
const MOST_NAMED = 50;

/** Names as part of a sentence, `a, b, c and 9 more` where they are too many to be read. */
export function someNames(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).map(onOneLine).join(", ");
  return names.length > MOST_NAMED ? `${named} and ${names.length - MOST_NAMED} more` : named;
}

/** A header may hold line breaks, and what stands behind them would read like a sentence of ours. */
function onOneLine(name: string): string {
  return name.replace(/[\r\n\u0085\u2028\u2029]+/g, " ");
}
