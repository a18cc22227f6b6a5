import { WorkbookError } from "../../core/errors";
import { freeHeaders, outputHeaders, type OutputNames } from "../../core/predictions/result-headers";
import type { CollisionChoice, SourceShape } from "../../scoring/ports";

/**
 * The headers of the result columns, and for each the existing column that it takes over.
 *
 * `replace` takes over only columns whose header is exactly a result header: such a column is itself a result of an earlier run, or
 * the analyst has named it to be overwritten. A header that differs in case alone cannot stand beside it in a table and is not the
 * same name, so it is refused. So is a column that is sent: once emptied it would be scored as blanks in the windows not yet read.
 * @param existing headers in sheet order
 * @param sent headers of the columns that are sent
 * @param names of outputs that have their own
 * @returns `replaced[i]` is the position in `existing` that `headers[i]` takes over, or -1 for a new column
 * @throws WorkbookError `column-exists`
 */
export function settleNames(
  columnName: string,
  outputs: readonly string[],
  existing: readonly string[],
  collision: CollisionChoice,
  sent: readonly string[] = [],
  names: OutputNames = {},
): { headers: string[]; replaced: number[] } {
  if (collision === "next-free") {
    const headers = freeHeaders(columnName, outputs, existing, names);
    return { headers, replaced: headers.map(() => -1) };
  }
  const headers = outputHeaders(columnName, outputs, names);
  const replaced = headers.map((header) => (collision === "replace" ? existing.indexOf(header) : -1));
  const taken = new Set(existing.map((name) => name.toLowerCase()));
  const colliding = headers.find((header, i) => replaced[i] === -1 && taken.has(header.toLowerCase()));
  if (colliding !== undefined) {
    throw new WorkbookError("column-exists", `There already is a column named "${colliding}".`);
  }
  const overwritten = headers.find((header, i) => replaced[i] !== -1 && sent.includes(header));
  if (overwritten !== undefined) {
    throw new WorkbookError(
      "column-exists",
      `The column "${overwritten}" is sent to the model and cannot be replaced by its answers.`,
    );
  }
  return { headers, replaced };
}

/** Headers of the columns of a source that are sent, as far as a run has said which. */
export function sentHeaders({ columns, provingPositions = [] }: SourceShape): string[] {
  return provingPositions.map((position) => columns[position]!);
}
