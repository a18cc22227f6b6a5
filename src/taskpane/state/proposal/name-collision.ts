import { freeHeaders, outputHeaders, SINGLE_OUTPUT } from "../../../core/predictions/result-headers";
import type { NameChoice, Recipe } from "../../../core/recipe/recipe";

/** Columns that already have the names of the result, and the name the first of it would get beside them. */
export interface NameCollision {
  /** At least one, in the order of the sheet. */
  readonly existing: readonly string[];
  readonly nextFree: string;
  readonly choice: NameChoice;
  /** One of them is sent to the model, so that it cannot be replaced: it would be emptied while it is still being read. */
  readonly isSent?: true;
}

/** What result columns are called. */
export type ResultNaming = Pick<Recipe, "columnName" | "outputNames">;

/**
 * Whether the result's name is taken. Where nobody knows the outputs, the names of several are known only from an earlier
 * run, and those that were given; where none is known, the workbook finds free names by itself.
 * @param ownHeaders result columns that this pane has added
 * @param expected the outputs that a run would write, where they are known
 */
export function findCollision(
  naming: ResultNaming,
  columns: readonly string[],
  ownHeaders: ReadonlySet<string>,
  choice: NameChoice | undefined,
  expected?: readonly string[],
): NameCollision | undefined {
  const { columnName, outputNames } = naming;
  if (expected !== undefined) {
    return collisionOf(outputHeaders(columnName, expected, outputNames), naming, expected, columns, choice);
  }
  const start = `${columnName} `;
  // "Prediction 2" is the name of another result, not of an output called "2".
  const isOutput = (column: string) => column.startsWith(start) && !/^\d+( |$)/.test(column.slice(start.length));
  // A name that an output was given is taken whether or not it is known that the output comes: "replace" would empty that column.
  const named = new Map(Object.entries(outputNames ?? {}).map(([output, name]) => [name.toLowerCase(), output]));
  const existing = columns.filter((column) => {
    const text = column.toLowerCase();
    return text === columnName.toLowerCase() || named.has(text) || (ownHeaders.has(column) && isOutput(column));
  });
  const outputs = existing.map(
    (column) => named.get(column.toLowerCase()) ?? (isOutput(column) ? column.slice(start.length) : SINGLE_OUTPUT),
  );
  return collisionOf(existing, naming, outputs, columns, choice);
}

/** @param headers that are not to be in the sheet already, or are there */
function collisionOf(
  headers: readonly string[],
  { columnName, outputNames }: ResultNaming,
  outputs: readonly string[],
  columns: readonly string[],
  choice: NameChoice = "next-free",
): NameCollision | undefined {
  const wanted = new Set(headers.map((header) => header.toLowerCase()));
  const existing = columns.filter((column) => wanted.has(column.toLowerCase()));
  if (existing.length === 0) return undefined;
  const [nextFree = columnName] = freeHeaders(columnName, outputs, columns, outputNames);
  return { existing, nextFree, choice };
}

/** The collision, knowing which columns are sent. */
export function withSentColumns(collision: NameCollision, sent: readonly string[]): NameCollision {
  const isSent = collision.existing.some((column) => sent.includes(column));
  return isSent ? { ...collision, choice: "next-free", isSent } : collision;
}
