import { msg, t } from "@lingui/core/macro";
import { told } from "./told";

/** Of the tour, but for its stops. */
export const TOUR = told({
  take: msg`Take the tour`,
  label: msg`Tour of the workbench`,
  back: msg`Back`,
  next: msg`Next`,
  skip: msg`Skip the tour`,
  done: msg`Done`,
});

/** What is said at each stop. */
export const TOUR_STEPS = told({
  sheet: {
    title: msg`A sheet as in Excel`,
    body: msg`Click a cell of a table; one of Iris is selected already. Keys, formulas, undo and the menu of the right mouse button work as in Excel.`,
  },
  pane: {
    title: msg`The add-in beside it`,
    body: msg`It follows the table that you select, finds a model that fits and says what it would send. Press “Score”, and the predictions stand in a new column.`,
  },
  samples: {
    title: msg`Sheets to try things with`,
    body: msg`Scored holds predictions of which three are out of date, Untidy cells that the check finds before anything is sent, Flights dates and texts.`,
  },
  ownData: {
    title: msg`Your own data`,
    body: msg`Open an .xlsx or .csv file, or drop it anywhere on the page. It stays on this computer: only what you score is sent.`,
  },
  result: {
    title: msg`Take the result with you`,
    body: msg`Download the workbook with its new columns and open it in Excel. F6 goes round the toolbar, the sheet, its tabs and the pane.`,
  },
});

/** "2 of 5". */
export function stepCount(step: number, steps: number): string {
  return t`${step} of ${steps}`;
}
