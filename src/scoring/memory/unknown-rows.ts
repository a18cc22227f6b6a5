import type { KnownRows } from "../../core/memory/known-rows";
import { ALL_BLANK } from "../../core/memory/row-hash";

/** Of a column that nobody can tell anything about: whether a prediction stands in a row, and no more. */
export const UNKNOWN_ROWS: KnownRows = {
  stateOf(keys, place, results) {
    if (results !== ALL_BLANK) return "unknown";
    if (keys.isBlank(place)) return "left-out";
    return keys.isSendable(place) ? "new" : "failed";
  },
};
