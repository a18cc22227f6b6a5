/** How an input of the model was found among the columns of the table. */
export interface ColumnMatch {
  readonly input: string;
  /** Header of the column; absent when none was found. */
  readonly column?: string;
  /** `guess` ignores case, spaces and punctuation, and is for the analyst to confirm. */
  readonly how: "exact" | "guess" | "none";
}

/**
 * Finds a column for each input of the model: first by the exact name, then by a guess that is the only one both ways.
 * Never by position: a model that sees the wrong column answers without complaint.
 */
export function matchColumns(inputs: readonly string[], columns: readonly string[]): ColumnMatch[] {
  const exact = new Set(inputs.filter((input) => columns.includes(input)));
  const free = columns.filter((column) => !exact.has(column));
  const open = inputs.filter((input) => !exact.has(input));
  return inputs.map((input) => {
    if (exact.has(input)) return { input, column: input, how: "exact" };
    const alike = free.filter((column) => plainName(column) === plainName(input));
    const rivals = open.filter((other) => plainName(other) === plainName(input));
    const column = alike[0];
    if (column === undefined || alike.length > 1 || rivals.length > 1) return { input, how: "none" };
    return { input, column, how: "guess" };
  });
}

/** A name without case, spaces and punctuation: "Sepal length (cm)" and "sepal_length_cm" are alike. */
function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}
