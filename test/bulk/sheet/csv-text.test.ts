import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { readFileExpression, stagedAs } from "../../../src/bulk/sql/staged-file";
import type { Cell } from "../../../src/core/table/cell";
import { duckSelect } from "../../../src/sample-endpoint/sql/duckdb-text";
import { readAsText, SqlEngine } from "../../../src/sample-endpoint/sql/sql-engine";
import { parseStatement } from "../../../src/sample-endpoint/sql/statement-grammar";
import { runs } from "../../support/property-seed";
import { anySheetRow, asLines, FILE_COLUMNS, linesOf, SHEET_COLUMNS, SHEET_SCHEMA } from "./any-sheet-rows";
import { readTable } from "./sheet-in-memory";

let folder: string;
let engine: SqlEngine;
let connection: Awaited<ReturnType<SqlEngine["connect"]>>;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "scoresheet-csv-"));
  engine = await SqlEngine.open();
  connection = await engine.connect();
});
afterAll(() => {
  connection.closeSync();
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a statement over the uploaded file sees. */
async function there(rows: readonly (readonly Cell[])[]) {
  const table = await readTable(SHEET_COLUMNS, rows, { inputs: { format: "dataframe_records", schema: SHEET_SCHEMA } });
  const { content, rowCount } = await table.file();
  const file = path.join(folder, "file.csv");
  writeFileSync(file, Buffer.from(await content.arrayBuffer()));
  const staged = stagedAs("/Volumes/a/b/c", "00ff", table.columns);
  const { select } = parseStatement(`SELECT * FROM ${readFileExpression(staged)}`);
  const read = await readAsText(connection, duckSelect(select, { parameters: [], fileOf: () => file }));
  return { ...read, rowCount };
}

describe("a table of a sheet, as a file that is uploaded", () => {
  it("is read over there as the very values that stand in the sheet", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySheetRow, { minLength: 1, maxLength: 6 }), async (rows) => {
        const { columns, rows: read, rowCount } = await there(rows);
        expect(columns.map(({ name, typeText }) => [name, typeText])).toEqual(FILE_COLUMNS);
        expect(rowCount).toBe(rows.length);
        expect(asLines(read)).toEqual(linesOf(rows));
      }),
      { numRuns: runs(2_000, 60) },
    );
  });
});
