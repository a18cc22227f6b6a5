import type { Cell } from "./cell";
import type { CellColumn } from "./cell-column";
import { columnOfCells } from "./column-of-cells";

/** Rows of a table, kept by column: in a fraction of the room that an array a row takes, and each column is looked at by itself. */
export class CellBlock {
  /** @param columns in sheet order, each of them `rowCount` cells long */
  constructor(
    readonly rowCount: number,
    readonly columns: readonly CellColumn[],
  ) {}

  /** @param columnCount as many as the longest row has, unless told; cells that a row lacks are blank */
  static ofRows(
    rows: readonly (readonly Cell[])[],
    columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0),
  ): CellBlock {
    const columns = Array.from({ length: columnCount }, (_, position) =>
      columnOfCells(rows.map((row) => row[position] ?? null)),
    );
    return new CellBlock(rows.length, columns);
  }

  /** Characters of all texts that it keeps. */
  get textLength(): number {
    return this.columns.reduce((sum, column) => sum + column.textLength, 0);
  }

  /** null where there is no such cell. */
  cell(row: number, position: number): Cell {
    return this.columns[position]?.at(row) ?? null;
  }

  /** The rows from `first` to before `end`: hardly anything is copied. */
  part(first: number, end: number): CellBlock {
    const [from, to] = [Math.min(first, this.rowCount), Math.min(end, this.rowCount)];
    return new CellBlock(
      Math.max(to - from, 0),
      this.columns.map((column) => column.part(from, to)),
    );
  }

  /** An array for each row: for few rows, as it makes of each cell an object of its own. */
  toRows(): Cell[][] {
    return Array.from({ length: this.rowCount }, (_, row) => this.columns.map((column) => column.at(row)));
  }
}

/** Neighbouring rows of a table: row `i` of the cells is row `firstRow + i` of the table. */
export interface TableRows {
  readonly firstRow: number;
  readonly cells: CellBlock;
}
