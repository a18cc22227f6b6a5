import type { ColumnEncoding } from "./column-encoding";
import { takesNull } from "./column-type";

/** Whether a blank of the column goes as null: what the schema says of blanks, else what the server does with null in its type. */
export function sendsBlanks({
  type,
  isDeclared,
  blanks,
}: Pick<ColumnEncoding, "type" | "isDeclared" | "blanks">): boolean {
  return blanks === undefined ? !isDeclared || takesNull(type) : blanks === "sent";
}
