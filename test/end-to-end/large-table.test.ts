import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runScoreCommand } from "../support/score-command";
import { partsOf, workbookPackage } from "../support/workbook-package";

const ROWS = 100_000;
const COLUMNS = ["id", "a", "b", "c", "d", "e", "f", "g", "h", "text"];
/** Request or response of one sync. Source: Microsoft Learn, "Resource limits and performance optimization for Office Add-ins". */
const SYNC_LIMIT_BYTES = 5_000_000;

describe("npm run score on 100,000 rows of ten columns", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const inFile = join(folder, "large.xlsx");
  const outFile = join(folder, "scored.xlsx");
  let endpoint: Server;

  beforeAll(async () => {
    writeFileSync(inFile, largeWorkbook());
    endpoint = doublingEndpoint().listen(0, "127.0.0.1");
    await once(endpoint, "listening");
  });

  afterAll(() => {
    endpoint.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("puts every prediction beside its row, whatever order the batches finish in, within Excel's limits", async () => {
    const { port } = endpoint.address() as AddressInfo;
    const { exitCode, stdout, stderr } = await runScoreCommand({
      workbook: inFile,
      table: "Large",
      endpoint: `http://127.0.0.1:${port}`,
      out: outFile,
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringMatching(/^The endpoint does not say .*\n$/),
    });
    const summary = JSON.parse(stdout);
    expect(summary).toMatchObject({ rows: ROWS, scored: ROWS, failed: 0 });
    expect(summary.maxSyncBytes).toBeLessThan(SYNC_LIMIT_BYTES);
    const predictions = numbersInColumn("K", readFileSync(outFile));
    expect(predictions).toHaveLength(ROWS);
    expect(predictions.findIndex(([row, prediction]) => prediction !== 2 * (row - 2))).toBe(-1);
  });
});

/** Written by hand, for our own writer and reader would take most of the test's time. */
function largeWorkbook(): Uint8Array {
  const letters = COLUMNS.map((_, place) => String.fromCharCode(65 + place));
  const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const headers = COLUMNS.map((name, place) => text(`${letters[place]!}1`, name)).join("");
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const numbers = letters.slice(0, -1).map((letter, c) => {
      return `<c r="${letter}${row + 2}"><v>${c === 0 ? row : (row * (c + 2)) / 7}</v></c>`;
    });
    return `<row r="${row + 2}">${numbers.join("")}${text(`${letters.at(-1)!}${row + 2}`, `row ${row}`)}</row>`;
  });
  const reference = `A1:${letters.at(-1)!}${ROWS + 1}`;
  const columns = COLUMNS.map((name, place) => `<tableColumn id="${place + 1}" name="${name}"/>`).join("");
  return workbookPackage({
    sheet: `<sheetData><row r="1">${headers}</row>${rows.join("")}</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
    tables: [
      `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="Large" displayName="Large" ref="${reference}"><autoFilter ref="${reference}"/><tableColumns count="${COLUMNS.length}">${columns}</tableColumns></table>`,
    ],
  });
}

/** Row of the sheet and value of each number in a column, as they stand in the file. */
function numbersInColumn(letter: string, file: Uint8Array): (readonly [row: number, value: number])[] {
  const cells = partsOf(file)["xl/worksheets/sheet1.xml"]!.matchAll(
    new RegExp(`<c r="${letter}(\\d+)"[^>]*><v>([^<]+)</v>`, "g"),
  );
  return [...cells].map(([, row, value]) => [Number(row), Number(value)] as const);
}

/** Answers twice the `id` of each row, later batches often before earlier ones. */
function doublingEndpoint(): Server {
  let requests = 0;
  return createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { dataframe_records: rows } = JSON.parse(Buffer.concat(parts).toString()) as {
        dataframe_records?: readonly { id: number }[];
      };
      if (rows === undefined) return void response.writeHead(400).end(); // It does not say what it takes.
      const delayMs = requests++ % 4 === 0 ? 10 : 0;
      const body = JSON.stringify({ predictions: rows.map((row) => 2 * row.id) });
      setTimeout(() => response.setHeader("content-type", "application/json").end(body), delayMs);
    });
  });
}
