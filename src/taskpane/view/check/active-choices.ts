import type { ColumnReading, Readings } from "../../../core/columns/column-reading";
import { CELL_CAUSES, type CellCause } from "../../../core/columns/column-type";
import { readingWords } from "../words/check-words";
import { cureWords } from "../words/cure-words";
import { withCure } from "./cure-options";

/** One thing that the analyst has chosen for a column, and the column's choice without it. */
export interface ActiveChoice {
  readonly column: string;
  readonly words: string;
  readonly without: ColumnReading;
}

/** @param isShown whether a cure, or a type where no cause is given, is in sight already and need not be listed */
export function activeChoices(
  choices: Readings,
  isShown: (column: string, cause?: CellCause) => boolean,
): ActiveChoice[] {
  return Object.entries(choices).flatMap(([column, choice]) => [
    ...(isShown(column) ? [] : readingChoices(column, choice)),
    ...CELL_CAUSES.filter((cause) => choice.cures?.[cause] !== undefined && !isShown(column, cause)).map((cause) => ({
      column,
      words: cureWords(cause, choice),
      without: withCure(choice, cause),
    })),
  ]);
}

function readingChoices(column: string, choice: ColumnReading): ActiveChoice[] {
  const { type, dateForm, ...rest } = choice;
  if (type === undefined && dateForm === undefined) return [];
  return [{ column, words: readingWords(type, dateForm), without: rest }];
}
