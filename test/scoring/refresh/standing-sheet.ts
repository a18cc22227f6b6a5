import { CellBlock } from "../../../src/core/table/cell-block";
import type { Cell } from "../../../src/core/table/cell";
import type { RowOutcome } from "../../../src/core/predictions/join-outcomes";
import { MissingPrediction } from "../../../src/core/predictions/prediction";
import type { ResultColumns, RowWindow, SourceShape, WriteReceipt } from "../../../src/scoring/ports";
import { SheetInMemory } from "../sheet-in-memory";

/** A row as it stands: its inputs, and what stands in its result cells. */
export interface StandingRow {
  readonly inputs: readonly Cell[];
  readonly results: readonly Cell[];
}

/** A table whose result columns stand already, with an earlier prediction in some rows. */
export class StandingSheet extends SheetInMemory {
  readonly results: Cell[][];
  readonly into: ResultColumns;
  /** Rows in the order they were written. */
  readonly writes: (readonly number[])[] = [];

  constructor(
    inputs: readonly string[],
    outputs: readonly string[],
    rows: readonly StandingRow[],
    rowsPerWindow: number,
  ) {
    super(
      [...inputs, ...outputs],
      rows.map((row) => [...row.inputs, ...row.results]),
      rowsPerWindow,
    );
    this.results = rows.map((row) => [...row.results]);
    this.into = { source: { kind: "table", tableId: "t1" }, headers: outputs, columnIds: outputs };
  }

  override writeWindow(
    _shape: SourceShape,
    _resultColumns: ResultColumns,
    window: RowWindow,
    outcomes: readonly (RowOutcome | undefined)[],
  ): Promise<WriteReceipt> {
    const changed = this.beforeWrite(window);
    const rows = outcomes.flatMap((outcome, i) => (outcome === undefined ? [] : [window.firstRow + i]));
    this.writes.push(rows);
    const changedRows = rows.filter((row) => changed.includes(row));
    for (const row of rows) {
      if (!changedRows.includes(row)) this.results[row] = cellsOf(outcomes[row - window.firstRow]!, this.results[row]!);
    }
    const readBack = CellBlock.ofRows(outcomes.map((_outcome, i) => this.results[window.firstRow + i]!));
    return Promise.resolve({ changedRows, readBack });
  }

  override blankResultRows(): Promise<readonly number[]> {
    return Promise.resolve(this.results.flatMap((cells, row) => (cells.every((cell) => cell === null) ? [row] : [])));
  }
}

function cellsOf(outcome: RowOutcome, before: readonly Cell[]): Cell[] {
  if ("failure" in outcome) return before.map(() => null);
  return outcome.predictions.map((value) => (value instanceof MissingPrediction ? null : value));
}
