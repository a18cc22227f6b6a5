import { planInputs } from "../../core/inputs/plan-inputs";
import { rowsWhere } from "../../core/request/batch";
import type { PreflightReport } from "../../core/request/preflight";
import type { TableEncoding } from "../../core/request/table-encoding";
import type { TableRows } from "../../core/table/cell-block";
import { RowSet } from "../../core/table/row-set";
import { checkTable } from "../../scoring/check-table";
import { Breath, type RunClock } from "../../scoring/flow/run-clock";
import { slicesOf } from "../../scoring/flow/slices-of";
import type { SourceShape, Workbook } from "../../scoring/ports";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import { WindowReader } from "../../scoring/window-reader";
import { refuseParameters } from "../sql/scoring-statement";
import type { CsvColumns } from "../sql/staged-file";
import { statementInputs } from "../sql/statement-inputs";
import { csvField, csvText } from "./csv-text";
import { LinesFingerprint } from "./lines-fingerprint";
import { uploadedColumns, type UploadedColumns } from "./sheet-columns";

export interface SheetReading {
  readonly workbook: Pick<Workbook, "describe" | "readWindow">;
  readonly plan: ScoringPlan;
  readonly clock: RunClock;
  readonly signal: AbortSignal;
  readonly onRowsRead?: (rowsRead: number, rowCount: number) => void;
}

/** Told how many rows of the table have been looked at. */
type OnRowsRead = NonNullable<SheetReading["onRowsRead"]>;

const ignore: OnRowsRead = () => undefined;

/** What is uploaded. */
export interface SheetFile {
  readonly content: Blob;
  readonly rowCount: number;
  /** Of its rows, in their order. */
  readonly fingerprint: string;
}

/** Lines of a file, for some rows. */
interface WrittenLines {
  readonly texts: readonly string[];
  /** The first row of the table behind these. */
  readonly end: number;
}

/** A table of the workbook on its way into a file: each cell as a run of the same plan would send it. */
export class SheetTable {
  private constructor(
    private readonly reading: SheetReading,
    readonly shape: SourceShape,
    private readonly reader: WindowReader,
    private readonly encoding: TableEncoding,
    /** Which cells cannot be sent. */
    readonly report: PreflightReport,
    readonly uploaded: UploadedColumns,
  ) {}

  /**
   * Looks at all rows: how columns are written is decided over all of them.
   * @throws InputError, WorkbookError, CancelledError; BulkError for what a warehouse would not be sent
   */
  static async read(reading: SheetReading): Promise<SheetTable> {
    const { workbook, plan, clock, signal, onRowsRead = ignore } = reading;
    refuseParameters(plan.parameters);
    const shape = await workbook.describe(plan.source, signal);
    statementInputs(shape.columns, plan.inputs);
    const reader = new WindowReader(workbook, shape, signal);
    const told = (rowsRead: number): void => onRowsRead(rowsRead, shape.rowCount);
    const { encoding, report } = await checkTable({ reader, plan, shape, clock, onRowsRead: told });
    const { inputs } = planInputs(shape.columns, plan.inputs);
    const uploaded = uploadedColumns(inputs, encoding.inputs);
    return new SheetTable(reading, shape, reader, encoding, report, uploaded);
  }

  /** As the file has them, its key first. */
  get columns(): CsvColumns {
    const { key, columns } = this.uploaded;
    return { columns: [{ name: key, type: "long" }, ...columns.map(({ name, type }) => ({ name, type }))], key };
  }

  /** Rows that go into the file, as far as no cell changes meanwhile. */
  get rowCount(): number {
    return this.report.cleanRows;
  }

  /** Bytes of the file, told from its first rows. */
  async estimatedBytes(): Promise<number> {
    for await (const { texts } of this.lines(this.reader)) {
      const { size } = new Blob([texts.join("")]);
      return Math.round((size / texts.length) * this.rowCount);
    }
    return 0;
  }

  /**
   * The file: a line of headers, and one a row that can be sent. It is put together of parts that the browser holds, so that no second copy of it
   * stands in the page's memory.
   * @param onRowsRead told how many rows of the table have been looked at again
   */
  async file(onRowsRead = ignore): Promise<SheetFile> {
    const { key, columns } = this.uploaded;
    const header = [key, ...columns.map(({ name }) => name)].map((name) => csvText(name, name)).join(",");
    const parts = [new Blob([`${header}\n`])];
    const fingerprint = new LinesFingerprint();
    let rowCount = 0;
    for await (const { texts, end } of this.lines(this.reader)) {
      parts.push(new Blob([texts.join("")]));
      fingerprint.add(texts);
      rowCount += texts.length;
      onRowsRead(end, this.shape.rowCount);
    }
    return { content: new Blob(parts, { type: "text/csv" }), rowCount, fingerprint: fingerprint.text };
  }

  /**
   * Whether the table is, read once more, what the file was made of. A table comes in windows, one after the other: of one that is sorted, or
   * has a row put in, between two of them some rows come twice and others never, and there are as many as before.
   * @param fingerprint of the file
   */
  async isStill(fingerprint: string, onRowsRead = ignore): Promise<boolean> {
    const { workbook, plan, signal } = this.reading;
    const shape = await workbook.describe(plan.source, signal);
    const isAsLarge = shape.rowCount === this.shape.rowCount;
    if (!isAsLarge || JSON.stringify(shape.columns) !== JSON.stringify(this.shape.columns)) return false;
    const now = new LinesFingerprint();
    for await (const { texts, end } of this.lines(new WindowReader(workbook, shape, signal))) {
      now.add(texts);
      onRowsRead(end, shape.rowCount);
    }
    return now.text === fingerprint;
  }

  private async *lines(reader: WindowReader): AsyncGenerator<WrittenLines, void, undefined> {
    const { plan, clock } = this.reading;
    const chosen = plan.rows && new RowSet(plan.rows);
    const breath = new Breath(clock);
    for await (const window of reader.windows()) {
      const texts: string[] = [];
      for (const slice of slicesOf(window)) {
        await breath.due();
        for (const line of this.linesOf(slice, chosen)) texts.push(line);
      }
      if (texts.length > 0) yield { texts, end: window.firstRow + window.cells.rowCount };
    }
  }

  private linesOf(slice: TableRows, chosen: RowSet | undefined): string[] {
    const { sendable } = this.encoding.encode(slice);
    const { rowIndexes, rows } = chosen ? rowsWhere(sendable, (row) => chosen.has(row)) : sendable;
    const fields = this.uploaded.columns.map(({ place, name }) =>
      rows.columns[place]!.texts().map((json) => csvField(json, name)),
    );
    return rowIndexes.map((rowIndex, row) => {
      let line = String(rowIndex + 1);
      for (const column of fields) line += `,${column[row]!}`;
      return `${line}\n`;
    });
  }
}
