import { RowKeys } from "../../core/memory/row-keys";
import type { TableEncoding } from "../../core/request/table-encoding";
import type { TableRows } from "../../core/table/cell-block";
import type { Breath } from "../flow/run-clock";
import { slicesOf } from "../flow/slices-of";

/** By what the rows of a window are known again, as the encoding writes them. */
export async function keysOf(window: TableRows, encoding: TableEncoding, breath: Breath): Promise<RowKeys> {
  const keys = new RowKeys(window.firstRow, window.cells.rowCount);
  for (const slice of slicesOf(window)) {
    await breath.due();
    keys.put(encoding.encode(slice));
  }
  return keys;
}
