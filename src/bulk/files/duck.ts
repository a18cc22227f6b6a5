import type * as DuckDb from "@duckdb/node-api";
import type { DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { ScoringError } from "../../core/errors";
import { BulkFileError } from "./bulk-file-error";

/**
 * What DuckDB may take. One thread keeps rows in the order of the file and the memory small; the endpoint is what a run waits for. What does
 * not fit into the memory goes to the spill folder.
 */
const LIMITS = { threads: "1", memory_limit: "512MB" };

/** DuckDB, which reads and writes the files of a run: loaded when it is first needed, for nothing else needs it. */
export class Duck {
  private constructor(
    private readonly api: typeof DuckDb,
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /**
   * @param spillFolder made when something does not fit into the memory
   * @throws BulkFileError where it cannot be loaded
   */
  static async open(spillFolder: string): Promise<Duck> {
    const api = await import("@duckdb/node-api").catch(() => {
      throw new BulkFileError(
        `DuckDB, which reads and writes files, cannot be loaded on this machine (${process.platform}-${process.arch}). ` +
          "Install Scoresheet on this very machine, with its optional packages, and try again.",
      );
    });
    const instance = await api.DuckDBInstance.create(":memory:", { ...LIMITS, temp_directory: spillFolder });
    return new Duck(api, instance, await instance.connect());
  }

  /** All rows of an answer that is small. @throws DuckDB's own error */
  async rows(sql: string): Promise<DuckDBValue[][]> {
    return (await this.connection.runAndReadAll(sql)).getRows();
  }

  /** An answer of any size, piece by piece, in its order: nothing is read ahead of whoever asks. @throws DuckDB's own error */
  async *chunks(sql: string): AsyncGenerator<DuckDBDataChunk, void, undefined> {
    const connection = await this.instance.connect();
    try {
      const answer = await connection.stream(sql);
      for (;;) {
        const chunk = await answer.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        yield chunk;
      }
    } finally {
      connection.closeSync();
    }
  }

  /** Rows of some types, column by column, on their way into a table. */
  chunkOf(types: readonly DuckDBType[], columns: readonly (readonly DuckDBValue[])[]): DuckDBDataChunk {
    const chunk = this.api.DuckDBDataChunk.create(types, columns[0]?.length ?? 0);
    chunk.setColumns(columns);
    return chunk;
  }

  get types(): Pick<typeof DuckDb, "BIGINT" | "BOOLEAN" | "DOUBLE" | "TINYINT" | "VARCHAR"> {
    return this.api;
  }

  /** Puts pieces behind the rows of a table. @throws DuckDB's own error */
  async append(table: string, chunks: readonly DuckDBDataChunk[]): Promise<void> {
    const appender = await this.connection.createAppender(table);
    try {
      for (const chunk of chunks) appender.appendDataChunk(chunk);
    } finally {
      appender.closeSync();
    }
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/**
 * An error of DuckDB as a sentence about a file. What DuckDB says itself is not repeated: it holds what stands in the file.
 * @returns the error itself where it is none of DuckDB's
 */
export function asFileError(error: unknown, what: string, isOfTheRun = false): unknown {
  if (error instanceof BulkFileError || error instanceof ScoringError) return error;
  // By what it has, not by what it is: native code makes its errors in a world of its own.
  const { message } = (error ?? {}) as { readonly message?: unknown };
  const why = typeof message === "string" ? whyOf(message) : undefined;
  return why === undefined ? error : new BulkFileError(`${what}: ${why}.`, isOfTheRun);
}

function whyOf(said: string): string | undefined {
  if (/unicode|utf-8 encoded/i.test(said)) return "it is not written in UTF-8; save it so";
  const line = /CSV Error on Line: (\d+)/.exec(said)?.[1];
  const columns = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(said);
  if (line !== undefined) {
    return columns === null
      ? `line ${line} is not written as CSV is, a quote that is never closed for instance`
      : `line ${line} has ${columns[2]} columns instead of ${columns[1]}`;
  }
  if (/No magic bytes|too small to be a Parquet/i.test(said)) return "by its content it is no Parquet file";
  if (/No space left/i.test(said)) return "the disk is full";
  if (/^Out of Memory Error/.test(said)) return "it does not fit into the memory that reading and writing may take";
  const kind = /^([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)* (?:Error|Exception)):/.exec(said)?.[1];
  return kind && `DuckDB cannot read or write it (${kind})`;
}
