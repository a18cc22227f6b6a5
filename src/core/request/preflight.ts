import type { ColumnEncoding } from "../columns/column-encoding";
import type { CellCause } from "../columns/column-type";
import { encodeCell } from "../columns/encode-cell";
import type { Cell } from "../table/cell";
import { RowRanges, type RowRange } from "../table/row-ranges";
import { sentCell, type SentInput } from "./encode-rows";

/** Cells of one column that share a cause. */
export interface CellProblem {
  readonly column: string;
  readonly cause: CellCause;
  readonly rows: readonly RowRange[];
  readonly rowCount: number;
}

/** What would happen if the table were sent as it is: which cells would be refused or silently mis-scored, before any is. */
export interface PreflightReport {
  readonly rowCount: number;
  /** Rows in which every cell can be sent. */
  readonly cleanRows: number;
  readonly columns: readonly ({ readonly name: string } & Pick<ColumnEncoding, "type" | "isDeclared" | "blanks">)[];
  /** Most rows first. */
  readonly problems: readonly CellProblem[];
}

/** Looks at rows as they stream by; memory grows with the problems, not with the table. */
export class Preflight {
  private rowsAtFault = 0;
  private readonly found = new Map<string, { column: string; cause: CellCause; rows: RowRanges }>();

  /**
   * @param inputs all that are sent
   * @param doubtful those of them that may hold a cell at fault; the others are not looked at
   */
  constructor(
    private readonly inputs: readonly SentInput[],
    private readonly doubtful: readonly SentInput[] = inputs,
  ) {}

  /** Whether rows must be looked at: false when it is known of every column that all its cells can be sent. */
  get isNeeded(): boolean {
    return this.doubtful.length > 0;
  }

  /** @param firstRow of these rows in the table, rising from call to call */
  inspect(firstRow: number, rows: readonly (readonly Cell[])[]): void {
    rows.forEach((row, offset) => {
      const problems = this.doubtful.filter((input) => this.inspectCell(firstRow + offset, row, input));
      if (problems.length > 0) this.rowsAtFault++;
    });
  }

  /** @param rowCount rows of the table */
  report(rowCount: number): PreflightReport {
    return {
      rowCount,
      cleanRows: rowCount - this.rowsAtFault,
      columns: this.inputs.map(({ column, encoding }) => ({
        name: column,
        type: encoding.type,
        isDeclared: encoding.isDeclared,
        ...(encoding.blanks && { blanks: encoding.blanks }),
      })),
      problems: [...this.found.values()]
        .map(({ column, cause, rows }) => ({ column, cause, rows: rows.ranges, rowCount: rows.rowCount }))
        .sort((a, b) => b.rowCount - a.rowCount),
    };
  }

  /** @returns whether the cell is a problem */
  private inspectCell(rowIndex: number, row: readonly Cell[], { column, from, encoding }: SentInput): boolean {
    const encoded = encodeCell(sentCell(row, { from }), encoding);
    if (typeof encoded === "string") return false;
    const key = `${encoded.cause} ${column}`;
    const group = this.found.get(key) ?? { column, cause: encoded.cause, rows: new RowRanges() };
    this.found.set(key, group);
    group.rows.add(rowIndex);
    return true;
  }
}
