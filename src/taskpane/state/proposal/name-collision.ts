import { nextFreeName, outputHeaders, SINGLE_OUTPUT } from "../../../core/predictions/result-headers";
import type { NameChoice } from "../../../core/recipe/recipe";

/** Columns that already have the names of the result, and the name the first of it would get beside them. */
export interface NameCollision {
  /** At least one, in the order of the sheet. */
  readonly existing: readonly string[];
  readonly nextFree: string;
  readonly choice: NameChoice;
  /** One of them is sent to the model, so that it cannot be replaced: it would be emptied while it is still being read. */
  readonly isSent?: true;
}

/**
 * Whether the result's name is taken. Before the endpoint has answered, the names of several outputs are known only from an earlier
 * run; where none is known, the workbook finds free names by itself.
 * @param ownHeaders result columns that this pane has added
 */
export function findCollision(
  columnName: string,
  columns: readonly string[],
  ownHeaders: ReadonlySet<string>,
  choice: NameChoice | undefined,
): NameCollision | undefined {
  const start = `${columnName} `;
  // "Prediction 2" is the name of another result, not of an output called "2".
  const isOutput = (column: string) => column.startsWith(start) && !/^\d+( |$)/.test(column.slice(start.length));
  const existing = columns.filter(
    (column) => column.toLowerCase() === columnName.toLowerCase() || (ownHeaders.has(column) && isOutput(column)),
  );
  const [first] = existing;
  if (first === undefined) return undefined;
  const outputs = existing.map((column) => (isOutput(column) ? column.slice(start.length) : SINGLE_OUTPUT));
  const freeName = nextFreeName(columnName, outputs, columns);
  return { existing, nextFree: outputHeaders(freeName, outputs)[0] ?? freeName, choice: choice ?? "next-free" };
}

/** The collision, knowing which columns are sent. */
export function withSentColumns(collision: NameCollision, sent: readonly string[]): NameCollision {
  const isSent = collision.existing.some((column) => sent.includes(column));
  return isSent ? { ...collision, choice: "next-free", isSent } : collision;
}
