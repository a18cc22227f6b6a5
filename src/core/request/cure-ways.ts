import type { JsonText } from "../columns/column-encoding";
import type { ColumnReading } from "../columns/column-reading";
import { CURES, type CellCause, type Cure } from "../columns/column-type";
import type { Cell } from "../table/cell";
import { DATE_ORDERS } from "../table/date-order";

/** One way to send cells at fault as what they mean, where there may be several. */
export interface CureWay extends Pick<ColumnReading, "decimalMark" | "dateOrder"> {
  readonly cure: Extract<Cure, { readonly kind: "convert" | "send-stored" }>;
}

/** A way, and what it makes of a cell that really stands in the table. */
export interface CureExample extends CureWay {
  readonly cell: Cell;
  /** Dates with all their digits, whatever the other cells of the column need. */
  readonly sent: JsonText;
  /** Cells at fault that can be sent this way. */
  readonly cellCount: number;
}

const CONVERT: CureWay = { cure: { kind: "convert" } };

const SEVERAL: Readonly<Partial<Record<CellCause, readonly CureWay[]>>> = {
  "locale-number": [
    { ...CONVERT, decimalMark: "." },
    { ...CONVERT, decimalMark: "," },
  ],
  "not-date": [CONVERT, ...DATE_ORDERS.map((dateOrder): CureWay => ({ ...CONVERT, dateOrder }))],
  "stored-not-shown": [CONVERT, { cure: { kind: "send-stored" } }],
};

/** The ways there are for a fault. */
export function waysOf(cause: CellCause): readonly CureWay[] {
  return SEVERAL[cause] ?? (CURES[cause].includes("convert") ? [CONVERT] : []);
}

/** Whether two ways read a cell alike. */
export function isSameWay(one: CureWay, other: CureWay): boolean {
  return (
    one.cure.kind === other.cure.kind && one.decimalMark === other.decimalMark && one.dateOrder === other.dateOrder
  );
}
