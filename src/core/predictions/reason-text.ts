import type { RowOutcome } from "./join-outcomes";
import { MissingPrediction } from "./prediction";

/** Characters of a reason at most: it says what to do in one sentence, and is there to be filtered by. */
const REASON_CHARACTERS = 200;

/** Why a row has no prediction, for a column of reasons; "" beside one. A value that is missing is named by what was answered instead of it. */
export function reasonText(outcome: RowOutcome): string {
  if ("failure" in outcome) {
    const { column, message } = outcome.failure;
    return shortened(column === undefined ? message : `${column}: ${message}`);
  }
  const missing = outcome.predictions.flatMap((value) => (value instanceof MissingPrediction ? [value.reason] : []));
  if (missing.includes("no-probability")) return "The model answered no number from 0 to 1 to make a label of.";
  const [first] = missing;
  if (first === undefined || missing.length < outcome.predictions.length) return "";
  return `The model answered ${first === "absent" ? "nothing" : first} for this row.`;
}

function shortened(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, " ").trim());
  if (characters.length <= REASON_CHARACTERS) return characters.join("");
  return `${characters.slice(0, REASON_CHARACTERS - 1).join("")}…`;
}
