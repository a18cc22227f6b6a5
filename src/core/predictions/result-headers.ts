/** The name of a model's only output: the column is then called "Prediction" alone. */
export const SINGLE_OUTPUT = "";

/**
 * Headers of the result columns: "Prediction" for one output, "Prediction label", "Prediction 0" ... for several. Two outputs that
 * differ in case alone, which no table takes side by side, become "Prediction a" and "Prediction A 2".
 */
export function outputHeaders(columnName: string, outputs: readonly string[]): string[] {
  const taken = new Set<string>();
  return outputs.map((output) => {
    const header = output === SINGLE_OUTPUT ? columnName : `${columnName} ${output}`;
    let free = header;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${header} ${number}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/**
 * The first of "Prediction", "Prediction 2", "Prediction 3" ... under which no header collides with an existing one.
 * Excel compares table headers without regard to case.
 */
export function nextFreeName(columnName: string, outputs: readonly string[], existing: readonly string[]): string {
  const taken = new Set(existing.map((header) => header.toLowerCase()));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? columnName : `${columnName} ${number}`;
    if (!outputHeaders(candidate, outputs).some((header) => taken.has(header.toLowerCase()))) return candidate;
  }
}
