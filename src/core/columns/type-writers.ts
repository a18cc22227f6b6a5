import { isBase64 } from "../table/base64-text";
import { BOOLEAN_WRITER } from "./boolean-writer";
import type { JsonText, Unsendable } from "./column-encoding";
import type { ColumnType } from "./column-type";
import { DATE_WRITER } from "./date-writer";
import { DOUBLE_WRITER, FLOAT_WRITER, INTEGER_WRITER, LONG_WRITER } from "./number-writer";
import { TEXT_WRITER } from "./text-writer";
import type { Filled, TypeWriter } from "./type-writer";
import { convertNested, writeNested } from "./write-nested";

/** Seen on a real MLflow server: 5.7 in an integer column is scored as 5, 3e9 wraps to a negative number, "FALSE" is True, a number in a datetime column is 1970. */
export const WRITERS: Record<ColumnType, TypeWriter> = {
  double: DOUBLE_WRITER,
  float: FLOAT_WRITER,
  integer: INTEGER_WRITER,
  long: LONG_WRITER,
  boolean: BOOLEAN_WRITER,
  string: TEXT_WRITER,
  datetime: DATE_WRITER,
  binary: { write: writeBinary, convert: () => undefined },
  array: { write: writeNested, convert: convertNested },
  object: { write: writeNested, convert: () => undefined },
  map: { write: writeNested, convert: () => undefined },
};

function writeBinary(cell: Filled): JsonText | Unsendable {
  return typeof cell === "string" && isBase64(cell) ? JSON.stringify(cell) : { cause: "not-base64" };
}
