/**
 * What somebody writes in an afternoon to score a Parquet file: reads it with DuckDB, posts 256 rows after the other, some at a time, and writes
 * the rows with their predictions. It sends nothing again, cannot go on, and checks nothing but the number of predictions.
 *
 *   node test/bench/programs/plain-loop.mjs IN.parquet URL AT_ONCE OUT.parquet
 */
import { BIGINT, DOUBLE, DuckDBDataChunk, DuckDBInstance } from "@duckdb/node-api";

const ROWS_PER_REQUEST = 256;
const ROWS_PER_CHUNK = 2048;

const [file, url, atOnce, out] = process.argv.slice(2);
const quoted = (name) => `'${name.replaceAll("'", "''")}'`;
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
const answer = await connection.stream(`SELECT * FROM read_parquet(${quoted(file)})`);
const names = answer.columnNames();

const predictions = [];
const underWay = new Set();
let rowCount = 0;
for (let chunk = await answer.fetchChunk(); chunk?.rowCount > 0; chunk = await answer.fetchChunk()) {
  const rows = chunk.getRows();
  for (let first = 0; first < rows.length; first += ROWS_PER_REQUEST) {
    const part = rows.slice(first, first + ROWS_PER_REQUEST);
    if (underWay.size >= Number(atOnce)) await Promise.race(underWay);
    const request = predict(rowCount, part).finally(() => underWay.delete(request));
    underWay.add(request);
    rowCount += part.length;
  }
}
await Promise.all(underWay);
await write();
console.log(rowCount);

async function predict(place, rows) {
  const records = rows.map((row) => Object.fromEntries(row.map((value, at) => [names[at], plain(value)])));
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ dataframe_records: records }),
  });
  if (!response.ok) throw new Error(`Answered with ${response.status}`);
  const answered = (await response.json()).predictions;
  if (answered.length !== rows.length) throw new Error(`${answered.length} predictions for ${rows.length} rows`);
  answered.forEach((value, at) => (predictions[place + at] = value));
}

function plain(value) {
  return typeof value === "bigint" ? Number(value) : value;
}

async function write() {
  await connection.run("CREATE TABLE predicted (place BIGINT, prediction DOUBLE)");
  const appender = await connection.createAppender("predicted");
  for (let first = 0; first < rowCount; first += ROWS_PER_CHUNK) {
    const values = predictions.slice(first, first + ROWS_PER_CHUNK);
    const chunk = DuckDBDataChunk.create([BIGINT, DOUBLE], values.length);
    chunk.setColumns([values.map((_, at) => BigInt(first + at)), values]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  const joined = `SELECT input.*, prediction FROM read_parquet(${quoted(file)}) AS input POSITIONAL JOIN predicted`;
  await connection.run(`COPY (${joined}) TO ${quoted(out)} (FORMAT parquet)`);
}
