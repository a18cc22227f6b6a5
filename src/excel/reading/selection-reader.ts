import { InputError, ScoringError, WorkbookError } from "../../core/errors";
import type { SourceRef, SourceShape } from "../../scoring/ports";
import { ExcelQueue, type ExcelHost, type ExcelSession } from "../host/excel-queue";
import { areaAddress, parseGivenArea, SHEET_COLUMNS, SHEET_ROWS } from "./cell-address";
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
        const shape = await describeSource(session, await selectedSource(session, hasHeaders));
        return { kind: "source", shape };
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

async function selectedSource(session: ExcelSession, hasHeaders: boolean | undefined): Promise<SourceRef> {
  const range = session.workbook.getSelectedRange().load("rowCount,columnCount");
  const sheet = range.worksheet.load("id");
  const tables = range.getTables(false).load("items/id");
  await session.sync();
  const [table, ...others] = tables.items;
  if (others.length > 0) throw invalid("More than one table is selected. Select a cell of one table, then try again.");
  if (table !== undefined) return { kind: "table", tableId: table.id };
  const cells = await cellsToScore(session, range);
  return {
    kind: "range",
    sheetId: sheet.id,
    address: cells.address,
    hasHeaders: hasHeaders ?? looksLikeHeaders(cells.firstRow),
  };
}

/** The range to score, and its first row. */
async function cellsToScore(
  session: ExcelSession,
  selected: Excel.Range,
): Promise<{ address: string; firstRow: readonly unknown[] }> {
  const isOneCell = selected.rowCount === 1 && selected.columnCount === 1;
  const isWhole = selected.rowCount === SHEET_ROWS || selected.columnCount === SHEET_COLUMNS;
  const range = isOneCell ? selected.getSurroundingRegion() : selected;
  const cells = isWhole ? range.getUsedRangeOrNullObject(true) : range;
  cells.load("address,rowCount,columnCount");
  const firstRow = cells.getRow(0).load("values");
  await session.sync();
  if (cells.isNullObject) throw new InputError("empty-table", "The selected cells are blank.");
  if (isOneCell && cells.rowCount * cells.columnCount === 1) {
    throw invalid("A single cell is selected. Select a cell of a table, or a range of cells, then try again.");
  }
  return { address: areaAddress(parseGivenArea(cells.address)), firstRow: firstRow.values[0] ?? [] };
}

function looksLikeHeaders(firstRow: readonly unknown[]): boolean {
  return firstRow.every((value) => typeof value === "string" && value.trim() !== "");
}

function invalid(message: string): WorkbookError {
  return new WorkbookError("selection-invalid", message);
}
