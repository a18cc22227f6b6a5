/** Names of a file's parts, in order, without those by which it remembers its result columns; files of the tests bring none of their own. */
export function withoutMemory(parts: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(parts)
    .filter((name) => !name.startsWith("customXml/"))
    .sort();
}
