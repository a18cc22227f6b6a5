import { msg } from "@lingui/core/macro";
import type { ForgettingPlace } from "../../../state/memory/forget-everything";
import { told } from "../language/told";

/** Words of forgetting everything. */
export const FORGET_WORDS = told({
  forget: msg`Forget`,
  keep: msg`Keep`,
  running: msg`Not while a run goes on.`,
});

interface PlaceWords {
  readonly button: string;
  /** What goes. */
  readonly question: string;
  readonly done: string;
}

export const FORGET_PLACE_WORDS: Readonly<Record<ForgettingPlace, PlaceWords>> = told({
  device: {
    button: msg`On this device …`,
    question: msg`Tokens, settings, pasted signatures, what was chosen for tables, ceilings and what was sent today, which columns may be sent where, and notes of runs that were cut: all of that goes from this device. Runs that were cut cannot go on.`,
    done: msg`This device has forgotten everything.`,
  },
  workbook: {
    button: msg`In this workbook …`,
    question: msg`How its result columns were made, their runs, which rows are still true, and which tables were handed over: all of that goes from this workbook. The predictions stay, but can only be made again as new columns.`,
    done: msg`This workbook remembers nothing. The predictions stay.`,
  },
});
