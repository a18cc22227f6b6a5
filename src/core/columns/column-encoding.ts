import type { DatePrecision, DateSystem } from "../table/date-serial";
import type { DateOrder } from "../table/date-order";
import type { DecimalMark } from "../table/locale-number";
import type { NumberRange } from "../table/number-range";
import type { CellCause, ColumnType, Cure } from "./column-type";
import type { NestedValue } from "./nested-value";

/** A value as JSON text, ready for the wire: `5.0` keeps its point, which a JavaScript number would lose. */
export type JsonText = string;

/** How dates reach a model: ISO text without a zone unless a model without a signature wants a number. */
export type DateForm = "iso" | "serial" | "epoch-ms";

/** How one column is written, fixed for the whole table, so that no two batches of it differ. */
export interface ColumnEncoding {
  readonly type: ColumnType;
  /** From the model's signature: the server casts to it, so that blanks in integers and booleans are refused or misread. */
  readonly isDeclared: boolean;
  /** What becomes of blanks, where that does not follow from the type: a list of elements has no null for a required one. */
  readonly blanks?: "refused" | "sent";
  /** What is declared of the inside of a list or an object. */
  readonly content?: NestedValue;
  /**
   * No null stands beside its numbers. Where one does, pandas makes floats of them all, and whole numbers beyond 2^53 lose digits.
   * Source: pandas, "Nullable integer data type".
   */
  readonly isWithoutNull?: true;
  /** Where the numbers it takes are fewer than its type has: a tensor of uint8 takes 0 to 255. */
  readonly range?: NumberRange;
  readonly dateForm: DateForm;
  readonly datePrecision: DatePrecision;
  readonly dateSystem: DateSystem;
  /** How "convert" reads numbers written as text. */
  readonly decimalMark: DecimalMark;
  /** How it reads "03/04/2024"; absent: not at all. */
  readonly dateOrder?: DateOrder;
  readonly cures: Readonly<Partial<Record<CellCause, Cure>>>;
}

/** A cell that cannot be sent, and why. */
export interface Unsendable {
  readonly cause: CellCause;
}
