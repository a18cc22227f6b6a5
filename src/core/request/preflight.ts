import type { ColumnEncoding, JsonText, Unsendable } from "../columns/column-encoding";
import { WHOLE_ROW } from "../columns/column-reading";
import type { CellCause } from "../columns/column-type";
import { causeOf } from "../columns/encode-cell";
import { writeColumn } from "../columns/write-column";
import { areSendableNumbers } from "../columns/write-numbers";
import type { Cell } from "../table/cell";
import type { CellBlock, TableRows } from "../table/cell-block";
import type { CellColumn } from "../table/cell-column";
import { RowRanges, type RowRange } from "../table/row-ranges";
import { blanksIn, findBlankRows } from "./blank-rows";
import { CellNotes, type CellNote } from "./cell-notes";
import { CureExamples } from "./cure-examples";
import type { CureExample } from "./cure-ways";
import { sentColumn, type SentInput } from "./encode-rows";
import { FirstLook } from "./first-look";

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
    const blank = this.firstLook.sendsBlankRows ? undefined : findBlankRows(cells, this.inputs);
    const isAtFault = blank?.slice() ?? new Uint8Array(cells.rowCount);
    blank?.forEach((isBlank, row) => isBlank === 1 && this.noteFault(firstRow + row, BLANK_ROW));
    const columns = this.doubtful.map((input) => writtenColumn(cells, input));
    for (const group of columnGroups(columns)) this.noteFaults(firstRow, group, blank, isAtFault);
    for (const isOne of isAtFault) this.rowsAtFault += isOne;
    for (const input of this.trusted) {
      for (const row of blanksIn(sentColumn(cells, input))) {
        if (isAtFault[row] !== 1) this.notes.add("blank-as-missing", input.column, firstRow + row);
      }
    }
    for (const group of columnGroups(columns)) this.noteSent(firstRow, group, isAtFault);
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
      problems: [...this.found.values()].map(problemOf).sort(byRows),
      notes: (this.isNeeded ? this.notes : notes).list(),
    };
  }

  /** @param isAtFault is told of the rows with a fault */
  private noteFaults(
    firstRow: number,
    group: readonly WrittenColumn[],
    blank: Uint8Array | undefined,
    isAtFault: Uint8Array,
  ): void {
    const faulty = group.filter(({ written }) => written?.some((text) => typeof text !== "string") === true);
    for (let row = 0; faulty.length > 0 && row < isAtFault.length; row++) {
      // A row without any input has that one fault, whatever its columns take.
      if (blank?.[row] === 1) continue;
      for (const { input, column, written } of faulty) {
        const text = written![row]!;
        if (typeof text === "string") continue;
        isAtFault[row] = 1;
        this.noteFault(firstRow + row, { cell: column.at(row), input, cause: text.cause });
      }
    }
  }

  private noteFault(rowIndex: number, { cell, cause, input }: Fault): void {
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

  /** Notes the cells that are not sent as what they hold in rows that can be sent. */
  private noteSent(firstRow: number, group: readonly WrittenColumn[], isAtFault: Uint8Array): void {
    const told = group.filter(({ input, written }) => isSentAsStored(input) || written?.includes("null") === true);
    for (let row = 0; told.length > 0 && row < isAtFault.length; row++) {
      if (isAtFault[row] === 1) continue;
      for (const { input, column, written } of told) {
        const cell = column.at(row);
        if (isSentAsStored(input) && causeOf(cell, input.encoding) === "stored-not-shown") {
          this.notes.add("sent-as-stored", input.column, firstRow + row);
        }
        if (written?.[row] !== "null") continue;
        this.notes.add(cell === null ? "blank-as-missing" : "chosen-as-missing", input.column, firstRow + row);
      }
    }
  }
}

/** The cells of an input as they would be written; undefined where they are plainly numbers that all can be sent. */
interface WrittenColumn {
  readonly input: SentInput;
  readonly column: CellColumn;
  readonly written: readonly (JsonText | Unsendable)[] | undefined;
}

function writtenColumn(cells: CellBlock, input: SentInput): WrittenColumn {
  const column = sentColumn(cells, input);
  const isPlain =
    column.kind === "numbers" && column.blanks === undefined && areSendableNumbers(column, input.encoding);
  return { input, column, written: isPlain ? undefined : writeColumn(column, input.encoding) };
}

/** Inputs that are fed from one column stand together, so that its rows rise from note to note. */
function columnGroups(columns: readonly WrittenColumn[]): readonly (readonly WrittenColumn[])[] {
  const groups = new Map<string, WrittenColumn[]>();
  for (const one of columns) groups.set(one.input.column, [...(groups.get(one.input.column) ?? []), one]);
  return [...groups.values()];
}

function isSentAsStored({ encoding }: SentInput): boolean {
  return encoding.cures["stored-not-shown"]?.kind === "send-stored";
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

/** Most rows first; of as many, the one that is found first in the table. */
function byRows(a: CellProblem, b: CellProblem): number {
  return b.rowCount - a.rowCount || a.rows[0]!.firstRow - b.rows[0]!.firstRow;
}

function problemOf({ column, cause, rows, examples }: FaultGroup): CellProblem {
  const list = examples?.list();
  return { column, cause, rows: rows.ranges, rowCount: rows.rowCount, ...(list && { examples: list }) };
}
