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
  const known = new Set(columns);
  const exact = new Set(inputs.filter((input) => known.has(input)));
  const free = byPlainName(columns.filter((column) => !exact.has(column)));
  const open = byPlainName(inputs.filter((input) => !exact.has(input)));
  return inputs.map((input) => {
    if (exact.has(input)) return { input, column: input, how: "exact" };
    const plain = plainName(input);
    const [column, ...others] = free.get(plain) ?? [];
    const isOnly = others.length === 0 && open.get(plain)?.length === 1;
    return column === undefined || plain === "" || !isOnly ? { input, how: "none" } : { input, column, how: "guess" };
  });
}

function byPlainName(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const plain = plainName(name);
    const group = groups.get(plain);
    if (group === undefined) groups.set(plain, [name]);
    else group.push(name);
  }
  return groups;
}

/** A name without case, spaces and punctuation: "Sepal length (cm)" and "sepal_length_cm" are alike. */
function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");
}
