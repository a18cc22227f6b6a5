import { inferType, observeCell, startProfile } from "../../src/core/columns/column-profile";
import type { SentInput } from "../../src/core/request/encode-rows";
import type { JsonCell } from "../support/encode-values";
import { encodingOf } from "../support/encoding-of";

/** Ten columns as analysts have them: numbers short and long, text, truth values, dates, blanks. */
export const BENCH_COLUMNS = [
  "Customer ID",
  "Region",
  "Tenure (months)",
  "Monthly charge",
  "Total charge",
  "Contract",
  "Since",
  "Paperless",
  "Complaints",
  "Note",
] as const;

/** Row `index` of an endless table; the same row each time. Rows are made when asked for, so that none need be held. */
export function benchRow(index: number): JsonCell[] {
  const noise = (index * 2_654_435_761) % 4_294_967_296;
  return [
    1_000_000 + index,
    ["North", "South", "Østerbro", "West"][noise % 4]!,
    noise % 72,
    (noise % 12_000) / 100,
    noise / 7919,
    noise % 3 === 0 ? "Two years" : "Month to month",
    `20${String(10 + (noise % 15))}-0${1 + (noise % 9)}-1${noise % 10}`,
    noise % 2 === 0,
    noise % 11 === 0 ? null : noise % 5,
    noise % 17 === 0 ? 'Said: "call back"' : null,
  ];
}

export function benchRows(count: number): JsonCell[][] {
  return Array.from({ length: count }, (_, index) => benchRow(index));
}

/** The columns as a run sends them, each with the one type its cells have. */
export function benchColumns(rows: readonly (readonly JsonCell[])[]): SentInput[] {
  return BENCH_COLUMNS.map((name, position) => {
    const profile = startProfile();
    for (const row of rows) observeCell(profile, row[position] ?? null);
    return {
      column: name,
      from: { position },
      encoding: encodingOf(inferType(profile), { isDeclared: false }),
    };
  });
}
