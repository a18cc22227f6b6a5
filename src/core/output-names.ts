/** The name of a model's only output: the column is then called "Prediction" alone. */
export const SINGLE_OUTPUT = "";

/** Header of the result column when the model has one output; the start of each header when it has several. */
export const DEFAULT_COLUMN_NAME = "Prediction";

/** Headers of the result columns: "Prediction" for one output, "Prediction label", "Prediction 0" ... for several. */
export function outputHeaders(columnName: string, outputs: readonly string[]): string[] {
  return outputs.map((output) => (output === SINGLE_OUTPUT ? columnName : `${columnName} ${output}`));
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
