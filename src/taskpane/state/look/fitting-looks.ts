import type { Cell } from "../../../core/table/cell";
import { MAX_CLASS_LENGTH, MOST_CLASSES } from "../../../excel/look/result-look";

/** Which looks make sense for what stands in a column. */
export type FittingLooks =
  /** @property isShare all lie between 0 and 1, as probabilities do */
  | { readonly kind: "numbers"; readonly isShare: boolean }
  /** In the order in which they first stand in the column. */
  | { readonly kind: "classes"; readonly classes: readonly string[] }
  | { readonly kind: "none" };

/** @param cells of a result column; blanks say nothing */
export function fittingLooks(cells: readonly Cell[]): FittingLooks {
  const filled = cells.filter((cell) => cell !== null && cell !== "");
  if (filled.length === 0) return { kind: "none" };
  if (filled.every((cell) => typeof cell === "number")) {
    return { kind: "numbers", isShare: filled.every((cell) => cell >= 0 && cell <= 1) };
  }
  const classes = new Set<string>();
  for (const cell of filled) {
    if (typeof cell !== "string" || cell.length > MAX_CLASS_LENGTH) return { kind: "none" };
    classes.add(cell);
    if (classes.size > MOST_CLASSES) return { kind: "none" };
  }
  return { kind: "classes", classes: [...classes] };
}
