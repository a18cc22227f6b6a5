import type { DatePrecision } from "../table/date-serial";
import type { DateOrder } from "../table/date-order";
import type { DecimalMark } from "../table/locale-number";
import type { DateForm } from "./column-encoding";
import type { CellCause, ColumnType, Cure } from "./column-type";

/** How the values of one column are read, where the analyst chose it or an earlier check has settled it. */
export interface ColumnReading {
  /** Overrules what is inferred from the cells; a type declared by the schema stands. */
  readonly type?: ColumnType;
  readonly dateForm?: DateForm;
  /** How finely dates are written, as an earlier check settled it; a finer date is then a cell at fault. */
  readonly datePrecision?: DatePrecision;
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
  readonly cures?: Readonly<Partial<Record<CellCause, Cure>>>;
}

/** By header of the column in the sheet; what is about rows as a whole stands under `WHOLE_ROW`. */
export type Readings = Readonly<Record<string, ColumnReading>>;

/** Stands for a column's header where something is about all cells of a row that are sent: no column of a table has a blank header. */
export const WHOLE_ROW = "";

/** Whether rows without any input are sent, as missing throughout; they are left out unless that was chosen. */
export function sendsBlankRows(readings: Readings = {}): boolean {
  return readings[WHOLE_ROW]?.cures?.["blank-row"]?.kind === "send-null";
}
