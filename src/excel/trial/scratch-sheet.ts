import { excelCodeOf } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";

/** Something to wait with and to tell the time by. */
export interface TrialClock {
  /** Milliseconds of a clock that is never set; only differences matter. */
  now(): number;
  wait(ms: number): Promise<void>;
}

/** A sheet made for one attempt, and what is done on it. */
export class ScratchSheet {
  constructor(
    readonly session: ExcelSession,
    readonly sheet: Excel.Worksheet,
    readonly clock: TrialClock,
  ) {}

  range(address: string): Excel.Range {
    return this.sheet.getRange(address);
  }

  /** Writes a column of values from a cell on, such as "A2". */
  write(address: string, values: readonly unknown[]): Excel.Range {
    const cells = this.range(address).getResizedRange(values.length - 1, 0);
    cells.values = values.map((value) => [value]);
    return cells;
  }

  /** The values of one column of cells, as they are after everything that is queued. */
  async read(cells: Excel.Range): Promise<unknown[]> {
    cells.load("values");
    await this.session.sync();
    return cells.values.map(([value]) => value as unknown);
  }

  /** A table with the headers A, B ... and rows of numbers, from the cell A1 on. */
  async table(columnCount: number, rowCount: number): Promise<Excel.Table> {
    const letters = Array.from({ length: columnCount }, (_, column) => String.fromCharCode(65 + column));
    const rows = Array.from({ length: rowCount }, (_, row) => letters.map((_letter, column) => row + column / 10));
    const cells = this.range("A1").getResizedRange(rowCount, columnCount - 1);
    cells.values = [letters, ...rows];
    const table = this.sheet.tables.add(cells, true);
    await this.session.sync();
    return table;
  }
}

/** What was found where something else was written; undefined where both are the same. */
export function difference(written: readonly unknown[], found: readonly unknown[]): string | undefined {
  const place = written.findIndex((value, i) => !Object.is(value, found[i]));
  if (place < 0) return undefined;
  const where = written.length === 1 ? "" : ` in row ${place + 1} of ${written.length}`;
  return `${JSON.stringify(found[place])} instead of ${JSON.stringify(written[place])}${where}`;
}

/** Which code Excel refused an attempt with, in words. @throws what is no answer of Excel's */
export function answerOf(error: unknown): string {
  const code = excelCodeOf(error);
  if (code === undefined) throw error;
  return `Excel answered ${code}`;
}
