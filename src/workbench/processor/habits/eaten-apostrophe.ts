import type { ExcelHabits } from "./excel-habits";

/** A text that is entered, as it arrives at the cell: of two apostrophes that lead, the sign and the text's own, both may be swallowed. */
export function arrivingText(
  { eatsFurtherApostrophes }: Pick<ExcelHabits, "eatsFurtherApostrophes">,
  text: string,
): string {
  return eatsFurtherApostrophes && text.startsWith("''") ? `'${text.slice(2)}` : text;
}
