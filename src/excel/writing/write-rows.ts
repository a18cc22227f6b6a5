import { CancelledError } from "../../core/errors";
import type { RowOutcome } from "../../core/predictions/join-outcomes";
import type { ResultColumns, RowWindow, SourceShape, WriteReceipt } from "../../scoring/ports";
import type { Cell } from "../../core/table/cell";
import { CellBlock } from "../../core/table/cell-block";
import { columnOfCells } from "../../core/table/column-of-cells";
import { excelCodeOf, isSizeLimit } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";
import { outputIds } from "../reading/output-ids";
import { cellsOf } from "../reading/read-rows";
import { ColumnWrite } from "./column-write";
import { notAsWritten } from "./not-as-written";
import { isCalculatedAnew } from "./calculated-anew";
import { isBlank, cellsOfRow, splitByBytes, type ResultRow } from "./result-cells";
import { holdingRows } from "./holding-rows";
import { findRows, requireRows, resultsBeside, type RowPlace } from "./row-place";
import { takeBack, unstable } from "./take-back";
import {
  otherManner,
  rowStretches,
  rowsAtOnce,
  stretchesAtOnce,
  USUAL_MANNER,
  type LearnedManners,
  type RowStretch,
  type WriteManner,
} from "./write-manner";
import { mayBeFormulas, type DifferingCell } from "./written-cells";

/** How often the writing of some rows begins anew, because the sheet moved or Excel failed, before it gives up. */
const MAX_ROUNDS = 4;

/** Bytes of results that one request writes; its answer carries them too, beside the input cells of their rows, of the 5 MB that one may have. */
const AIMED_RESULT_BYTES = 2_000_000;

/** A request that Excel did not even read. */
const TOO_LARGE_TO_READ = "RequestPayloadSizeLimitExceeded";

/** With these Excel refuses cells, among others when rows came or went since they were looked at. */
const REFUSING_CODES = ["AccessDenied", "InvalidArgument", "InvalidReference", "InvalidObjectPath", "ItemNotFound"];

/**
 * What became of one attempt to write: proven, the sheet moved meanwhile, cells hold something else than was written, or Excel failed.
 * `place` is as it was found in the request that wrote.
 */
type Attempt =
  | { readonly is: "proven" | "moved"; readonly place: RowPlace }
  | { readonly is: "differing"; readonly place: RowPlace; readonly cells: readonly DifferingCell[] }
  | { readonly is: "failed"; readonly error: unknown };

/** What became of rows that were written. */
export interface WrittenRows {
  readonly receipt: WriteReceipt;
  /**
   * Rows of the source in which every result cell is blank: told when all rows of the source were written and proven in one request, for then
   * this request has seen all result cells.
   */
  readonly blankRows?: readonly number[];
}

/**
 * Writes the results of one row window beside the rows they belong to, and proves it: looks, writes, proves, takes back.
 *
 * Two syncs when nothing moves. The first finds the window's input cells: only rows that still hold what was scored are written, and
 * the cells of any other row are left alone, for that row may have been sorted there with its own right prediction. The second writes
 * into the very rows that were looked at, wherever they are by then, and reads their input cells and the results again in the same
 * request. Excel runs one request without letting anybody in between, so what was read is what stands there.
 *
 * If a row changed between the two syncs, all that was just written is taken back, also when the run has been cancelled meanwhile, and
 * the writing begins anew. Should the sheet move yet again before that, nobody can tell where wrong results went: the result columns are
 * emptied whole. If Excel made something else of the results than was written, they are taken back and written in another manner, which
 * is kept for the windows to come; when there is none left, the run must stop.
 * @param outcomes one a row of the window; undefined for a row whose result cells are left alone
 * @param learned what writing into these result columns has taught so far
 * @param stand told of each part that stands proven: what a caller must know that leaves before all parts are written
 * @throws WorkbookError, CancelledError; in both cases nothing stands in the sheet that was not proven, and nothing that was written after
 * the caller has left
 */
export async function writeRows(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  window: RowWindow,
  outcomes: readonly (RowOutcome | undefined)[],
  learned: LearnedManners = new WeakMap(),
  stand: (soFar: WrittenRows) => void = () => undefined,
): Promise<WrittenRows> {
  if (outcomes.length !== window.cells.rowCount) throw new RangeError("A window needs one outcome a row.");
  const results = outcomes.map((outcome) => outcome && cellsOfRow(outcome, resultColumns));
  const write = new RowsWrite(session, shape, resultColumns, window, results, learned, stand);
  // Where formulas are read back too, they come on top of the values.
  const bytes = results.some((row) => row && mayBeFormulas(row)) ? AIMED_RESULT_BYTES / 2 : AIMED_RESULT_BYTES;
  for (const { first, count } of splitByBytes(results, bytes)) await write.rows(first, count);
  const receipt = write.receipt();
  const [changed] = receipt.changedRows;
  const areCalculatedAnew =
    changed !== undefined && (await isCalculatedAnew(session, shape, resultColumns, window, changed - window.firstRow));
  const { blankRows } = write;
  return { receipt: { ...receipt, ...(areCalculatedAnew && { areCalculatedAnew }) }, ...(blankRows && { blankRows }) };
}

/** `first` and `count` are rows of the window, counted from 0. */
class RowsWrite {
  private readonly isProven: boolean[];
  /** Nothing more is done to these rows. */
  private readonly isOver: boolean[];
  /** By output, what the cells of proven rows held when they were read back. */
  private readonly readBack: readonly Cell[][];
  /** All rows of the source were written and proven in the last request. */
  private isWholeAtOnce = false;

  constructor(
    private readonly session: ExcelSession,
    private readonly shape: SourceShape,
    private readonly resultColumns: ResultColumns,
    private readonly window: RowWindow,
    private readonly results: readonly (ResultRow | undefined)[],
    private readonly learned: LearnedManners,
    private readonly stand: (soFar: WrittenRows) => void,
  ) {
    this.isProven = results.map(() => false);
    this.isOver = results.map(() => false);
    this.readBack = outputIds(resultColumns).map(() => new Array<Cell>(results.length).fill(null));
  }

  /** As WrittenRows has it. */
  get blankRows(): readonly number[] | undefined {
    return this.isWholeAtOnce
      ? this.results.flatMap((cells, row) => (cells?.slice(0, this.outputsAlone).every(isBlank) ? [row] : []))
      : undefined;
  }

  /** What has become of the rows so far. */
  receipt(): WriteReceipt {
    const rowsWhere = (isMeant: (row: number) => boolean): number[] => {
      const rows: number[] = [];
      this.results.forEach((cells, row) => cells && isMeant(row) && rows.push(this.window.firstRow + row));
      return rows;
    };
    const cutRows = rowsWhere((row) => this.isProven[row]! && this.results[row]!.some((cell) => cell.isCut));
    const unreachedRows = rowsWhere((row) => !this.isOver[row]);
    return {
      changedRows: rowsWhere((row) => this.isOver[row]! && !this.isProven[row]),
      ...(cutRows.length > 0 && { cutRows }),
      ...(unreachedRows.length > 0 && { unreachedRows }),
      readBack: new CellBlock(this.results.length, this.readBack.map(columnOfCells)),
    };
  }

  async rows(first: number, count: number): Promise<void> {
    let failure: unknown;
    for (let rounds = 0; rounds < MAX_ROUNDS;) {
      const atOnce = rowsAtOnce(this.manner, this.outputCount);
      if (count > atOnce) return this.inParts(first, count, atOnce);
      const rows = { first, count, firstRow: this.window.firstRow + first };
      const place = await findRows(this.session, this.shape, this.resultColumns, rows, this.manner);
      const holding = holdingRows(this.shape, this.window, place).map(
        (holds, i) => holds && this.results[first + i] !== undefined,
      );
      if (!holding.includes(true)) return this.end(first, count);
      const stretches = rowStretches(this.manner, holding, place.mayHide);
      if (stretches.length > stretchesAtOnce(this.outputCount)) return this.inParts(first, count, Math.ceil(count / 2));
      const attempt = await this.attempt(place, holding, stretches);
      if (attempt.is === "proven" && !this.session.isLeft) return this.end(first, count);
      if (attempt.is === "failed") await this.takeBackAfter(attempt.error, place, stretches);
      else await this.takeBack(attempt.place, stretches);
      if (this.session.isLeft) throw new CancelledError();
      if (attempt.is === "differing") {
        // No manner is tried twice, so that this ends.
        await this.learn(place, attempt.cells);
        continue;
      }
      failure = attempt.is === "failed" ? attempt.error : unstable(this.shape);
      if (isSizeLimit(failure) && count > 1) return this.inParts(first, count, Math.ceil(count / 2));
      rounds++;
    }
    throw failure;
  }

  private end(first: number, count: number): void {
    this.isOver.fill(true, first, first + count);
    this.stand({ receipt: this.receipt() });
  }

  private get outputCount(): number {
    return this.resultColumns.columnIds.length;
  }

  /** Those of the columns that are no reasons. */
  private get outputsAlone(): number {
    return this.readBack.length;
  }

  private get manner(): WriteManner {
    return this.learned.get(this.resultColumns) ?? USUAL_MANNER;
  }

  /** @throws WorkbookError `not-as-written` when nothing is left to try */
  private async learn(place: RowPlace, differing: readonly DifferingCell[]): Promise<void> {
    const manner = otherManner(this.manner, new Set(differing.map(({ difference }) => difference)));
    if (manner !== undefined) {
      this.learned.set(this.resultColumns, manner);
      return;
    }
    const { row, output, difference } = differing[0]!;
    const cell = resultsBeside(this.resultColumns, place)[output]!.getCell(row, 0);
    throw await notAsWritten(cell, difference, () => this.session.syncToRepair());
  }

  private async inParts(first: number, count: number, atOnce: number): Promise<void> {
    for (let done = 0; done < count; done += atOnce) await this.rows(first + done, Math.min(atOnce, count - done));
  }

  private async attempt(
    place: RowPlace,
    holding: readonly boolean[],
    stretches: readonly RowStretch[],
  ): Promise<Attempt> {
    try {
      return await this.writeAndProve(place, holding, stretches);
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      return { is: "failed", error };
    }
  }

  private async writeAndProve(
    place: RowPlace,
    holding: readonly boolean[],
    stretches: readonly RowStretch[],
  ): Promise<Attempt> {
    const { manner } = this;
    const columns = resultsBeside(this.resultColumns, place).map((cells, output) => {
      const results = holding.map((holds, i) => (holds ? this.results[place.first + i]![output]! : undefined));
      return new ColumnWrite(cells, results, stretches);
    });
    if (manner.formatsFirst) {
      for (const column of columns) column.formats();
      await this.session.sync();
    }
    if (stretches.some(({ count }) => count < holding.length)) requireRows(place);
    this.session.context.application.suspendApiCalculationUntilNextSync();
    for (const column of columns) column.values(manner);
    place.inputs.load("values");
    await this.session.sync();
    const now = { ...place, values: cellsOf(place.inputs.values) };
    // Whoever left while Excel held the answer back has counted these rows as not written.
    if (this.session.isLeft) return { is: "moved", place: now };
    const stillHolding = holdingRows(this.shape, this.window, now);
    if (holding.some((wasHolding, i) => wasHolding && stillHolding[i] !== true)) return { is: "moved", place: now };
    const cells = columns.flatMap((column, output) => column.differing().map((cell) => ({ ...cell, output })));
    if (cells.length > 0) return { is: "differing", place: now, cells };
    const found = columns.map((column) => column.readBack());
    holding.forEach((holds, i) => {
      if (!holds) return;
      this.isProven[place.first + i] = true;
      this.readBack.forEach((column, output) => (column[place.first + i] = found[output]![i]!));
    });
    const isWhole = this.window.firstRow === 0 && holding.length === this.shape.rowCount;
    this.isWholeAtOnce = isWhole && !holding.includes(false);
    return { is: "proven", place: now };
  }

  private takeBack(place: RowPlace, written: readonly RowStretch[]): Promise<void> {
    return takeBack(this.session, this.shape, this.resultColumns, place, written);
  }

  /** Leaves no result in the sheet that a request which failed may have written. */
  private async takeBackAfter(error: unknown, place: RowPlace, written: readonly RowStretch[]): Promise<void> {
    const code = excelCodeOf(error) ?? "";
    if (code === TOO_LARGE_TO_READ) return;
    if (!REFUSING_CODES.includes(code) || (await this.couldBeWritten(place))) {
      await this.takeBack(place, written);
    }
  }

  /**
   * Whether there still are as many result cells as rows. If not, Excel refused the first array for its shape, before it wrote anything:
   * Office.js has that checked even before it sends an array in parts.
   */
  private async couldBeWritten(place: RowPlace): Promise<boolean> {
    const [cells] = resultsBeside(this.resultColumns, place);
    try {
      cells?.load("rowCount");
      await this.session.syncToRepair();
      return cells?.rowCount === place.values.length;
    } catch {
      return false; // Gone, with its table or alone.
    }
  }
}
