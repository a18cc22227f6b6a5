import type { Cell } from "../table/cell";
import { RECORD_BYTES } from "./fingerprint-list";
import { FAILED, hashOfResults } from "./row-hash";

/** What a column's runs were ever answered, whatever for. */
export interface AnsweredResults {
  /** Whether nothing is known of any answer. */
  readonly isEmpty: boolean;
  /** Whether no row is known that has ever had a prediction. */
  readonly isWithoutAny: boolean;
  /** @param results the result cells of a row, not all blank. By chance, one in some dozens of others is taken for an answer at most */
  has(results: readonly Cell[]): boolean;
}

/** @param lists of fingerprints, in any order */
export function answeredResults(lists: readonly Uint8Array[]): AnsweredResults {
  const hashes = new Set<number>();
  for (const list of lists) {
    for (let end = RECORD_BYTES; end <= list.length; end += RECORD_BYTES) {
      hashes.add(list[end - 3]! * 2 ** 16 + list[end - 2]! * 2 ** 8 + list[end - 1]!);
    }
  }
  return {
    isEmpty: hashes.size === 0,
    isWithoutAny: [...hashes].every((hash) => hash === FAILED),
    has: (results) => hashes.has(hashOfResults(results)),
  };
}
