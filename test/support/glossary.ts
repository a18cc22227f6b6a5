/** A word, or several in a row, that the glossary of src/README.md keeps out of names. In lower case. */
export interface AvoidedWord {
  readonly word: string;
  /** Where it means something of its own: places from the repository's root, "src/relay/". */
  readonly rightIn: readonly string[];
}

/** The cells of the table under a header row of these cells. */
function rowsUnder(markdown: string, header: readonly string[]): string[][] {
  const lines = markdown.split("\n").map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const start = lines.findIndex((cells) => cells.join() === header.join());
  const end = lines.findIndex((cells, line) => line > start && cells.length === 0);
  return lines.slice(start + 2, end);
}

/** What the glossary keeps out of names. A word in quotes is for people to judge. */
export function avoidedWords(readme: string): AvoidedWord[] {
  const exceptions = rowsUnder(readme, ["word", "in", "for"]).map(
    ([word = "", places = ""]) =>
      [word.toLowerCase(), [...places.matchAll(/`([\w/-]+)`/g)].map((match) => `src/${match[1]!}`)] as const,
  );
  const rightIn = new Map(exceptions);
  const words = rowsUnder(readme, ["use", "for", "not"]).flatMap(([, , not = ""]) => not.toLowerCase().split(", "));
  return [...new Set(words)]
    .filter((word) => /^[a-z ]+$/.test(word))
    .map((word) => ({ word, rightIn: rightIn.get(word) ?? [] }));
}

/** Whether the name of a file, a folder or a type has the word, as a whole: `chunk-size` has "chunk", `Chunky` has not. */
export function hasWord(name: string, word: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/[^a-zA-Z0-9]+/g, " ");
  return ` ${words.toLowerCase()} `.includes(` ${word} `);
}
