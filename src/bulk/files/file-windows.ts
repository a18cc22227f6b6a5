import type { DuckDBDataChunk } from "@duckdb/node-api";
import { CellBlock } from "../../core/table/cell-block";
import { DistinctColumn, type CellColumn } from "../../core/table/cell-column";
import type { RowRange } from "../../core/table/row-ranges";
import { throwIfCancelled } from "../../scoring/flow/cancellation";
import type { RowWindow } from "../../scoring/ports";
import type { ColumnReader } from "./column-reader";
import { asFileError, type Duck } from "./duck";
import { inSql, type InputFile } from "./input-file";

/** Rows of a file as a run reads them: few at a time, in their order. */
export class FileWindows {
  constructor(
    private readonly duck: Duck,
    readonly input: InputFile,
    private readonly readers: readonly ColumnReader[],
    private readonly signal: AbortSignal,
  ) {}

  /** All rows, with the columns that are sent alone; the others are blank. @throws BulkFileError, CancelledError */
  async *sent(): AsyncGenerator<RowWindow, void, undefined> {
    const expressions = this.readers.map(({ expression }) => expression);
    for await (const { firstRow, chunk } of this.read(expressions, "")) yield this.windowOf(firstRow, chunk, 0);
  }

  /**
   * The rows that are not done yet, and with each window all its columns, to be written.
   * @param done ranges of rows in rising order
   * @param onWindow told of a window before it is given out
   * @throws BulkFileError, CancelledError; RangeError where a window is done in part
   */
  async *toScore(
    done: readonly RowRange[],
    onWindow: (firstRow: number, chunk: DuckDBDataChunk) => void,
  ): AsyncGenerator<RowWindow, void, undefined> {
    const own = this.input.columns.map((_, position) => inSql(position));
    const expressions = [...own, ...this.readers.map(({ expression }) => expression)];
    let next = 0;
    for await (const { firstRow, chunk } of this.read(expressions, "")) {
      const end = firstRow + chunk.rowCount;
      while (next < done.length && done[next]!.firstRow + done[next]!.rowCount <= firstRow) next++;
      const range = done[next];
      if (range !== undefined && range.firstRow < end) {
        const isWhole = range.firstRow <= firstRow && end <= range.firstRow + range.rowCount;
        if (!isWhole) throw new RangeError("A part begins or ends between the rows that are read at once.");
        continue;
      }
      onWindow(firstRow, chunk);
      yield this.windowOf(firstRow, chunk, own.length);
    }
  }

  /** Some rows from one on, at least one. @throws BulkFileError, CancelledError */
  async at(firstRow: number): Promise<RowWindow> {
    const expressions = this.readers.map(({ expression }) => expression);
    for await (const { chunk } of this.read(expressions, `LIMIT ${FEW_ROWS} OFFSET ${firstRow}`)) {
      return this.windowOf(firstRow, chunk, 0);
    }
    throw new RangeError(`The file has no row ${firstRow}.`);
  }

  private async *read(expressions: readonly string[], which: string): AsyncGenerator<Piece, void, undefined> {
    const { relation, file } = this.input;
    let firstRow = 0;
    try {
      for await (const chunk of this.duck.chunks(`SELECT ${expressions.join(", ")} FROM ${relation} ${which}`)) {
        throwIfCancelled(this.signal);
        yield { firstRow, chunk };
        firstRow += chunk.rowCount;
      }
    } catch (error) {
      throw asFileError(error, `The file ${file} cannot be read`, true);
    }
  }

  /** @param from the first of the chunk's columns that is sent */
  private windowOf(firstRow: number, chunk: DuckDBDataChunk, from: number): RowWindow {
    const { rowCount } = chunk;
    const blank = new DistinctColumn([null], new Uint32Array(rowCount));
    const columns = new Array<CellColumn>(this.input.columns.length).fill(blank);
    this.readers.forEach(({ position, toCells }, place) => {
      columns[position] = toCells(chunk.getColumnValues(from + place));
    });
    return { firstRow, cells: new CellBlock(rowCount, columns) };
  }
}

interface Piece {
  readonly firstRow: number;
  readonly chunk: DuckDBDataChunk;
}

const FEW_ROWS = 256;
