import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";

/** Rows of a table as JSON has them, under their columns. */
export interface TableOfRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Runs DuckDB's SQL, such as `COPY (...) TO 'file' (FORMAT parquet)`. */
export async function runSql(sql: string): Promise<void> {
  await withConnection((connection) => connection.run(sql));
}

/** The rows of a folder that Spark has written, by its first column. */
export async function readFolder(folder: string, kind: "parquet" | "csv"): Promise<TableOfRows> {
  const files = `${folder}/*.${kind}`.replaceAll("'", "''");
  const read = kind === "parquet" ? `read_parquet('${files}')` : `read_csv('${files}', header = true)`;
  return readRows(`SELECT * FROM ${read} ORDER BY 1`);
}

/** What a query of DuckDB's answers; long integers are texts. */
export async function readRows(sql: string): Promise<TableOfRows> {
  return withConnection(async (connection) => {
    const result = await connection.runAndReadAll(sql);
    return { columns: result.columnNames(), rows: result.getRowsJson() };
  });
}

async function withConnection<Result>(use: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    return await use(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
