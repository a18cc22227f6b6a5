import { isDate, isStale, isWithoutResult, numberIn, type Cell, kindOf } from "../table/cell";
import type { ColumnEncoding, JsonText, Unsendable } from "./column-encoding";
import { CURES, type CellCause } from "./column-type";
import { sendsBlanks } from "./sends-blanks";
import { storedText } from "./text-writer";
import { WRITERS } from "./type-writers";

/** The JSON text of a cell under its column's encoding, or the cause why it must not be sent. */
export function encodeCell(cell: Cell, encoding: ColumnEncoding): JsonText | Unsendable {
  const written = writeCell(cell, encoding);
  return typeof written === "string" ? written : (cureCell(cell, written.cause, encoding) ?? written);
}

/** What becomes of a cell with this fault as it was chosen; undefined when nothing was, or when that does not fit the cell. */
export function cureCell(cell: Cell, cause: CellCause, encoding: ColumnEncoding): JsonText | Unsendable | undefined {
  const cure = encoding.cures[cause];
  if (cure === undefined || !CURES[cause].includes(cure.kind)) return undefined;
  if (isStale(cell) && cure.kind === "convert") return encodeCell(cell.last, encoding);
  if (cure.kind === "convert") return WRITERS[encoding.type].convert(cell, encoding);
  if (cure.kind === "fill") return fillText(cure.value, encoding);
  if (cure.kind === "send-stored") return JSON.stringify(storedText(numberIn(cell)!));
  return sendsBlanks(encoding) ? "null" : undefined;
}

/** What would be wrong with a cell, were nothing chosen to be done about it; undefined when nothing is. */
export function causeOf(cell: Cell, encoding: ColumnEncoding): CellCause | undefined {
  const written = writeCell(cell, encoding);
  return typeof written === "string" ? undefined : written.cause;
}

/** The value written as the column's other cells are; undefined when it is none of its type, which may have changed since it was chosen. */
function fillText(value: string | number | boolean, encoding: ColumnEncoding): JsonText | undefined {
  const text = writeCell(value, encoding);
  return typeof text === "string"
    ? text
    : typeof value === "string"
      ? WRITERS[encoding.type].convert(value, encoding)
      : undefined;
}

function writeCell(cell: Cell, encoding: ColumnEncoding): JsonText | Unsendable {
  if (cell === null) return sendsBlanks(encoding) ? "null" : { cause: "blank-refused" };
  if (typeof cell === "object" && cell.kind === "error") {
    return { cause: isWithoutResult(cell) ? "no-result" : "error-cell" };
  }
  if (kindOf(cell) === "rich") return { cause: "data-type" };
  if (isStale(cell)) return { cause: "stale-result" };
  const number = isDate(cell) ? cell.serial : numberIn(cell);
  if (number !== undefined && !Number.isFinite(number)) return { cause: "not-finite" };
  return WRITERS[encoding.type].write(cell, encoding);
}
