import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { readFileExpression, stagedAs } from "../../src/bulk/sql/staged-file";
import { parseStatement } from "../../src/sample-endpoint/sql/statement-grammar";
import { anySheetRow, asLines, FILE_COLUMNS, linesOf, SHEET_COLUMNS, SHEET_SCHEMA } from "../bulk/sheet/any-sheet-rows";
import { readTable } from "../bulk/sheet/sheet-in-memory";
import { SparkSession } from "./spark-session";

/** Of Databricks alone; the others are those of Spark's own reader. */
const NOT_OF_SPARK = ["format", "schema", "schemaEvolutionMode"];

test("Spark itself reads an uploaded table by the statement's own options as the very values of the sheet", async () => {
  const session = new SparkSession();
  const rows = fc.sample(anySheetRow, { numRuns: 500, seed: 20_261_130 });
  const table = await readTable(SHEET_COLUMNS, rows, { inputs: { format: "dataframe_records", schema: SHEET_SCHEMA } });
  const { content } = await table.file();
  const file = session.newPlace(".csv");
  writeFileSync(file, Buffer.from(await content.arrayBuffer()));
  const staged = stagedAs("/Volumes/a/b/c", "00ff", table.columns);
  const { source } = parseStatement(`SELECT * FROM ${readFileExpression(staged)}`).select;
  const args = source.kind === "files" ? source.args : [];
  const told = args.flatMap(({ name, value }) =>
    name !== undefined && value.kind === "literal" ? [[name, value.value] as const] : [],
  );
  const options = Object.fromEntries(told.filter(([name]) => !NOT_OF_SPARK.includes(name)));
  expect(options).toMatchObject({ header: "true", mode: "FAILFAST", multiLine: "true", escape: '"' });
  const { schema = "" } = Object.fromEntries(told);
  const read = await session.readCsv(file, schema, options);
  session.end();
  expect(read.types).toEqual(FILE_COLUMNS.map(([, type]) => type.toLowerCase()));
  expect(asLines(read.rows)).toEqual(linesOf(rows));
});
