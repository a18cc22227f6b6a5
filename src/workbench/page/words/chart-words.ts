import { msg, t } from "@lingui/core/macro";
import { told } from "./told";

/** Of a chart that floats over the sheet. */
export const CHART = told({
  keys: msg`Arrow keys move it, Delete deletes it, Escape goes back to the sheet`,
  move: msg`Move the chart to the next corner`,
  moveHint: msg`Move to the next corner`,
  delete: msg`Delete the chart`,
  deleteHint: msg`Delete this chart`,
  cellsGone: msg`The cells of this chart are gone.`,
  noNumbers: msg`No numbers to show.`,
});

export function chartLabel(title: string): string {
  return t`Chart: ${title}`;
}
