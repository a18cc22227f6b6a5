/** What a name of some characters may differ by from the one that was meant. */
const MOST_EDITS = 2;
/** At most so many names are offered. */
const MOST_OFFERED = 3;
/** Of a name this short every third one would be near. */
const SHORT = 4;

/**
 * What somebody may have meant by a name that there is not: names with the same letters, with one or two of them wrong, left out, added or
 * swapped with the next, and names that begin so. The nearest first, and few. Not in TypeScript, because programs say it before anything is built.
 */
export function nearNames(name, known) {
  const typed = name.toLowerCase();
  const most = typed.length <= SHORT ? 1 : MOST_EDITS;
  return known
    .map((one) => ({ one, edits: editsBetween(typed, one.toLowerCase(), most) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, MOST_OFFERED)
    .map(({ one }) => one);
}

/** Least number of edits; more than `most` where there are more. A longer name with the same beginning counts as the last ones that would do. */
function editsBetween(typed, name, most) {
  if (typed.length > 2 && name.startsWith(typed)) return name === typed ? 0 : most;
  if (Math.abs(typed.length - name.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: name.length + 1 }, (_, place) => place);
  for (let at = 1; at <= typed.length; at++) {
    const next = [at];
    for (let to = 1; to <= name.length; to++) {
      const isSame = typed[at - 1] === name[to - 1];
      const isSwapped = at > 1 && to > 1 && typed[at - 1] === name[to - 2] && typed[at - 2] === name[to - 1];
      next.push(
        Math.min(
          row[to] + 1,
          next[to - 1] + 1,
          row[to - 1] + (isSame ? 0 : 1),
          isSwapped ? before[to - 2] + 1 : Infinity,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[name.length];
}
