/** The name of a model's only output: the column is then called "Prediction" alone. */
export const SINGLE_OUTPUT = "";

/** Headers that outputs have instead of what they would be called, by output. */
export type OutputNames = Readonly<Record<string, string>>;

/**
 * Headers of the result columns: "Prediction" for one output, "Prediction label", "Prediction 0" ... for several, and names of their own
 * where outputs have them. Two that differ in case alone, which no table takes side by side, become "Prediction a" and "Prediction A 2".
 */
export function outputHeaders(columnName: string, outputs: readonly string[], names: OutputNames = {}): string[] {
  const taken = new Set<string>();
  return outputs.map((output) => {
    const header = outputHeader(columnName, output, names);
    let free = header;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${header} ${number}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** The header of one output, whatever the others are called. */
export function outputHeader(columnName: string, output: string, names: OutputNames = {}): string {
  if (Object.hasOwn(names, output)) return names[output]!;
  return output === SINGLE_OUTPUT ? columnName : `${columnName} ${output}`;
}

/**
 * The first headers of which none collides with an existing one: "Prediction label", "Prediction 2 label" ..., and with names of their own
 * "Species", "Species 2" ... One number for all of them. Excel compares table headers without regard to case.
 */
export function freeHeaders(
  columnName: string,
  outputs: readonly string[],
  existing: readonly string[],
  names: OutputNames = {},
): string[] {
  const taken = new Set(existing.map((header) => header.toLowerCase()));
  for (let number = 1; ; number++) {
    const numbered = (name: string): string => (number === 1 ? name : `${name} ${number}`);
    const own = Object.entries(names).map(([output, name]) => [output, numbered(name)] as const);
    const headers = outputHeaders(numbered(columnName), outputs, Object.fromEntries(own));
    if (!headers.some((header) => taken.has(header.toLowerCase()))) return headers;
  }
}
