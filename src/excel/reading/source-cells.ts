import { WorkbookError } from "../../core/errors";
import type { ResultColumns, SourceRef, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { askForLook, lookOf, type TableLook } from "./table-look";
import { areaAddress, bodyArea, parseArea, type CellArea } from "./cell-address";

export type TableRef = Extract<SourceRef, { kind: "table" }>;
export type RangeRef = Extract<SourceRef, { kind: "range" }>;

/**
 * A described source in one session: where its rows and result columns are now. `load` first, then sync, then ask.
 * Tables are found by id and may have moved since; a range is an address and stays where it is.
 */
export interface SourceCells {
  /** Queues what `rowsPresent`, `checkColumns` and, for result columns, `replacedPositions` look at. */
  load(resultColumns?: ResultColumns): void;
  /** The columns of a table as they were found; undefined for a range. */
  look(): TableLook | undefined;
  /** Of the rows from `firstRow` on, how many of `rowCount` the source still has. */
  rowsPresent(firstRow: number, rowCount: number): number;
  /** @throws WorkbookError `sheet-changed` when the described columns are not where they were; more on the right are welcome */
  checkColumns(): void;
  /** The cells of some rows in all described columns, blanks below the source included: cut by `rowsPresent`. */
  inputCells(firstRow: number, rowCount: number): Excel.Range;
  /**
   * The cells of one result column in the sheet rows of `inputs`. Never a cell outside of a table: when the table has shrunk, fewer
   * cells than rows are left, and Excel refuses to write values into them. Of a range, once `load` was told of the result columns: of the
   * column that was looked at, wherever it stands by then.
   */
  resultsBeside(columnId: string, inputs: Excel.Range): Excel.Range;
  /** All data cells of one result column. */
  resultColumn(columnId: string): Excel.Range;
  /**
   * Positions among the described columns that are result columns now (those that were replaced).
   * @throws WorkbookError `sheet-changed` when a result column is gone, or another column stands where those of a range stood
   */
  replacedPositions(resultColumns: ResultColumns): ReadonlySet<number>;
}

export function sourceCells(session: ExcelSession, shape: SourceShape): SourceCells {
  const { source } = shape;
  return source.kind === "table" ? new TableCells(session, shape, source) : new RangeCells(session, shape, source);
}

class TableCells implements SourceCells {
  private readonly table: Excel.Table;
  private readonly columns: Excel.TableColumnCollection;
  private readonly body: Excel.Range;

  constructor(
    session: ExcelSession,
    private readonly shape: SourceShape,
    ref: TableRef,
  ) {
    this.table = session.workbook.tables.getItem(ref.tableId);
    this.columns = this.table.columns;
    this.body = usedOnce(this.table.getDataBodyRange());
  }

  load(): void {
    askForLook(this.table);
    this.body.load("rowCount");
  }

  look(): TableLook {
    return lookOf(this.table);
  }

  rowsPresent(firstRow: number, rowCount: number): number {
    return Math.max(0, Math.min(rowCount, this.body.rowCount - firstRow));
  }

  checkColumns(): void {
    checkNames(
      this.shape,
      this.columns.items.map((column) => column.name),
    );
  }

  inputCells(firstRow: number, rowCount: number): Excel.Range {
    return usedOnce(this.body.getCell(firstRow, 0)).getResizedRange(rowCount - 1, this.shape.columns.length - 1);
  }

  resultsBeside(columnId: string, inputs: Excel.Range): Excel.Range {
    return usedOnce(this.resultColumn(columnId)).getIntersection(usedOnce(inputs.getEntireRow()));
  }

  resultColumn(columnId: string): Excel.Range {
    return this.columns.getItem(Number(columnId)).getDataBodyRange();
  }

  replacedPositions(resultColumns: ResultColumns): ReadonlySet<number> {
    const positions = resultColumns.columnIds.map((id) =>
      this.columns.items.findIndex((column) => column.id === Number(id)),
    );
    if (positions.includes(-1))
      throw new WorkbookError("sheet-changed", "The result column is no longer in the table.");
    return new Set(positions.filter((position) => position < this.shape.columns.length));
  }
}

class RangeCells implements SourceCells {
  private readonly sheet: Excel.Worksheet;
  private readonly body: CellArea;
  private readonly header: Excel.Range | undefined;
  /** The first cell of each result column, by its id: Excel moves a range that is kept across syncs along with its cells. */
  private resultTops: ReadonlyMap<string, Excel.Range> = new Map();

  constructor(
    session: ExcelSession,
    private readonly shape: SourceShape,
    ref: RangeRef,
  ) {
    this.sheet = session.workbook.worksheets.getItem(ref.sheetId);
    const area = parseArea(ref.address);
    this.body = bodyArea(area, ref.hasHeaders);
    this.header = ref.hasHeaders ? this.range({ ...area, rowCount: 1 }) : undefined;
  }

  load(resultColumns?: ResultColumns): void {
    // Without a header row, too, something of the sheet must be asked for, or a deleted sheet would go unnoticed.
    if (this.header === undefined) this.sheet.load("id");
    else usedOnce(this.header).load("values");
    const ids = resultColumns?.columnIds ?? [];
    this.resultTops = new Map(
      ids.map((id) => [id, this.range({ ...parseArea(id), rowCount: 1 }).load("values")] as const),
    );
  }

  look(): undefined {
    return undefined;
  }

  rowsPresent(firstRow: number, rowCount: number): number {
    return Math.max(0, Math.min(rowCount, this.body.rowCount - firstRow));
  }

  checkColumns(): void {
    if (this.header !== undefined) checkNames(this.shape, (this.header.values[0] ?? []).map(String));
  }

  inputCells(firstRow: number, rowCount: number): Excel.Range {
    return this.range({ ...this.body, row: this.body.row + firstRow, rowCount });
  }

  resultsBeside(columnId: string, inputs: Excel.Range): Excel.Range {
    const column = this.resultTops.get(columnId) ?? this.resultColumn(columnId);
    return usedOnce(column.getEntireColumn()).getIntersection(usedOnce(inputs.getEntireRow()));
  }

  resultColumn(columnId: string): Excel.Range {
    const top = this.resultTops.get(columnId);
    const cells = this.range({ ...this.body, column: parseArea(columnId).column, columnCount: 1 });
    if (top === undefined) return cells;
    return usedOnce(top.getEntireColumn()).getIntersection(usedOnce(usedOnce(cells).getEntireRow()));
  }

  replacedPositions(resultColumns: ResultColumns): ReadonlySet<number> {
    // The columns of a range are addresses: one that was inserted among them would take the results.
    const tops = resultColumns.columnIds.map((id) => this.resultTops.get(id));
    const isMoved = tops.some((cell, i) => cell && String(cell.values[0]?.[0]) !== resultColumns.headers[i]);
    if (this.header !== undefined && isMoved) {
      throw new WorkbookError("sheet-changed", "The result columns are no longer where they were added.");
    }
    const positions = resultColumns.columnIds.map((address) => parseArea(address).column - this.body.column);
    return new Set(positions.filter((position) => position < this.shape.columns.length));
  }

  private range(area: CellArea): Excel.Range {
    return this.sheet.getRange(areaAddress(area));
  }
}

function checkNames(shape: SourceShape, namesNow: readonly string[]): void {
  if (shape.columns.every((name, position) => namesNow[position] === name)) return;
  throw new WorkbookError(
    "sheet-changed",
    `Columns of ${shape.label} were renamed, moved or removed while the run was under way.`,
  );
}
