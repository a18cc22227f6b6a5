import type { DuckDBDataChunk } from "@duckdb/node-api";
import { alignOutputs, unionOfOutputs } from "../../core/predictions/align-outputs";
import type { BatchOutcome, RowOutcome } from "../../core/predictions/join-outcomes";
import type { RowRange } from "../../core/table/row-ranges";
import { asFileError, type Duck } from "./duck";
import { inSql, type InputFile } from "./input-file";
import type { PartFolder } from "./part-folder";
import { resultTypes, resultValues } from "./result-values";
import { sqlText } from "./sql-text";

/** Where an endpoint takes its time, parts are smaller: what a run that is killed loses is at most so old, as far as it was answered. */
const MOST_WAIT_MS = 20_000;

/** A window that was read, with what became of its rows so far. */
interface WaitingWindow {
  readonly firstRow: number;
  readonly chunk: DuckDBDataChunk;
  readonly parts: BatchOutcome[];
  awaited: number;
}

export interface PartWriterParts {
  readonly duck: Duck;
  readonly input: InputFile;
  readonly folder: PartFolder;
  /** Columns of a chunk behind those of the input, which were made to be sent. */
  readonly sentCount: number;
  /** Known before anything is answered; absent where the first answers tell. */
  readonly outputs?: readonly string[] | undefined;
  /** Rows of a part: what a run that is killed loses is at most so many, as long as `MOST_WAIT_MS` does not come first. */
  readonly rowsPerPart: number;
  /** Whether one of some rows is to be tried once more: their window is not written, and is read again when its turn comes. */
  readonly isLost: (rows: RowRange) => boolean;
  readonly now: () => number;
}

/** Puts rows and what became of them into parts: each a whole file of neighbouring rows, in whatever order they are answered. */
export class PartWriter {
  /** By their first rows, in the order of the file. */
  private readonly windows = new Map<number, WaitingWindow>();
  private lastMs: number;
  private outputs: readonly string[] | undefined;

  constructor(private readonly parts: PartWriterParts) {
    this.lastMs = parts.now();
    this.outputs = parts.folder.outputs ?? parts.outputs;
  }

  /** A window is read, to be scored. */
  open(firstRow: number, chunk: DuckDBDataChunk): void {
    this.windows.set(firstRow, { firstRow, chunk, parts: [], awaited: chunk.rowCount });
  }

  /** Takes what became of some rows of a window, and writes a part when it is time. @throws BulkFileError */
  async take(firstRow: number, parts: readonly BatchOutcome[]): Promise<void> {
    const window = this.windows.get(firstRow)!;
    window.parts.push(...parts);
    for (const { rowIndexes } of parts) window.awaited -= rowIndexes.length;
    const rows = { firstRow, rowCount: window.chunk.rowCount };
    if (window.awaited === 0 && this.parts.isLost(rows)) this.windows.delete(firstRow);
    const isDue = this.parts.now() - this.lastMs >= MOST_WAIT_MS;
    await this.writeRuns(isDue ? 1 : this.parts.rowsPerPart);
  }

  /** Writes all windows of which every row is answered: the others have to be sent again. @throws BulkFileError */
  async end(): Promise<void> {
    await this.writeRuns(1);
  }

  private async writeRuns(least: number): Promise<void> {
    for (const run of this.runs()) {
      const rowCount = run.reduce((sum, { chunk }) => sum + chunk.rowCount, 0);
      if (rowCount < least) continue;
      await this.settleOutputs(run);
      await this.writePart(run, rowCount);
      for (const { firstRow } of run) this.windows.delete(firstRow);
    }
  }

  /** Neighbouring windows that are answered, as long as they may be together. */
  private runs(): WaitingWindow[][] {
    const runs: WaitingWindow[][] = [];
    let end = -1;
    const waiting = [...this.windows.values()].sort((a, b) => a.firstRow - b.firstRow);
    for (const window of waiting) {
      if (window.awaited > 0) continue;
      if (window.firstRow === end) runs.at(-1)!.push(window);
      else runs.push([window]);
      end = window.firstRow + window.chunk.rowCount;
    }
    return runs;
  }

  /** Which outputs the model has, as soon as an answer tells: rows without a prediction do not, and their part has no outputs. */
  private async settleOutputs(run: readonly WaitingWindow[]): Promise<void> {
    const { folder } = this.parts;
    if (folder.outputs !== undefined) return;
    const outputs = this.outputs ?? unionOfOutputs(run.flatMap(({ parts }) => parts));
    if (outputs.length === 0) return;
    this.outputs = outputs;
    await folder.noteOutputs(outputs);
  }

  private async writePart(run: readonly WaitingWindow[], rowCount: number): Promise<void> {
    const { duck, folder, input } = this.parts;
    const { firstRow } = run[0]!;
    try {
      await this.fillTables(run);
      const own = input.columns.map((_, position) => `input.${inSql(position)}`).join(", ");
      await duck.rows(
        `COPY (SELECT ${own}, results.* FROM part_input AS input POSITIONAL JOIN part_results AS results) ` +
          `TO ${sqlText(folder.unfinished())} (FORMAT parquet)`,
      );
    } catch (error) {
      throw asFileError(error, `A part of the output cannot be written to ${folder.folder}`, true);
    } finally {
      await duck.rows("DROP TABLE IF EXISTS part_input; DROP TABLE IF EXISTS part_results");
    }
    await folder.finish({ firstRow, rowCount });
    this.lastMs = this.parts.now();
  }

  private async fillTables(run: readonly WaitingWindow[]): Promise<void> {
    const { duck, input, sentCount } = this.parts;
    const outputs = this.outputs ?? [];
    const types = resultTypes(duck, outputs.length);
    const results = types.map(({ name, type }) => `${name} ${type.toString()}`).join(", ");
    const own = input.columns.map(({ type }, position) => `${inSql(position)} ${type}`);
    const sent = Array.from(
      { length: sentCount },
      (_, place) => `s${place} ${sentType(run[0]!.chunk, own.length + place)}`,
    );
    await duck.rows(`CREATE TEMP TABLE part_input (${[...own, ...sent].join(", ")})`);
    await duck.rows(`CREATE TEMP TABLE part_results (${results})`);
    await duck.append(
      "part_input",
      run.map(({ chunk }) => chunk),
    );
    const chunkTypes = types.map(({ type }) => type);
    const chunks = run.map((window) =>
      duck.chunkOf(chunkTypes, resultValues(window.firstRow, outcomesOf(window, outputs), outputs.length)),
    );
    await duck.append("part_results", chunks);
  }
}

function sentType(chunk: DuckDBDataChunk, column: number): string {
  return chunk.getColumnVector(column).type.toString();
}

/** One outcome a row, in the order of the rows. @throws RangeError where a row has none, or two: a defect */
function outcomesOf({ firstRow, chunk, parts }: WaitingWindow, outputs: readonly string[]): RowOutcome[] {
  const aligned = parts.map((part) => alignOutputs(part, outputs));
  const joined = new Array<RowOutcome | undefined>(chunk.rowCount).fill(undefined);
  for (const { rowIndexes, outcomes } of aligned) {
    rowIndexes.forEach((row, place) => {
      if (joined[row - firstRow] !== undefined) throw new RangeError(`Row ${row} was answered twice.`);
      joined[row - firstRow] = outcomes[place];
    });
  }
  return joined.map((outcome, place) => {
    if (outcome === undefined) throw new RangeError(`Row ${firstRow + place} was never answered.`);
    return outcome;
  });
}
