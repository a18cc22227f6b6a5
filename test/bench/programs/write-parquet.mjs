/**
 * Writes a Parquet file of ten columns, the same each time: `node test/bench/programs/write-parquet.mjs OUT.parquet ROWS`.
 */
import { DuckDBInstance } from "@duckdb/node-api";

const [file, rowCount] = process.argv.slice(2);
const numbers = Array.from({ length: 8 }, (_, place) => `(i * ${7919 + place} % 1000003) / 1000.0 AS x${place}`);
const columns = ["i AS id", ...numbers, "'segment ' || (i % 7) AS segment"].join(", ");
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
await connection.run(
  `COPY (SELECT ${columns} FROM range(${Number(rowCount)}) r(i)) TO '${file.replaceAll("'", "''")}' (FORMAT parquet)`,
);
