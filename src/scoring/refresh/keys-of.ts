import { rowKeys } from "../../core/request/batch";
import type { TableEncoding } from "../../core/request/table-encoding";
import type { TableRows } from "../../core/table/cell-block";

/**
 * What would be sent of each row, by which it is known again: one `rowKey` a row; null where a cell of the row cannot be sent, undefined where it
 * holds nothing to send.
 */
export function keysOf(rows: TableRows, encoding: TableEncoding): (string | null | undefined)[] {
  const { sendable, refused } = encoding.encode(rows);
  const keys = new Array<string | null | undefined>(rows.cells.rowCount).fill(undefined);
  rowKeys(sendable).forEach((key, place) => (keys[sendable.rowIndexes[place]! - rows.firstRow] = key));
  refused.outcomes.forEach((outcome, place) => {
    const holdsNothing = "failure" in outcome && outcome.failure.code === "blank-row";
    if (!holdsNothing) keys[refused.rowIndexes[place]! - rows.firstRow] = null;
  });
  return keys;
}
