import type { ForgettingPlace } from "../../../state/memory/forget-everything";

/** Words of forgetting everything. */
export const FORGET_WORDS = {
  forget: "Forget",
  keep: "Keep",
  running: "Not while a run goes on.",
} as const;

interface PlaceWords {
  readonly button: string;
  /** What goes. */
  readonly question: string;
  readonly done: string;
}

export const FORGET_PLACE_WORDS: Readonly<Record<ForgettingPlace, PlaceWords>> = {
  device: {
    button: "On this device …",
    question:
      "Tokens, settings, ceilings and what was sent today, which columns may be sent where, and notes of runs that were cut: all of that goes from this device. Runs that were cut cannot go on.",
    done: "This device has forgotten everything.",
  },
  workbook: {
    button: "In this workbook …",
    question:
      "How its result columns were made, their runs, and which rows are still true: all of that goes from this workbook. The predictions stay, but can only be made again as new columns.",
    done: "This workbook remembers nothing. The predictions stay.",
  },
};
