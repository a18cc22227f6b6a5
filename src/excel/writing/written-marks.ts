import type { RowOutcome } from "../../core/predictions/join-outcomes";
import type { ResultColumns, RowWindow, WriteReceipt } from "../../scoring/ports";
import { cellAddress } from "../reading/cell-address";

/** A result that was written to a range without headers: the only mark its result columns bear. */
export interface WrittenMark {
  readonly address: string;
  readonly value: string | number | boolean;
}

/** One written value for the result columns of each range without headers, by the first of their addresses. */
export type WrittenMarks = Map<string, WrittenMark>;

/** Keeps one of the values that were just written to a range without headers, by which its result columns are known again. */
export function noteWritten(
  marks: WrittenMarks,
  resultColumns: ResultColumns,
  window: RowWindow,
  outcomes: readonly RowOutcome[],
  receipt: WriteReceipt,
): void {
  const { source, columnIds } = resultColumns;
  const columnId = columnIds[0];
  if (source.kind === "table" || source.hasHeaders || columnId === undefined || marks.has(columnId)) return;
  const changed = new Set([...receipt.changedRows, ...(receipt.unreachedRows ?? [])]);
  for (const [i, outcome] of outcomes.entries()) {
    const row = window.firstRow + i;
    const value = "predictions" in outcome && !changed.has(row) ? outcome.predictions[0] : undefined;
    if (value === undefined || typeof value === "object" || value === "") continue;
    marks.set(columnId, { address: cellAddress(firstCellOf(columnId), row, 0), value });
    return;
  }
}

function firstCellOf(address: string): string {
  return address.split(":")[0] ?? address;
}
