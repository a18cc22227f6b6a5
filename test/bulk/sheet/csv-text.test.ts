import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { readFileExpression, stagedAs } from "../../../src/bulk/sql/staged-file";
import type { ColumnType } from "../../../src/core/columns/column-type";
import type { Cell } from "../../../src/core/table/cell";
import { duckSelect } from "../../../src/sample-endpoint/sql/duckdb-text";
import { readAsText, SqlEngine } from "../../../src/sample-endpoint/sql/sql-engine";
import { parseStatement } from "../../../src/sample-endpoint/sql/statement-grammar";
import { runs } from "../../support/property-seed";
import { readTable } from "./sheet-in-memory";

const HOSTILE = [
  '"',
  '""',
  ",",
  "\n",
  "\r\n",
  "\r",
  " ",
  "\t",
  "\\",
  '\\"',
  "'",
  ";",
  "#",
  "null",
  "NULL",
  "NaN",
  "\\N",
];
const anyText = fc
  .array(
    fc.oneof(fc.constantFrom(...HOSTILE, "=1+1", "日本", "😀", "\u2028", "7.0", "true"), fc.string({ maxLength: 4 })),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join("").replaceAll("\0", ""))
  .filter((text) => text !== "");
const orBlank = (cell: fc.Arbitrary<Cell>): fc.Arbitrary<Cell> => fc.option(cell, { nil: null, freq: 4 });
const aNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));
const aSerial = fc.integer({ min: 61, max: 70_000 }).map((serial) => ({ kind: "date", serial }) as const);

const TYPES: readonly (readonly [string, ColumnType, fc.Arbitrary<Cell>])[] = [
  ["text", "string", orBlank(anyText)],
  ["number (of any size)", "double", orBlank(aNumber)],
  ["whole", "long", fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })],
  ["truth", "boolean", fc.boolean()],
  ["day", "datetime", orBlank(aSerial)],
];
const COLUMNS = TYPES.map(([name]) => name);
const anyRow = fc.tuple(...TYPES.map(([, , cell]) => cell));
const schema = {
  columns: TYPES.map(([name, type]) => ({ name, type, isRequired: true })),
  tensors: [],
  parameters: [],
};

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
  const table = await readTable(COLUMNS, rows, { inputs: { format: "dataframe_records", schema } });
  const { content, rowCount } = await table.file();
  const file = path.join(folder, "file.csv");
  writeFileSync(file, Buffer.from(await content.arrayBuffer()));
  const staged = stagedAs("/Volumes/a/b/c", "00ff", table.columns);
  const { select } = parseStatement(`SELECT * FROM ${readFileExpression(staged)}`);
  const read = await readAsText(connection, duckSelect(select, { parameters: [], fileOf: () => file }));
  return { ...read, rowCount };
}

/** What a cell is as the text of a result. */
function asRead(cell: Cell): string | number | null {
  if (cell === null) return null;
  if (typeof cell !== "object") return typeof cell === "number" ? cell : String(cell);
  const serial = cell.kind === "date" ? cell.serial : 0;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

describe("a table of a sheet, as a file that is uploaded", () => {
  it("is read over there as the very values that stand in the sheet", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 6 }), async (rows) => {
        const { columns, rows: read, rowCount } = await there(rows);
        expect(columns.map(({ name, typeText }) => [name, typeText])).toEqual([
          ["row_number", "BIGINT"],
          ["text", "STRING"],
          ["number_of_any_size_", "DOUBLE"],
          ["whole", "BIGINT"],
          ["truth", "BOOLEAN"],
          ["day", "STRING"],
        ]);
        expect(rowCount).toBe(rows.length);
        const values = read.map(([key, text, number, whole, ...others]) => [
          Number(key),
          text,
          number === null ? null : Number(number),
          Number(whole),
          ...others,
        ]);
        expect(values).toEqual(rows.map((row, place) => [place + 1, ...row.map(asRead)]));
      }),
      { numRuns: runs(2_000, 60) },
    );
  });
});
