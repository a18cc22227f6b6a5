import { msg, t } from "@lingui/core/macro";
import { told } from "../language/told";

/** Words of making a Prediction column as formulas ask. */
export const COLUMN_OFFER_WORDS = told({
  hint: msg`A Prediction column is remembered: it can be refreshed, and shows which rows have changed since.`,
  changed: msg`These formulas, their table or its headers have changed. Nothing was set up.`,
});

/** @param column of the formulas, by its header or its letters */
export function offerColumnWords(column: string): string {
  return t`Set up a Prediction column like ${column}`;
}

/** What the pane does next, and what is left to do about the formulas. */
export function columnIsSetUpWords(column: string, model: string): string {
  return t`The pane is set up as the formulas in ${column} ask of the model ${model}. Score sends the rows for it, and makes a Prediction column beside the formulas. After that you can turn them into values, or delete them.`;
}
