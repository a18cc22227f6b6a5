import type { RowOutcome } from "../../src/core/predictions/join-outcomes";
import type { Cell } from "../../src/core/table/cell";
import type {
  ResultColumns,
  ResultRoom,
  RowWindow,
  SourceRef,
  SourceShape,
  Workbook,
  WriteReceipt,
} from "../../src/scoring/ports";
import { BENCH_COLUMNS } from "./bench-table";

/** Rows moved at once: near what excel/ moves for ten such columns. */
const ROWS_PER_WINDOW = 5_000;

/** A workbook that asks for its rows when they are read and keeps nothing that is written: what grows in memory is the run's own. */
export class EndlessSheet implements Workbook {
  rowsScored = 0;
  /** Told after each window: a place to look at the memory. */
  afterWrite: () => void = () => undefined;

  constructor(
    private readonly rowCount: number,
    private readonly rowAt: (index: number) => readonly Cell[],
  ) {}

  describe(source: SourceRef): Promise<SourceShape> {
    return Promise.resolve({
      source,
      label: "Bench",
      columns: BENCH_COLUMNS,
      rowCount: this.rowCount,
      dateSystem: 1900,
      sheetName: "Sheet1",
      firstCell: "A2",
    });
  }

  readWindow(_shape: SourceShape, firstRow: number): Promise<RowWindow> {
    const rowCount = Math.min(ROWS_PER_WINDOW, this.rowCount - firstRow);
    return Promise.resolve({
      firstRow,
      rows: Array.from({ length: rowCount }, (_, row) => this.rowAt(firstRow + row)),
    });
  }

  makeRoom(shape: SourceShape, columnName: string): Promise<ResultRoom> {
    return this.addResultColumns(shape, columnName);
  }

  addResultColumns({ source }: SourceShape, columnName: string): Promise<ResultRoom> {
    return Promise.resolve({ source, headers: [columnName], columnIds: ["1"], outputs: [""], addedIds: ["1"] });
  }

  giveRoomBack(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  writeWindow(
    _shape: SourceShape,
    _resultColumns: ResultColumns,
    _window: RowWindow,
    outcomes: readonly RowOutcome[],
  ): Promise<WriteReceipt> {
    this.rowsScored += outcomes.filter((outcome) => "predictions" in outcome).length;
    this.afterWrite();
    return Promise.resolve({ changedRows: [] });
  }

  /** It keeps nothing, so it cannot find anything blank. */
  blankResultRows(): Promise<readonly number[]> {
    return Promise.resolve([]);
  }

  removeResultColumns(): Promise<void> {
    return Promise.resolve();
  }

  checkWritable(): Promise<void> {
    return Promise.resolve();
  }
}
