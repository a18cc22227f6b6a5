import type { ExcelHabits } from "../../src/workbench/processor/habits/excel-habits";
import type { Random } from "../support/random-of";

/** Random habits of an Excel that decide what becomes of cells that are written. */
export function anyWritingHabits({ chance }: Random): Partial<ExcelHabits> {
  return {
    misplacesHiddenRows: chance(0.3),
    shiftsPastHiddenRows: chance(0.3),
    showsApostropheInTextCells: chance(0.3),
    eatsFurtherApostrophes: chance(0.3),
    keepsNumbersInTextCellsAsText: chance(0.7),
    newColumnsInheritFormats: chance(0.7),
    refusesToClearPartOfMerge: chance(0.3),
  };
}
