import { meanAlike, nameParts, plainName, type NameParts } from "./name-parts";

/** How an input of the model was found among the columns of the table. */
export interface ColumnMatch {
  readonly input: string;
  /** Header of the column; absent when none was found. */
  readonly column?: string;
  /** `guess` is alike in letters and digits, but for its unit, or in its words, and is for the analyst to confirm. */
  readonly how: "exact" | "guess" | "none";
}

/** A pair is found where it is the only one both ways. */
type Pairs = ReadonlyMap<string, string>;
type FindPairs = (inputs: readonly string[], columns: readonly string[]) => Pairs;

/** What makes a guess, the surest first: what one of them leaves open is looked at by the next. */
const GUESSES: readonly FindPairs[] = [
  (inputs, columns) => pairsByKey(inputs, columns, plainName),
  (inputs, columns) => withoutUnlikeUnits(pairsByKey(inputs, columns, (name) => nameParts(name).core)),
  pairsByWords,
];

/** Words of so many pairs are compared while a person waits; names of wider tables are seldom ones that people write. */
const MAX_PAIRS_BY_WORDS = 250_000;

/**
 * Finds a column for each input of the model: first by the exact name, then by a guess that is the only one both ways.
 * Never by position: a model that sees the wrong column answers without complaint.
 */
export function matchColumns(inputs: readonly string[], columns: readonly string[]): ColumnMatch[] {
  const known = new Set(columns);
  const exact = new Set(inputs.filter((input) => known.has(input)));
  const guessed = new Map<string, string>();
  for (const findPairs of GUESSES) {
    const taken = new Set(guessed.values());
    const open = inputs.filter((input) => !exact.has(input) && !guessed.has(input));
    if (open.length === 0) break;
    const free = columns.filter((column) => !exact.has(column) && !taken.has(column));
    for (const [input, column] of findPairs(open, free)) guessed.set(input, column);
  }
  return inputs.map((input) => {
    if (exact.has(input)) return { input, column: input, how: "exact" };
    const column = guessed.get(input);
    return column === undefined ? { input, how: "none" } : { input, column, how: "guess" };
  });
}

/** Names with the same key, which says nothing when it is empty. */
function pairsByKey(inputs: readonly string[], columns: readonly string[], keyOf: (name: string) => string): Pairs {
  const free = groupBy(columns, keyOf);
  const pairs = [...groupBy(inputs, keyOf)].flatMap(([key, [input, ...otherInputs]]) => {
    const [column, ...others] = free.get(key) ?? [];
    const isOnly = otherInputs.length + others.length === 0 && key !== "";
    return isOnly && input !== undefined && column !== undefined ? [[input, column] as const] : [];
  });
  return new Map(pairs);
}

function groupBy(names: readonly string[], keyOf: (name: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = keyOf(name);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [name]);
    else group.push(name);
  }
  return groups;
}

/** Centimetres are no inches. */
function withoutUnlikeUnits(pairs: Pairs): Pairs {
  const units = (name: string): string => nameParts(name).unit;
  return new Map(
    [...pairs].filter(
      ([input, column]) => [units(input), units(column)].includes("") || units(input) === units(column),
    ),
  );
}

function pairsByWords(inputs: readonly string[], columns: readonly string[]): Pairs {
  if (inputs.length * columns.length > MAX_PAIRS_BY_WORDS) return new Map();
  const partsOf = (names: readonly string[]): NameParts[] => names.map(nameParts);
  const [wanted, free] = [partsOf(inputs), partsOf(columns)];
  const columnsOf = wanted.map((input) => placesOf(free, (column) => meanAlike(input, column)));
  const timesFound = columns.map(() => 0);
  for (const place of columnsOf.flat()) timesFound[place]!++;
  return new Map(
    columnsOf.flatMap(([place, ...others], input) =>
      place !== undefined && others.length === 0 && timesFound[place] === 1 ? [[inputs[input]!, columns[place]!]] : [],
    ),
  );
}

function placesOf<Item>(items: readonly Item[], isWanted: (item: Item) => boolean): number[] {
  return items.flatMap((item, place) => (isWanted(item) ? [place] : []));
}
