import type { ColumnEncoding } from "../columns/column-encoding";
import { WHOLE_ROW } from "../columns/column-reading";
import type { CellCause } from "../columns/column-type";
import { causeOf, encodeCell } from "../columns/encode-cell";
import type { Cell } from "../table/cell";
import type { TableRows } from "../table/cell-block";
import { RowRanges, type RowRange } from "../table/row-ranges";
import { CellNotes, type CellNote } from "./cell-notes";
import { sentCell, type SentInput } from "./encode-rows";
import { CureExamples } from "./cure-examples";
import type { CureExample } from "./cure-ways";
import { FirstLook } from "./first-look";
import { isBlankRow } from "./is-blank-row";

/** Cells of one column that share a cause. */
export interface CellProblem {
  /** `WHOLE_ROW` for `blank-row`, which is about all cells of a row. */
  readonly column: string;
  readonly cause: CellCause;
  readonly rows: readonly RowRange[];
  readonly rowCount: number;
  /** The ways to send these cells as what they mean, each with a cell that it can be told by; absent where one cure does the same to all. */
  readonly examples?: readonly CureExample[];
}

/** What would happen if the table were sent as it is: which cells would be refused or silently mis-scored, before any is. */
export interface PreflightReport {
  readonly rowCount: number;
  /** Rows in which every cell can be sent. */
  readonly cleanRows: number;
  readonly columns: readonly ({ readonly name: string } & Pick<ColumnEncoding, "type" | "isDeclared" | "blanks">)[];
  /** Most rows first. */
  readonly problems: readonly CellProblem[];
  /** What should be known of the rows that can be sent; no reason to stop. Most rows first. */
  readonly notes: readonly CellNote[];
}

/** Looks at rows as they stream by; memory grows with the problems, not with the table. */
export class Preflight {
  private rowsAtFault = 0;
  private readonly found = new Map<string, FaultGroup>();
  private readonly notes = new CellNotes();
  /** Columns of which the counts prove that they hold no cell at fault; they may hold blanks. */
  private readonly trusted: readonly SentInput[];

  /**
   * @param inputs all that are sent
   * @param firstLook what is known already: all there is to tell, where no column is in doubt
   * @param doubtful those of them that may hold a cell at fault; of the others only blanks are noted
   */
  constructor(
    private readonly inputs: readonly SentInput[],
    private readonly firstLook = new FirstLook(inputs, false),
    private readonly doubtful: readonly SentInput[] = inputs,
  ) {
    this.trusted = inputs.filter((input) => !doubtful.includes(input));
  }

  /** Whether rows must be looked at: false when it is known of every column that all its cells can be sent. */
  get isNeeded(): boolean {
    return this.doubtful.length > 0;
  }

  /** @param rows of the table, rising from call to call */
  inspect({ firstRow, cells }: TableRows): void {
    cells.toRows().forEach((row, offset) => this.inspectRow(firstRow + offset, row));
  }

  /** @param rowCount rows of the table */
  report(rowCount: number): PreflightReport {
    const { blankRows, notes } = this.firstLook;
    if (!this.isNeeded && blankRows.rowCount > 0) {
      this.found.set("blank-row", { column: WHOLE_ROW, cause: "blank-row", rows: blankRows });
    }
    return {
      rowCount,
      cleanRows: rowCount - (this.isNeeded ? this.rowsAtFault : blankRows.rowCount),
      columns: this.inputs.map(({ column, encoding }) => ({
        name: column,
        type: encoding.type,
        isDeclared: encoding.isDeclared,
        ...(encoding.blanks && { blanks: encoding.blanks }),
      })),
      problems: [...this.found.values()].map(problemOf).sort((a, b) => b.rowCount - a.rowCount),
      notes: (this.isNeeded ? this.notes : notes).list(),
    };
  }

  /** A row without any input has that one fault, whatever its columns take. */
  private inspectRow(rowIndex: number, row: readonly Cell[]): void {
    if (!this.firstLook.sendsBlankRows && isBlankRow(row, this.inputs)) return this.noteFaults(rowIndex, [BLANK_ROW]);
    const encoded = this.doubtful.map((input) => encodeCell(sentCell(row, input), input.encoding));
    const faults = this.doubtful.flatMap((input, place): Fault[] => {
      const written = encoded[place]!;
      return typeof written === "string" ? [] : [{ cell: sentCell(row, input), input, cause: written.cause }];
    });
    if (faults.length > 0) this.noteFaults(rowIndex, faults);
    else this.noteSent(rowIndex, row, encoded);
  }

  private noteFaults(rowIndex: number, faults: readonly Fault[]): void {
    this.rowsAtFault++;
    for (const { cell, cause, input } of faults) {
      const column = input?.column ?? WHOLE_ROW;
      const key = `${cause} ${column}`;
      const group = this.found.get(key) ?? {
        column,
        cause,
        rows: new RowRanges(),
        ...(input && { examples: new CureExamples(cause, input.encoding) }),
      };
      this.found.set(key, group);
      group.rows.add(rowIndex);
      group.examples?.add(cell);
    }
  }

  /** Notes the cells that are not sent as what they hold in a row that can be sent. @param encoded those of the doubtful inputs */
  private noteSent(rowIndex: number, row: readonly Cell[], encoded: readonly unknown[]): void {
    for (const input of this.trusted) {
      if (sentCell(row, input) === null) this.notes.add("blank-as-missing", input.column, rowIndex);
    }
    this.doubtful.forEach((input, place) => {
      const cell = sentCell(row, input);
      const isSentAsStored = input.encoding.cures["stored-not-shown"]?.kind === "send-stored";
      if (isSentAsStored && causeOf(cell, input.encoding) === "stored-not-shown") {
        this.notes.add("sent-as-stored", input.column, rowIndex);
      }
      if (encoded[place] !== "null") return;
      const isBlank = cell === null;
      this.notes.add(isBlank ? "blank-as-missing" : "chosen-as-missing", input.column, rowIndex);
    });
  }
}

/** One cell at fault; a row as a whole has no input. */
interface Fault {
  readonly cell: Cell;
  readonly cause: CellCause;
  readonly input?: SentInput;
}

interface FaultGroup {
  readonly column: string;
  readonly cause: CellCause;
  readonly rows: RowRanges;
  readonly examples?: CureExamples;
}

const BLANK_ROW: Fault = { cell: null, cause: "blank-row" };

function problemOf({ column, cause, rows, examples }: FaultGroup): CellProblem {
  const list = examples?.list();
  return { column, cause, rows: rows.ranges, rowCount: rows.rowCount, ...(list && { examples: list }) };
}
