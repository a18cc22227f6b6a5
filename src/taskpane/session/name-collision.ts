import { nextFreeName } from "../../core/output-names";
import { SINGLE_OUTPUT } from "../../core/predictions";
import type { NameChoice } from "./data-session";

/** A column that already has the name of the result, and the name the result would get beside it. */
export interface NameCollision {
  readonly existing: string;
  readonly nextFree: string;
  readonly choice: NameChoice;
}

/**
 * Whether the result's name is taken. Only the name of a single output is known before the endpoint has answered; for several outputs
 * the workbook finds free names by itself.
 */
export function findCollision(
  columnName: string,
  columns: readonly string[],
  choice: NameChoice | undefined,
): NameCollision | undefined {
  const existing = columns.find((column) => column.toLowerCase() === columnName.toLowerCase());
  if (existing === undefined) return undefined;
  return { existing, nextFree: nextFreeName(columnName, [SINGLE_OUTPUT], columns), choice: choice ?? "next-free" };
}
