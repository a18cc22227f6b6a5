import { RowRanges, type RowRange } from "../table/row-ranges";

/**
 * What should be known of cells that are sent: blanks, cells at fault that were chosen to be sent as missing, and numbers that an input of
 * text gets as they are stored, not as they are shown.
 */
export type NoteKind = "blank-as-missing" | "chosen-as-missing" | "sent-as-stored";

/** Cells of one column that are sent, but not as what they hold; nothing is wrong with them. Rows count from 0, and are all sent. */
export interface CellNote {
  readonly column: string;
  readonly kind: NoteKind;
  /** The first ones, where there are very many. */
  readonly rows: readonly RowRange[];
  readonly rowCount: number;
}

/** Ranges kept of one note: every column of a table may have one, and nobody reads more. */
const RANGES_KEPT = 1_000;

/** Collects notes as rows stream by; memory grows with the columns, not with the rows. */
export class CellNotes {
  private readonly found: Readonly<Record<NoteKind, Map<string, RowRanges>>> = {
    "blank-as-missing": new Map(),
    "chosen-as-missing": new Map(),
    "sent-as-stored": new Map(),
  };

  /** @param row rising from call to call in each column */
  add(kind: NoteKind, column: string, row: number): void {
    const columns = this.found[kind];
    const rows = columns.get(column) ?? new RowRanges(RANGES_KEPT);
    columns.set(column, rows);
    rows.add(row);
  }

  /** Most rows first; of as many, the one that is found first in the table. */
  list(): readonly CellNote[] {
    const kinds = Object.entries(this.found) as [NoteKind, Map<string, RowRanges>][];
    return kinds
      .flatMap(([kind, columns]) =>
        [...columns]
          .map(([column, { ranges, rowCount }]) => ({ column, kind, rows: ranges, rowCount }))
          .sort((a, b) => a.rows[0]!.firstRow - b.rows[0]!.firstRow),
      )
      .sort((a, b) => b.rowCount - a.rowCount);
  }
}
