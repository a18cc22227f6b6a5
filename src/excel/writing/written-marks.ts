import type { RowOutcome } from "../../core/predictions/join-outcomes";
import type { ResultColumns, RowWindow, WriteReceipt } from "../../scoring/ports";
import { cellAddress } from "../reading/cell-address";
import { cellsOfRow, type ResultCell } from "./result-cells";

/** A result that was written to a range without headers: the only mark its result columns bear. */
export interface WrittenMark {
  readonly address: string;
  readonly cell: ResultCell;
}

/** One written result for the result columns of each range without headers, by `keyOf`, and the run's columns that it was written to. */
export type WrittenMarks = Map<string, WrittenMark & { readonly of: ResultColumns }>;

/** Keeps one of the results that were just written to a range without headers, by which its result columns are known again. */
export function noteWritten(
  marks: WrittenMarks,
  resultColumns: ResultColumns,
  window: RowWindow,
  outcomes: readonly (RowOutcome | undefined)[],
  receipt: WriteReceipt,
): void {
  const { source, columnIds } = resultColumns;
  const columnId = columnIds[0];
  if (source.kind === "table" || source.hasHeaders || columnId === undefined) return;
  const key = keyOf(resultColumns);
  // An earlier run's mark at the same place says nothing of this one's results.
  if (marks.get(key)?.of === resultColumns) return;
  const unwritten = new Set([...receipt.changedRows, ...(receipt.unreachedRows ?? [])]);
  for (const [i, outcome] of outcomes.entries()) {
    const row = window.firstRow + i;
    const cell = outcome === undefined || unwritten.has(row) ? undefined : cellsOfRow(outcome, resultColumns)[0];
    if (cell === undefined || cell.value === "") continue;
    marks.set(key, { address: cellAddress(firstCellOf(columnId), row, 0), cell, of: resultColumns });
    return;
  }
}

/** What was written to result columns, if anything was. */
export function markOf(marks: WrittenMarks, resultColumns: ResultColumns): WrittenMark | undefined {
  return marks.get(keyOf(resultColumns));
}

/** Sheets have cells of the same address. */
function keyOf({ source, columnIds }: ResultColumns): string {
  return `${source.kind === "range" ? source.sheetId : source.tableId} ${columnIds[0]}`;
}

function firstCellOf(address: string): string {
  return address.split(":")[0] ?? address;
}
