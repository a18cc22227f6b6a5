import type { RowOutcome } from "../../core/predictions/join-outcomes";

/** Of a row whose inputs are other ones by now. */
export const SHEET_CHANGED: RowOutcome = {
  failure: { code: "sheet-changed", message: "The row was edited or moved while it was being scored." },
};

/** Of a row that is nowhere any more. */
export const GONE: RowOutcome = {
  failure: {
    code: "sheet-changed",
    message: "The row is no longer in the table: it was deleted while the table was being scored.",
  },
};

/** Of a row whose formulas came to something else. */
export const CALCULATED_ANEW: RowOutcome = {
  failure: {
    code: "inputs-calculated-anew",
    message:
      "Some inputs are formulas that came to something else while the row was being scored (RAND, NOW, links do so all the time): copy them as values, then score.",
  },
};
