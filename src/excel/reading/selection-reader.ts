import { ScoringError, WorkbookError } from "../../core/errors";
import type { SourceShape } from "../../scoring/ports";
import { ExcelQueue, type ExcelHost, type ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { withDateSystem } from "./date-system";
import { askForRange, isWhole, shapeOfRange } from "./describe-range";
import { describeSource } from "./describe-source";

/** What the analyst has selected, as something to score, or why it is not. */
export type SelectionInfo =
  { readonly kind: "source"; readonly shape: SourceShape } | { readonly kind: "none"; readonly error: ScoringError };

/** Reads the selection and tells when it changes. */
export class SelectionReader {
  private readonly queue: ExcelQueue;

  constructor(host: ExcelHost) {
    this.queue = ExcelQueue.over(host);
  }

  /**
   * The table that the selection touches, else the selected range; for a single cell the cells around it up to the next blank row
   * and column, as Excel's own "current region".
   * @param hasHeaders whether the first row of a range names its columns; by default it does when it is all text
   * @throws CancelledError; every other failure is the answer `none`
   */
  async current(signal: AbortSignal, hasHeaders?: boolean): Promise<SelectionInfo> {
    try {
      return await this.queue.session(signal, async (session) => {
        return { kind: "source", shape: await describeSelection(session, hasHeaders) };
      });
    } catch (error) {
      if (!(error instanceof ScoringError) || error.code === "cancelled") throw error;
      return { kind: "none", error };
    }
  }

  /**
   * Calls the listener after every change of the selection, on any sheet. It fires often while cells are dragged over: wait for quiet
   * before reading.
   * @returns a function that ends the subscription
   */
  async subscribe(listener: () => void): Promise<() => Promise<void>> {
    const handle = await this.queue.session(NEVER, async (session) => {
      const added = session.workbook.onSelectionChanged.add(() => {
        listener();
        return Promise.resolve();
      });
      await session.sync();
      return added;
    });
    return () =>
      this.queue.enqueue(async () => {
        handle.remove();
        await handle.context.sync();
      });
  }
}

const NEVER = new AbortController().signal;

/** Two syncs: what is selected, then what that is. */
async function describeSelection(session: ExcelSession, hasHeaders: boolean | undefined): Promise<SourceShape> {
  const range = session.workbook.getSelectedRange().load("rowCount,columnCount");
  const tables = range.getTables(false).load("items/id");
  await session.sync();
  const [table, ...others] = tables.items;
  if (others.length > 0) throw invalid("More than one table is selected. Select a cell of one table, then try again.");
  if (table !== undefined) {
    usedOnce(range);
    return describeSource(session, { kind: "table", tableId: table.id });
  }
  return withDateSystem(session, async (dateSystem) => {
    const isOneCell = range.rowCount === 1 && range.columnCount === 1;
    const around = isOneCell ? range.getSurroundingRegion() : range;
    const asked = askForRange(session, range.worksheet, around, isWhole(range));
    if (isOneCell) usedOnce(range);
    await session.sync();
    if (isOneCell && asked.cells.rowCount * asked.cells.columnCount === 1) {
      throw invalid("A single cell is selected. Select a cell of a table, or a range of cells, then try again.");
    }
    return shapeOfRange(asked, hasHeaders, dateSystem());
  });
}

function invalid(message: string): WorkbookError {
  return new WorkbookError("selection-invalid", message);
}
