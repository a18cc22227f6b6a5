import type { ColumnEncoding } from "../../src/core/columns/column-encoding";
import type { SentInput } from "../../src/core/request/encode-rows";
import { encodingOf } from "./encoding-of";

/** A column of numbers as a check settles it where the model does not say its type, but for what is told. */
export function sentInput(
  column: string,
  encoding: Partial<ColumnEncoding>,
  from: SentInput["from"] = { position: 0 },
): SentInput {
  return { column, from, encoding: encodingOf("double", { isDeclared: false, ...encoding }) };
}
