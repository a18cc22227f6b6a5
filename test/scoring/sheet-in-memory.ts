import { WorkbookError } from "../../src/core/errors";
import { MissingPrediction } from "../../src/core/predictions/prediction";
import type { RowOutcome } from "../../src/core/predictions/join-outcomes";
import type { Cell } from "../../src/core/table/cell";
import type {
  CollisionChoice,
  ResultColumns,
  ResultRoom,
  RowWindow,
  SourceRef,
  SourceShape,
  Workbook,
  WriteReceipt,
} from "../../src/scoring/ports";
import { outputIds } from "../../src/excel/reading/output-ids";
import { CellBlock } from "../../src/core/table/cell-block";

/** A Workbook port over an array: for the order of steps only. Excel's own behaviour is tested in test/excel, on the real Office.js. */
export class SheetInMemory implements Workbook {
  readonly written = new Map<number, RowOutcome>();
  headers: readonly string[] = [];
  mostWindowsHeld = 0;
  protectedSheet = false;
  /** Called before each write: lets a test move the sheet. */
  beforeWrite: (window: RowWindow) => readonly number[] = () => [];
  private readonly held = new Set<number>();

  constructor(
    readonly columns: readonly string[],
    readonly rows: readonly (readonly Cell[])[],
    private readonly rowsPerWindow: number,
  ) {}

  describe(source: SourceRef): Promise<SourceShape> {
    return Promise.resolve({
      source,
      label: "Table T",
      columns: this.columns,
      rowCount: this.rows.length,
      dateSystem: 1900,
      sheetName: "Sheet1",
      firstCell: "A2",
    });
  }

  readWindow(_shape: SourceShape, firstRow: number, signal: AbortSignal): Promise<RowWindow> {
    signal.throwIfAborted();
    if (firstRow === 0) {
      // A table too large to be kept is read twice: looked at, then scored. Only the second reading is held until it is written.
      this.held.clear();
      this.mostWindowsHeld = 0;
    }
    this.held.add(firstRow);
    this.mostWindowsHeld = Math.max(this.mostWindowsHeld, this.held.size);
    return Promise.resolve({
      firstRow,
      cells: CellBlock.ofRows(this.rows.slice(firstRow, firstRow + this.rowsPerWindow)),
    });
  }

  makeRoom(
    shape: SourceShape,
    columnName: string,
    outputs: readonly string[] = [""],
    _collision?: CollisionChoice,
    _signal?: AbortSignal,
    _room?: ResultRoom,
    reasonsName?: string,
  ): Promise<ResultRoom> {
    const names = outputs.map((output) => `${columnName} ${output}`.trim());
    this.headers = reasonsName === undefined ? names : [...names, reasonsName];
    const { headers } = this;
    const added = { source: shape.source, headers, columnIds: headers, outputs, addedIds: headers };
    return Promise.resolve({ ...added, ...(reasonsName !== undefined && { hasReasons: true }) });
  }

  addResultColumns(
    shape: SourceShape,
    columnName: string,
    outputs: readonly string[],
    ...more: [CollisionChoice?, AbortSignal?, ResultRoom?, string?]
  ): Promise<ResultRoom> {
    return this.makeRoom(shape, columnName, outputs, ...more);
  }

  giveRoomBack(): Promise<readonly string[]> {
    this.headers = [];
    return Promise.resolve([]);
  }

  writeWindow(
    _shape: SourceShape,
    resultColumns: ResultColumns,
    window: RowWindow,
    outcomes: readonly (RowOutcome | undefined)[],
  ): Promise<WriteReceipt> {
    this.held.delete(window.firstRow);
    const changedRows = this.beforeWrite(window);
    outcomes.forEach((outcome, offset) => {
      if (outcome === undefined) return;
      const row = window.firstRow + offset;
      const before = this.written.get(row);
      if (before !== undefined && "predictions" in before) throw new Error(`Row ${row} was written twice.`);
      if (!changedRows.includes(row)) this.written.set(row, outcome);
    });
    const cells = outcomes.map((_, offset) => cellsOf(this.written.get(window.firstRow + offset)));
    return Promise.resolve({ changedRows, readBack: CellBlock.ofRows(cells, outputIds(resultColumns).length) });
  }

  readResults(
    _shape: SourceShape,
    resultColumns: ResultColumns,
    firstRow: number,
    rowCount: number,
  ): Promise<CellBlock> {
    const rows = Array.from({ length: rowCount }, (_row, offset) => cellsOf(this.written.get(firstRow + offset)));
    return Promise.resolve(CellBlock.ofRows(rows, outputIds(resultColumns).length));
  }

  /** Rows that were written blank, and those a test empties by deleting them from `written`. */
  blankResultRows(): Promise<readonly number[]> {
    const isBlank = (outcome: RowOutcome | undefined): boolean =>
      outcome === undefined ||
      "failure" in outcome ||
      outcome.predictions.every((value) => value instanceof MissingPrediction);
    return Promise.resolve(this.rows.flatMap((_, row) => (isBlank(this.written.get(row)) ? [row] : [])));
  }

  checkResultColumns(_shape: SourceShape, resultColumns: ResultColumns): Promise<ResultColumns> {
    return Promise.resolve(resultColumns);
  }

  removeResultColumns(): Promise<void> {
    this.headers = [];
    return Promise.resolve();
  }

  checkWritable(): Promise<void> {
    if (this.protectedSheet) return Promise.reject(new WorkbookError("sheet-protected", "The sheet is protected."));
    return Promise.resolve();
  }
}

/** What stands in the result cells of a row; too few for one without a prediction, of which the others are blank. */
function cellsOf(outcome: RowOutcome | undefined): Cell[] {
  if (outcome === undefined || "failure" in outcome) return [];
  return outcome.predictions.map((value) => (value instanceof MissingPrediction ? null : value));
}
