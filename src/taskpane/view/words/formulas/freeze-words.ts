import { msg, plural } from "@lingui/core/macro";
import type { WhyFormulaStays } from "../../../../excel/formulas/why-formula-stays";
import type { Formats } from "../formats";
import { told } from "../language/told";

/** Words of turning formulas into values. */
export const FREEZE_WORDS = told({
  offer: msg`Turn formulas into values`,
  now: msg`Turn into values`,
  keep: msg`Keep formulas`,
  goesOn: msg`Turning formulas into values …`,
});

/** What happens if formulas become values, before it does. Of others nobody knows here: they were not calculated since. */
export function freezeQuestionWords(cells: number, formats: Formats): string {
  const count = formats.count(cells);
  return plural(cells, {
    one: `${count} cell that was calculated since the workbook was opened keeps what it shows for good: its formula goes, and it cannot be calculated again. Other formulas stay.`,
    other: `${count} cells that were calculated since the workbook was opened keep what they show for good: their formulas go, and they cannot be calculated again. Other formulas stay.`,
  });
}

export function frozenWords(formulas: number, formats: Formats): string {
  const count = formats.count(formulas);
  return plural(formulas, {
    one: `${count} formula became its value.`,
    other: `${count} formulas became their values.`,
  });
}

const STAYING_WORDS: Readonly<Record<Exclude<WhyFormulaStays, "gone">, string>> = told({
  "no-value": msg`there is no value`,
  protected: msg`the sheet is protected`,
  "other-function": msg`more than SCORE.PREDICT is called, or it is called by a name`,
  "out-of-date": msg`Excel has not calculated everything, or does not calculate by itself`,
  hidden: msg`rows of the result are hidden`,
  refused: msg`Excel did not copy the value`,
});

/** One reason why formulas stay, and how many of them. */
export function leftFormulasWords(why: WhyFormulaStays, formulas: number, formats: Formats): string {
  const count = formats.count(formulas);
  if (why === "gone")
    return plural(formulas, {
      one: `${count} formula is no longer where it was calculated.`,
      other: `${count} formulas are no longer where they were calculated.`,
    });
  const reason = STAYING_WORDS[why];
  return plural(formulas, { one: `${count} formula stays: ${reason}.`, other: `${count} formulas stay: ${reason}.` });
}

/** Addresses that are read out; the others are counted. */
const MOST_ADDRESSES = 6;

/** Where something else had come when formulas became values. */
export function changedCellsWords(addresses: readonly string[], formats: Formats): string {
  const count = formats.count(addresses.length);
  const cells = formats.list(addresses, MOST_ADDRESSES);
  return plural(addresses.length, {
    one: `${count} cell was changed at that very moment, and only what it showed then is left: look at ${cells}.`,
    other: `${count} cells were changed at that very moment, and only what they showed then is left: look at ${cells}.`,
  });
}
