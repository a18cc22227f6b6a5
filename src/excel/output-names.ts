import { WorkbookError } from "../core/errors";
import { nextFreeName, outputHeaders } from "../core/output-names";
import type { CollisionChoice } from "../scoring/ports";

/**
 * The headers of the result columns, and for each the existing column that it takes over.
 *
 * `replace` takes over only columns whose header is exactly a result header: such a column is itself a result of an earlier run, or
 * the analyst has named it to be overwritten. A header that differs in case alone cannot stand beside it in a table and is not the
 * same name, so it is refused.
 * @param existing headers in sheet order
 * @returns `replaced[i]` is the position in `existing` that `headers[i]` takes over, or -1 for a new column
 * @throws WorkbookError `column-exists`
 */
export function settleNames(
  columnName: string,
  outputs: readonly string[],
  existing: readonly string[],
  collision: CollisionChoice,
): { headers: string[]; replaced: number[] } {
  if (collision === "next-free") {
    const headers = outputHeaders(nextFreeName(columnName, outputs, existing), outputs);
    return { headers, replaced: headers.map(() => -1) };
  }
  const headers = outputHeaders(columnName, outputs);
  const replaced = headers.map((header) => (collision === "replace" ? existing.indexOf(header) : -1));
  const taken = new Set(existing.map((name) => name.toLowerCase()));
  const colliding = headers.find((header, i) => replaced[i] === -1 && taken.has(header.toLowerCase()));
  if (colliding !== undefined) {
    throw new WorkbookError("column-exists", `There already is a column named "${colliding}".`);
  }
  return { headers, replaced };
}
