import { CancelledError, WorkbookError } from "../../core/errors";
import { readCell, type Cell } from "../../core/table/cell";
import type { DateSystem } from "../../core/table/date-serial";
import { isSizeLimit } from "../host/excel-errors";
import type { ExcelQueue, ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { areaAddress, parseGivenArea } from "../reading/cell-address";
import { cellsOf } from "../reading/read-rows";
import { withDateSystem } from "../reading/date-system";
import { ColumnWrite } from "../writing/column-write";
import { headerCellText } from "../writing/cell-text";
import { notAsWritten } from "../writing/not-as-written";
import { splitByBytes, valueCell, type ResultRow } from "../writing/result-cells";
import { otherManner, rowsAtOnce, USUAL_MANNER, type WriteManner } from "../writing/write-manner";
import { freeName, sheetNameOf } from "./sheet-name";

/** A column of the table that is written. */
export interface NewColumn {
  readonly header: string;
  /** Of what kind its dates are; undefined where it holds none. */
  readonly dates?: "days" | "moments";
}

/** Where the table stands. */
export interface WrittenTable {
  readonly sheetName: string;
  readonly address: string;
  readonly rowCount: number;
  /** Cells that hold less of a text than came, because no cell holds all of it. */
  readonly cutCells: number;
}

/** Bytes of values that one request writes; what is read back, and the formats of dates, come on top. Of the 5 MB that a request may have. */
const AIMED_BYTES = 1_500_000;

const DATE_FORMATS = { days: "yyyy-mm-dd", moments: "yyyy-mm-dd hh:mm:ss" };

/**
 * A table on a new sheet, written row by row from the top, each part proven by reading it back. It becomes an Excel table when all rows stand.
 * Texts never become formulas, and stay texts whatever they look like.
 */
export class NewTableSheet {
  private rowCount = 0;
  private cutCells = 0;
  private manner: WriteManner = USUAL_MANNER;
  /** Something of somebody else stands on it. */
  private isShared = false;
  /** What the first cell of the last row held when it was written. */
  private lastKey: Cell = null;

  private constructor(
    private readonly queue: ExcelQueue,
    private readonly columns: readonly NewColumn[],
    private readonly sheetId: string,
    readonly sheetName: string,
    /** Which day the workbook's serials count from. */
    readonly dateSystem: DateSystem,
  ) {}

  /** Adds the sheet, with the headers. @param wanted its name, or the beginning of it @throws WorkbookError, CancelledError */
  static async open(
    queue: ExcelQueue,
    wanted: string,
    columns: readonly NewColumn[],
    signal: AbortSignal,
  ): Promise<NewTableSheet> {
    const headers = columns.map(({ header }) => headerCellText(header));
    const add = async (session: ExcelSession): Promise<NewTableSheet> => {
      const { worksheets } = session.workbook;
      worksheets.load("items/name");
      return await withDateSystem(session, async (dateSystem) => {
        await session.sync();
        const taken = worksheets.items.map(({ name }) => name);
        const sheet = worksheets.add(freeName(sheetNameOf(wanted), taken)).load("id,name");
        await session.sync();
        if (session.isLeft) {
          sheet.delete();
          await session.syncToRepair();
          throw new CancelledError();
        }
        return new NewTableSheet(queue, columns, sheet.id, sheet.name, dateSystem());
      });
    };
    const added = await queue.session(signal, add, "writing");
    try {
      await queue.session(signal, (session) => added.writeHeaders(session, headers), "writing");
    } catch (error) {
      return await added.giveUp(error, signal);
    }
    return added;
  }

  /**
   * Writes the next rows.
   * @throws WorkbookError, `not-as-written` where Excel makes something else of them, `sheet-changed` where the rows before were moved; CancelledError
   */
  async append(rows: readonly (readonly Cell[])[], signal: AbortSignal): Promise<void> {
    const results = rows.map((row) => row.map(valueCell));
    for (const { first, count } of splitByBytes(results, AIMED_BYTES)) {
      const part = results.slice(first, first + count);
      await this.queue.session(signal, (session) => this.write(session, part), "writing");
    }
  }

  /** Makes a table of what stands, and shows it. @throws WorkbookError, CancelledError */
  async finish(signal: AbortSignal): Promise<WrittenTable> {
    const { rowCount, cutCells } = this;
    const size = { row: 0, column: 0, columnCount: this.columns.length };
    // A table has a row at least.
    const address = areaAddress({ ...size, rowCount: Math.max(1, rowCount) + 1 });
    const sheetName = await this.queue.session(
      signal,
      async (session) => {
        const sheet = session.workbook.worksheets.getItem(this.sheetId).load("name");
        const used = sheet.getUsedRange(true).load("address");
        const last = this.lastRow(sheet);
        await session.sync();
        const area = parseGivenArea(used.address);
        const isAtTop = area.row === 0 && area.column === 0;
        const isWithin = area.rowCount <= rowCount + 1 && area.columnCount <= size.columnCount;
        if (!isAtTop || !isWithin) throw this.writtenOn();
        this.checkLastRow(last);
        sheet.tables.add(address, true);
        sheet.activate();
        await session.sync();
        return sheet.name;
      },
      "writing",
    );
    return { sheetName, address, rowCount, cutCells };
  }

  /**
   * Takes the sheet out after a failure; where that is cancelled while Excel is silent, it is done as soon as Excel answers, and nobody waits.
   * @throws the failure, or WorkbookError where the sheet stays
   */
  async giveUp(error: unknown, signal: AbortSignal): Promise<never> {
    await this.remove(signal).catch((failure: unknown) => {
      if (!(failure instanceof CancelledError)) throw leftBehind(this.sheetName, error);
    });
    throw error;
  }

  /**
   * Takes the sheet out again, unless somebody else has written on it; one that is gone is no failure.
   * @throws WorkbookError where it stays; CancelledError, though it goes all the same
   */
  private async remove(signal: AbortSignal): Promise<void> {
    if (this.isShared) return;
    await this.queue.session(
      signal,
      async (session) => {
        const sheet = session.workbook.worksheets.getItemOrNullObject(this.sheetId).load("id");
        await session.sync();
        if (sheet.isNullObject) return;
        sheet.delete();
        await session.sync();
      },
      "owed",
    );
  }

  private async writeHeaders(session: ExcelSession, headers: string[]): Promise<void> {
    const address = areaAddress({ row: 0, column: 0, rowCount: 1, columnCount: headers.length });
    session.workbook.worksheets.getItem(this.sheetId).getRange(address).values = [headers];
    await session.sync();
  }

  /** The first cell of the last row that stands, asked for; undefined where none does. */
  private lastRow(sheet: Excel.Worksheet): Excel.Range | undefined {
    const at = { row: this.rowCount, column: 0, rowCount: 1, columnCount: 1 };
    return this.rowCount === 0 ? undefined : usedOnce(sheet.getRange(areaAddress(at)).load("values"));
  }

  /** Rows that somebody has sorted, or put one between, would be written over by the next ones. */
  private checkLastRow(last: Excel.Range | undefined): void {
    if (last === undefined) return;
    const [[value] = []] = cellsOf(last.values);
    if (readCell(value, "General", false) !== this.lastKey) throw this.writtenOn();
  }

  private writtenOn(): WorkbookError {
    this.isShared = true;
    const sentence = `Somebody wrote on the sheet ${this.sheetName} while rows came back to it: it stays as it is. Bring the rows back once more.`;
    return new WorkbookError("sheet-changed", sentence);
  }

  /** In as many requests as Excel wants of it. */
  private async write(session: ExcelSession, rows: readonly ResultRow[]): Promise<void> {
    const atOnce = Math.min(rows.length, rowsAtOnce(this.manner, this.columns.length));
    if (atOnce < rows.length) return await this.inParts(session, rows, atOnce);
    try {
      await this.writeAndProve(session, rows);
    } catch (error) {
      if (!isSizeLimit(error) || rows.length === 1) throw error;
      return await this.inParts(session, rows, Math.ceil(rows.length / 2));
    }
    this.rowCount += rows.length;
    for (const row of rows) for (const { isCut } of row) if (isCut === true) this.cutCells++;
  }

  private async inParts(session: ExcelSession, rows: readonly ResultRow[], atOnce: number): Promise<void> {
    for (let first = 0; first < rows.length; first += atOnce) {
      await this.write(session, rows.slice(first, first + atOnce));
    }
  }

  /** No manner is tried twice, so that this ends. */
  private async writeAndProve(session: ExcelSession, rows: readonly ResultRow[]): Promise<void> {
    const sheet = session.workbook.worksheets.getItem(this.sheetId);
    for (;;) {
      const writes = this.columns.map((column, position) => this.columnWrite(sheet, rows, column, position));
      if (this.manner.formatsFirst) {
        for (const write of writes) write.formats();
        await session.sync();
      }
      const last = this.lastRow(sheet);
      for (const write of writes) write.values(this.manner);
      await session.sync();
      this.checkLastRow(last);
      const differing = writes.flatMap((write, column) => write.differing().map((cell) => ({ ...cell, column })));
      const [first] = differing;
      if (first === undefined) {
        this.lastKey = writes[0]?.readBack().at(-1) ?? null;
        return;
      }
      const manner = otherManner(this.manner, new Set(differing.map(({ difference }) => difference)));
      if (manner === undefined) {
        const { row, column, difference } = first;
        const at = { row: this.rowCount + 1 + row, column, rowCount: 1, columnCount: 1 };
        throw await notAsWritten(sheet.getRange(areaAddress(at)), difference, () => session.sync());
      }
      this.manner = manner;
    }
  }

  private columnWrite(
    sheet: Excel.Worksheet,
    rows: readonly ResultRow[],
    { dates }: NewColumn,
    column: number,
  ): ColumnWrite {
    const cells = sheet.getRange(
      areaAddress({ row: this.rowCount + 1, column, rowCount: rows.length, columnCount: 1 }),
    );
    if (dates !== undefined) cells.numberFormat = rows.map(() => [DATE_FORMATS[dates]]);
    const results = rows.map((row) => row[column]);
    return new ColumnWrite(cells, results, [{ first: 0, count: rows.length }]);
  }
}

function leftBehind(sheetName: string, cause: unknown): WorkbookError {
  const sentence = `Not all rows came back, and Excel does not take the sheet ${sheetName} out again: delete it.`;
  return new WorkbookError("excel-error", sentence, { cause });
}
