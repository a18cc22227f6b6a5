import { stillHolds } from "../core/cell-value";
import { CancelledError, WorkbookError } from "../core/errors";
import type { RowOutcome } from "../core/join";
import type { OutputRef, RowWindow, SourceShape, WriteReceipt } from "../scoring/ports";
import { TEXT_FORMAT } from "./cell-text";
import { isSizeLimit } from "./excel-errors";
import type { ExcelSession } from "./excel-queue";
import { cellsOf } from "./read-rows";
import { resultRow, splitByBytes, type ResultRow } from "./result-cells";
import { AIMED_WINDOW_BYTES } from "./row-window";
import { sourceCells, type SourceCells } from "./source-cells";

/** Failures and moves of the sheet that the writing of some rows puts up with before it gives up. */
const MAX_ROUNDS = 4;

/** What is known of one row's result cells. `unsure`: a request that failed may have written them. `emptied`: written, then taken back. */
type RowState = "untouched" | "written" | "unsure" | "emptied";

/** What a request does to one row's result cells; `leave` is for rows whose cells are not ours to judge. */
type RowStep = "write" | "empty" | "leave";

const STEPS: Record<RowState, { readonly holds: RowStep; readonly changed: RowStep }> = {
  untouched: { holds: "write", changed: "leave" },
  written: { holds: "leave", changed: "empty" },
  unsure: { holds: "write", changed: "empty" },
  emptied: { holds: "leave", changed: "leave" },
};

/**
 * Writes the results of one row window beside the rows they belong to, and proves it.
 *
 * Two syncs when nothing moves. The first reads the window's input cells: only rows that still hold what was scored are written,
 * and the cells of any other row are left alone, for that row may have been sorted there with its own right prediction. The second
 * writes and, in the same request, reads the input cells again. Excel runs one request without letting anybody in between, so what
 * was read is what stood beside the results when they were written. Rows that changed between the two syncs are emptied before
 * this returns, also when the run has been cancelled meanwhile.
 * @param outcomes one a row of the window
 * @throws WorkbookError; CancelledError, and then nothing stands in the sheet that was not proven
 */
export async function writeRows(
  session: ExcelSession,
  shape: SourceShape,
  output: OutputRef,
  window: RowWindow,
  outcomes: readonly RowOutcome[],
): Promise<WriteReceipt> {
  if (outcomes.length !== window.rows.length) throw new RangeError("A window needs one outcome a row.");
  const results = outcomes.map((outcome) => resultRow(outcome, output.columnIds.length));
  const write = new RowsWrite(session, shape, output, window, results);
  for (const { first, count } of splitByBytes(results, AIMED_WINDOW_BYTES)) await write.rows(first, count);
  return { changedRows: write.changedRows() };
}

/** `first` and `count` are rows of the window, counted from 0. */
class RowsWrite {
  private readonly states: RowState[];

  constructor(
    private readonly session: ExcelSession,
    private readonly shape: SourceShape,
    private readonly output: OutputRef,
    private readonly window: RowWindow,
    private readonly results: readonly ResultRow[],
  ) {
    this.states = results.map(() => "untouched");
  }

  changedRows(): number[] {
    return this.states.flatMap((state, row) => (state === "written" ? [] : [this.window.firstRow + row]));
  }

  async rows(first: number, count: number): Promise<void> {
    let holding = await this.look(first, count);
    for (let round = 1; ; round++) {
      const steps = holding.map((holds, i) => STEPS[this.states[first + i]!][holds ? "holds" : "changed"]);
      if (steps.every((step) => step === "leave")) return;
      if (round > MAX_ROUNDS) throw unstable(this.shape);
      try {
        holding = await this.carryOut(first, steps);
      } catch (error) {
        if (error instanceof CancelledError || round === MAX_ROUNDS) throw error;
        if (isSizeLimit(error) && count > 1) return this.inHalves(first, count);
        holding = await this.look(first, count);
      }
    }
  }

  private async inHalves(first: number, count: number): Promise<void> {
    const half = Math.ceil(count / 2);
    await this.rows(first, half);
    await this.rows(first + half, count - half);
  }

  /** Reads the input cells. For each row that the source still has: whether it holds what was scored. */
  private async look(first: number, count: number): Promise<boolean[]> {
    const source = sourceCells(this.session, this.shape);
    const inputs = this.queueLook(source, first, count);
    await this.sync();
    source.checkColumns();
    return this.holding(source, inputs, first, count);
  }

  /** One request: the steps, then a look. All proxies are new, so that they name what stands in the sheet now. */
  private async carryOut(first: number, steps: readonly RowStep[]): Promise<boolean[]> {
    const source = sourceCells(this.session, this.shape);
    this.session.context.application.suspendApiCalculationUntilNextSync();
    this.output.columnIds.forEach((columnId, output) => {
      const cells = source.outputCells(columnId, this.window.firstRow + first, steps.length);
      const formats = steps.map((step, i) => [this.formatFor(step, first + i, output)]);
      // First the format: a text that is already in the cell would keep the type Excel guessed for it.
      if (formats.some(([format]) => format !== null)) cells.numberFormat = formats;
      cells.values = steps.map((step, i) => [this.valueFor(step, first + i, output)]);
    });
    const inputs = this.queueLook(source, first, steps.length);
    const sent = this.sync(steps);
    steps.forEach((step, i) => {
      if (step !== "leave") this.states[first + i] = "unsure";
    });
    await sent;
    steps.forEach((step, i) => {
      if (step !== "leave") this.states[first + i] = step === "write" ? "written" : "emptied";
    });
    return this.holding(source, inputs, first, steps.length);
  }

  private queueLook(source: SourceCells, first: number, count: number): Excel.Range {
    source.load();
    return source.inputCells(this.window.firstRow + first, count).load("values");
  }

  private holding(source: SourceCells, inputs: Excel.Range, first: number, count: number): boolean[] {
    const replaced = source.replacedPositions(this.output);
    const present = source.rowsPresent(this.window.firstRow + first, count);
    const valuesNow = cellsOf(inputs.values).slice(0, present);
    return valuesNow.map((values, i) =>
      this.window.rows[first + i]!.every((cell, j) => replaced.has(j) || stillHolds(cell, values[j])),
    );
  }

  /** In a kept row `null` leaves the cell as it is. */
  private valueFor(step: RowStep, row: number, output: number): string | number | boolean | null {
    if (step === "leave") return null;
    return step === "empty" ? "" : this.results[row]![output]!.value;
  }

  private formatFor(step: RowStep, row: number, output: number): string | null {
    return step === "write" && this.results[row]![output]!.isText ? TEXT_FORMAT : null;
  }

  /** Once something may stand beside a wrong row, cancelling no longer stops the look and the repair. */
  private sync(steps: readonly RowStep[] = []): Promise<void> {
    const owesRepair = steps.includes("empty") || this.states.includes("unsure");
    return owesRepair ? this.session.syncToRepair() : this.session.sync();
  }
}

function unstable(shape: SourceShape): WorkbookError {
  return new WorkbookError(
    "sheet-changed",
    `${shape.label} kept changing while results were written. Some rows may be blank; score again when nobody edits it.`,
  );
}
