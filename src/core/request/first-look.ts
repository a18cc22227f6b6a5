import { RowRanges } from "../table/row-ranges";
import type { Cell } from "../table/cell";
import { CellNotes } from "./cell-notes";
import { sentCell, type SentInput } from "./encode-rows";
import { isBlankRow } from "./is-blank-row";

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

  /** Takes the next row of the table. @returns whether it is sent, where all its cells can be */
  observe(row: readonly Cell[]): boolean {
    const rowIndex = this.rowsSeen++;
    if (!this.sendsBlankRows && isBlankRow(row, this.inputs)) {
      this.blankRows.add(rowIndex);
      return false;
    }
    for (const input of this.inputs) {
      if (sentCell(row, input) === null) this.notes.add("blank-as-missing", input.column, rowIndex);
    }
    return true;
  }
}
