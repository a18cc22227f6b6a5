import type { KnownRows } from "../../core/memory/known-rows";
import { areBlank } from "../../core/memory/row-hash";

/** Of a column that nobody can tell anything about: whether a prediction stands in a row, and no more. */
export const UNKNOWN_ROWS: KnownRows = {
  stateOf(key, results) {
    if (!areBlank(results)) return "unknown";
    if (key === undefined) return "left-out";
    return key === null ? "failed" : "new";
  },
};
