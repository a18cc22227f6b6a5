import { RECORD_BYTES } from "../../../src/core/memory/fingerprint-list";
import { Fingerprints } from "../../../src/core/memory/fingerprints";
import type { KnownRows } from "../../../src/core/memory/known-rows";
import { FAILED, hashOfResults } from "../../../src/core/memory/row-hash";
import { RowKeys } from "../../../src/core/memory/row-keys";
import type { RowState } from "../../../src/core/memory/row-state";
import { failRows } from "../../../src/core/predictions/join-outcomes";
import { SentRows } from "../../../src/core/request/sent-rows";
import type { Cell } from "../../../src/core/table/cell";

/** What is sent of a row as one text, and its results; undefined for one that has failed. */
export type KeyedRow = readonly [key: string, results: readonly Cell[] | undefined];

/** Keys of rows of which one text each is sent; null for one that cannot be sent, undefined for one that holds nothing. */
export function keysOf(texts: readonly (string | null | undefined)[]): RowKeys {
  const keys = new RowKeys(0, texts.length);
  const rowsWith = (is: (text: string | null | undefined) => boolean): number[] =>
    texts.flatMap((text, row) => (is(text) ? [row] : []));
  const rowIndexes = rowsWith((text) => typeof text === "string");
  keys.put({
    sendable: { rowIndexes, rows: SentRows.ofTexts(rowIndexes.map((row) => [texts[row]!])) },
    refused: failRows(
      rowsWith((text) => text === null),
      { code: "error-cell", message: "An error." },
    ),
  });
  return keys;
}

/** As it is kept. */
export function resultsHash(results: readonly Cell[] | undefined): number {
  return results === undefined ? FAILED : hashOfResults(results);
}

export function fingerprintsOf(rows: readonly KeyedRow[]): Fingerprints {
  const made = new Fingerprints();
  const keys = keysOf(rows.map(([key]) => key));
  rows.forEach(([, results], row) => made.add(keys, row, resultsHash(results)));
  return made;
}

/** What is known of a row of which one text is sent, as `keysOf` takes it. */
export function stateOf(known: KnownRows, key: string | null | undefined, results: readonly Cell[]): RowState {
  return known.stateOf(keysOf([key]), 0, resultsHash(results));
}

/** The records of some rows as texts that can be compared, in the order they were added. */
export function recordsOf(rows: Fingerprints): string[] {
  const texts = [...rows.asAdded()].map((byte) => byte.toString(16).padStart(2, "0"));
  return Array.from({ length: texts.length / RECORD_BYTES }, (_, record) =>
    texts.slice(RECORD_BYTES * record, RECORD_BYTES * (record + 1)).join(""),
  );
}
