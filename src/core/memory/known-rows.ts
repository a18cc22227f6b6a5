import type { Cell } from "../table/cell";
import type { RowState } from "./row-state";

/** What a workbook remembers of the rows of one column: asked for each row as it stands in the sheet. */
export interface KnownRows {
  /**
   * @param key `rowKey` under the encoding of the recipe; undefined where the row cannot be sent
   * @param results its result cells; all blank (null, "") where it has no prediction
   */
  stateOf(key: string | undefined, results: readonly Cell[]): RowState;
}
