import { RowRanges } from "../table/row-ranges";
import type { CellBlock } from "../table/cell-block";
import { blanksIn, findBlankRows } from "./blank-rows";
import { CellNotes } from "./cell-notes";
import { sentColumn, type SentInput } from "./encode-rows";

/**
 * What is known of blanks once every row has gone by, before it is known how any column is written: where all other cells can be sent, it
 * is right, and no row need be looked at again.
 */
export class FirstLook {
  /** Those without any input, which are left out. */
  readonly blankRows = new RowRanges();
  /** Blanks in the other rows. */
  readonly notes = new CellNotes();
  private rowsSeen = 0;

  /** @param sendsBlankRows whether rows without any input are sent all the same */
  constructor(
    private readonly inputs: readonly Pick<SentInput, "from" | "column">[],
    readonly sendsBlankRows: boolean,
  ) {}

  /** Takes the next rows of the table. @returns 1 for each that is left out for holding nothing; undefined where there is none */
  observe(cells: CellBlock): Uint8Array | undefined {
    const firstRow = this.rowsSeen;
    this.rowsSeen += cells.rowCount;
    const blank = this.sendsBlankRows ? undefined : findBlankRows(cells, this.inputs);
    blank?.forEach((isBlank, row) => isBlank === 1 && this.blankRows.add(firstRow + row));
    const seen = new Set<string>();
    for (const input of this.inputs) {
      // Two inputs may be fed from one column, whose blanks count once.
      if (seen.has(input.column)) continue;
      seen.add(input.column);
      for (const row of blanksIn(sentColumn(cells, input))) {
        if (blank?.[row] !== 1) this.notes.add("blank-as-missing", input.column, firstRow + row);
      }
    }
    return blank;
  }
}
