import { CancelledError, WorkbookError } from "../../core/errors";
import type { RowOutcome } from "../../core/predictions/join-outcomes";
import { stillHolds } from "../../core/table/cell";
import type { ResultColumns, RowWindow, SourceShape, WriteReceipt } from "../../scoring/ports";
import { excelCodeOf, isSizeLimit } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";
import { cellsOf } from "../reading/read-rows";
import { AIMED_WINDOW_BYTES } from "../reading/row-window";
import { sourceCells } from "../reading/source-cells";
import { TEXT_FORMAT } from "./cell-text";
import { resultRow, splitByBytes, type ResultRow } from "./result-cells";

/** How often the writing of some rows begins anew, because the sheet moved or Excel failed, before it gives up. */
const MAX_ROUNDS = 4;

/**
 * With these Excel refuses the cells that are to be written: the sheet is protected, rows came or went since they were looked at, or
 * the request was too large to be read. Nothing was written then. After any other failure something may have been.
 */
const REFUSED_BEFORE_WRITING = [
  "AccessDenied",
  "InvalidArgument",
  "InvalidReference",
  "InvalidObjectPath",
  "ItemNotFound",
  "RequestPayloadSizeLimitExceeded",
];

type Cells = readonly (readonly unknown[])[];

/** Some rows of the window, found in the sheet. */
interface Place {
  /** Their input cells. Excel moves a range that is kept across syncs along with its cells when rows come or go. */
  readonly inputs: Excel.Range;
  readonly values: Cells;
  /** Positions of input columns that are result columns now. */
  readonly replaced: ReadonlySet<number>;
}

/**
 * Writes the results of one row window beside the rows they belong to, and proves it.
 *
 * Two syncs when nothing moves. The first finds the window's input cells: only rows that still hold what was scored are written, and
 * the cells of any other row are left alone, for that row may have been sorted there with its own right prediction. The second writes
 * into the very rows that were looked at, wherever they are by then, and reads their input cells again in the same request. Excel runs
 * one request without letting anybody in between, so what was read is what stands beside the results. If a row changed between the
 * two syncs, all that was just written is taken back, also when the run has been cancelled meanwhile, and the writing begins anew.
 * Should the sheet move yet again before that, nobody can tell where wrong results went: the result columns are emptied whole.
 * @param outcomes one a row of the window
 * @throws WorkbookError, CancelledError; in both cases nothing stands in the sheet that was not proven
 */
export async function writeRows(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  window: RowWindow,
  outcomes: readonly RowOutcome[],
): Promise<WriteReceipt> {
  if (outcomes.length !== window.rows.length) throw new RangeError("A window needs one outcome a row.");
  const results = outcomes.map((outcome) => resultRow(outcome, resultColumns.columnIds.length));
  const write = new RowsWrite(session, shape, resultColumns, window, results);
  for (const { first, count } of splitByBytes(results, AIMED_WINDOW_BYTES)) await write.rows(first, count);
  const changedRows = write.changedRows();
  const cutRows = results.flatMap((cells, row) => (cells.some((cell) => cell.isCut) ? [window.firstRow + row] : []));
  const cutAndWritten = cutRows.filter((row) => !changedRows.includes(row));
  return { changedRows, ...(cutAndWritten.length > 0 && { cutRows: cutAndWritten }) };
}

/** `first` and `count` are rows of the window, counted from 0. */
class RowsWrite {
  private readonly isProven: boolean[];

  constructor(
    private readonly session: ExcelSession,
    private readonly shape: SourceShape,
    private readonly resultColumns: ResultColumns,
    private readonly window: RowWindow,
    private readonly results: readonly ResultRow[],
  ) {
    this.isProven = results.map(() => false);
  }

  changedRows(): number[] {
    return this.isProven.flatMap((isProven, row) => (isProven ? [] : [this.window.firstRow + row]));
  }

  async rows(first: number, count: number): Promise<void> {
    let failure: unknown = unstable(this.shape);
    for (let round = 1; round <= MAX_ROUNDS; round++) {
      const place = await this.look(first, count);
      const holding = this.holding(first, place);
      if (!holding.includes(true)) return;
      try {
        if (await this.writeAndProve(first, place, holding)) return;
        failure = unstable(this.shape);
      } catch (error) {
        if (error instanceof CancelledError) throw error;
        await this.afterFailure(error, place);
        if (isSizeLimit(error) && count > 1) return this.inHalves(first, count);
        failure = error;
      }
    }
    throw failure;
  }

  private async inHalves(first: number, count: number): Promise<void> {
    const half = Math.ceil(count / 2);
    await this.rows(first, half);
    await this.rows(first + half, count - half);
  }

  /** Finds the rows, as far as the source still has them. */
  private async look(first: number, count: number): Promise<Place> {
    const source = sourceCells(this.session, this.shape);
    const firstRow = this.window.firstRow + first;
    source.load(this.resultColumns);
    const inputs = source.inputCells(firstRow, count).load("values");
    await this.session.sync();
    source.checkColumns();
    const present = source.rowsPresent(firstRow, count);
    return {
      inputs: present === count || present === 0 ? inputs : inputs.getResizedRange(present - count, 0),
      values: cellsOf(inputs.values).slice(0, present),
      replaced: source.replacedPositions(this.resultColumns),
    };
  }

  /** For each row that was found: whether it holds what was scored. */
  private holding(first: number, { values, replaced }: Place): boolean[] {
    const proving = provingPositions(this.shape).filter((j) => !replaced.has(j));
    return values.map((now, i) => proving.every((j) => stillHolds(this.window.rows[first + i]![j]!, now[j])));
  }

  /** @returns whether all rows that were written still held what was scored; if not, the results have been taken back */
  private async writeAndProve(first: number, place: Place, holding: readonly boolean[]): Promise<boolean> {
    this.session.context.application.suspendApiCalculationUntilNextSync();
    this.resultsBeside(place).forEach((cells, output) => {
      const results = holding.map((holds, i) => (holds ? this.results[first + i]![output]! : undefined));
      // First the format: a text that is already in the cell would keep the type Excel guessed for it.
      if (results.some((result) => result?.isText)) {
        cells.numberFormat = results.map((result) => [result?.isText ? TEXT_FORMAT : null]);
      }
      // null leaves a cell as it is.
      cells.values = results.map((result) => [result === undefined ? null : result.value]);
    });
    place.inputs.load("values");
    await this.session.sync();
    const values = cellsOf(place.inputs.values);
    const stillHolding = this.holding(first, { ...place, values });
    const isProven = holding.every((wasHolding, i) => !wasHolding || stillHolding[i]);
    if (!isProven) await this.takeBack({ ...place, values });
    else holding.forEach((holds, i) => (this.isProven[first + i] ||= holds));
    return isProven;
  }

  /** Leaves no result in the sheet that a request which failed may have written. */
  private async afterFailure(error: unknown, place: Place): Promise<void> {
    if (!REFUSED_BEFORE_WRITING.includes(excelCodeOf(error) ?? "")) await this.takeBack(place);
  }

  /**
   * Empties what was just written beside the rows of a place.
   * @throws WorkbookError `sheet-changed`, with the result columns emptied whole, when the input cells are no longer those of the place
   */
  private async takeBack(place: Place): Promise<void> {
    try {
      place.inputs.load("values");
      for (const cells of this.resultsBeside(place)) cells.clear("Contents");
      await this.session.syncToRepair();
      if (sameCells(cellsOf(place.inputs.values), place.values, provingPositions(this.shape))) return;
    } catch {
      // The rows cannot be found any more: the same case as rows that are not the same any more.
    }
    const source = sourceCells(this.session, this.shape);
    for (const columnId of this.resultColumns.columnIds) source.resultColumn(columnId).clear("Contents");
    await this.session.syncToRepair();
    throw unstable(this.shape);
  }

  private resultsBeside({ inputs }: Place): Excel.Range[] {
    const source = sourceCells(this.session, this.shape);
    return this.resultColumns.columnIds.map((columnId) => source.resultsBeside(columnId, inputs));
  }
}

function sameCells(a: Cells, b: Cells, positions: readonly number[]): boolean {
  return a.length === b.length && a.every((row, i) => positions.every((j) => Object.is(row[j], b[i]![j])));
}

function provingPositions({ columns, provingPositions }: SourceShape): readonly number[] {
  return provingPositions ?? columns.map((_, position) => position);
}

function unstable(shape: SourceShape): WorkbookError {
  return new WorkbookError(
    "sheet-changed",
    `${shape.label} kept changing while results were written. Rows may be left blank; score again when nobody edits it.`,
  );
}
