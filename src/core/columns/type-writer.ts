import type { Cell, ErrorCell, StaleCell } from "../table/cell";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";

/** A cell that holds something: neither blank nor an error nor a result out of date. */
export type Filled = Exclude<Cell, null | ErrorCell | StaleCell>;

/** How the cells of a column of one type are written. */
export interface TypeWriter {
  /** What the type takes without anyone's help, so that the server has nothing left to cast. */
  write(cell: Filled, encoding: ColumnEncoding): JsonText | Unsendable;
  /** What the cell plainly means, once the analyst has agreed to read it so; undefined when it means nothing of this type. */
  convert(cell: Cell, encoding: ColumnEncoding): JsonText | undefined;
}
