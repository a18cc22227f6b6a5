import { ScoringError, WorkbookError } from "../../core/errors";
import type { SourceShape } from "../../scoring/ports";
import { ExcelQueue, type ExcelHost, type ExcelSession } from "../host/excel-queue";
import { excelCodeOf } from "../host/excel-errors";
import { usedOnce } from "../host/used-once";
import { parseGivenArea, type CellArea } from "./cell-address";
import { withDateSystem } from "./date-system";
import { askForRange, isWhole, shapeOfRange } from "./describe-range";
import { describeSource } from "./describe-source";
import { addEditListener } from "./follow-edits";

/** What the analyst has selected, as something to score, or why it is not. */
export type SelectionInfo =
  { readonly kind: "source"; readonly shape: SourceShape } | { readonly kind: "none"; readonly error: ScoringError };

/**
 * `worksheets.onRowHiddenChanged`, the version of ExcelApi. It tells of filters, too; events of filters themselves (`onFiltered`) are in no
 * released version. Source: Office.js reference; OfficeDev/office-js #6559.
 */
export const HIDDEN_ROWS_SINCE = "1.11";

/** Told of what changes a table though the selection stays. */
export interface TableListeners {
  /** Rows of any sheet were hidden or shown, by hand or by a filter: from `HIDDEN_ROWS_SINCE` on. */
  readonly onRowsHidden?: () => void;
  /** Cells of any sheet were edited, inserted or deleted, not by us: from `EDITORS_SINCE` on. */
  readonly onEdited?: () => void;
}

/** Reads the selection and tells when it changes. */
export class SelectionReader {
  private readonly queue: ExcelQueue;

  constructor(host: ExcelHost) {
    this.queue = ExcelQueue.over(host);
  }

  /**
   * The table that the selection is in, else the selected range; for a single cell the cells around it up to the next blank row
   * and column, as Excel's own "current region", or the table that a blank one stands beside.
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
   * @param also told of what changes a table though the selection stays; only what this Excel tells of
   * @returns a function that ends the subscription
   */
  async subscribe(listener: () => void, also: TableListeners = {}): Promise<() => Promise<void>> {
    const handles = await this.queue.session(NEVER, async (session) => {
      const { workbook } = session;
      const { onRowsHidden, onEdited } = also;
      const added = [
        workbook.onSelectionChanged.add(() => Promise.resolve(listener())),
        onRowsHidden && workbook.worksheets.onRowHiddenChanged.add(() => Promise.resolve(onRowsHidden())),
        onEdited && addEditListener(session, onEdited),
      ];
      await session.sync();
      return added;
    });
    return () =>
      this.queue.enqueue(async () => {
        for (const handle of handles) handle?.remove();
        await handles[0]!.context.sync();
      });
  }
}

const NEVER = new AbortController().signal;

/** Two syncs: what is selected, then what that is. */
async function describeSelection(session: ExcelSession, hasHeaders: boolean | undefined): Promise<SourceShape> {
  const range = session.workbook.getSelectedRange().load("rowCount,columnCount");
  const tables = range.getTables(false).load("items/id");
  try {
    await session.sync();
  } catch (error) {
    return await describeTableOfAreas(session, error);
  }
  const [table, ...others] = tables.items;
  if (others.length > 0) throw invalid("More than one table is selected. Select a cell of one table, then try again.");
  if (table !== undefined) {
    usedOnce(range);
    return describeSource(session, { kind: "table", tableId: table.id });
  }
  return withDateSystem(session, async (dateSystem) => {
    const isOneCell = range.rowCount === 1 && range.columnCount === 1;
    const around = isOneCell ? range.getSurroundingRegion() : range;
    const besides = isOneCell ? around.getTables(false).load("items/id") : undefined;
    const asked = askForRange(session, range.worksheet, around, isWhole(range));
    if (isOneCell) usedOnce(range.load("address,values"));
    await session.sync();
    if (isOneCell && asked.cells.rowCount * asked.cells.columnCount === 1) {
      throw invalid("A single cell is selected. Select a cell of a table, or a range of cells, then try again.");
    }
    if (besides !== undefined && besides.items.length > 0) return describeTableBeside(session, range, besides.items);
    return shapeOfRange(asked, hasHeaders, dateSystem());
  });
}

/**
 * The cells around a cell outside a table may take the table in, whose header is no row then. A blank cell that touches one table, at a
 * corner too, means this table; of any other cell nobody can tell.
 * @param cell its address and value are loaded
 */
async function describeTableBeside(
  session: ExcelSession,
  cell: Excel.Range,
  tables: readonly Excel.Table[],
): Promise<SourceShape> {
  const places = tables.map((table) => ({ table, cells: usedOnce(table.getRange()).load("address") }));
  await session.sync();
  const { row, column } = parseGivenArea(cell.address);
  const around = { row: row - 1, column: column - 1, rowCount: 3, columnCount: 3 };
  const [touched, ...others] = places.filter(({ cells }) => isTouched(parseGivenArea(cells.address), around));
  if (touched === undefined || others.length > 0 || cell.values[0]?.[0] !== "") {
    throw invalid(
      "The selected cell stands beside a table. Select a cell of the table, or a range of cells, then try again.",
    );
  }
  return describeSource(session, { kind: "table", tableId: touched.table.id });
}

/** Rows of a table are selected one by one with Ctrl held: then several areas are selected, and the table is the one that all are in. */
async function describeTableOfAreas(session: ExcelSession, refusal: unknown): Promise<SourceShape> {
  if (excelCodeOf(refusal) !== "InvalidSelection") throw refusal;
  const selected = session.workbook.getSelectedRanges();
  const areas = selected.areas.load("items/address");
  const tables = selected.getTables(false).load("items/id");
  await session.sync();
  const [table, ...others] = tables.items;
  if (table === undefined || others.length > 0) throw refusal;
  const cells = usedOnce(table.getRange()).load("address");
  await session.sync();
  const whole = parseGivenArea(cells.address);
  if (!areas.items.every(({ address }) => isTouched(whole, parseGivenArea(address)))) throw refusal;
  return describeSource(session, { kind: "table", tableId: table.id });
}

function isTouched(one: CellArea, other: CellArea): boolean {
  const isAcross = one.column < other.column + other.columnCount && other.column < one.column + one.columnCount;
  return isAcross && one.row < other.row + other.rowCount && other.row < one.row + one.rowCount;
}

function invalid(message: string): WorkbookError {
  return new WorkbookError("selection-invalid", message);
}
