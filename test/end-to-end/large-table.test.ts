import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areaOf } from "../../src/workbench/model/areas/area";
import { newWorkbook } from "../../src/workbench/xlsx/new-workbook";
import { openWorkbook } from "../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../src/workbench/xlsx/save-workbook";
import { runScoreCommand } from "../support/score-command";

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
    writeFileSync(inFile, await largeWorkbook());
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
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const summary = JSON.parse(stdout);
    expect(summary).toMatchObject({ rows: ROWS, scored: ROWS, failed: 0 });
    expect(summary.maxSyncBytes).toBeLessThan(SYNC_LIMIT_BYTES);
    const { model } = await openWorkbook(readFileSync(outFile), outFile);
    const predictions = model.sheets[0]!.readValues(areaOf(1, COLUMNS.length, ROWS));
    expect(predictions.findIndex(([prediction], row) => prediction !== 2 * row)).toBe(-1);
  });
});

function largeWorkbook(): Promise<Uint8Array> {
  const workbook = newWorkbook("large.xlsx");
  const sheet = workbook.model.addSheet("Sheet1");
  sheet.writeValues(0, 0, [COLUMNS]);
  sheet.writeValues(
    1,
    0,
    Array.from({ length: ROWS }, (_, row) => [
      row,
      ...Array.from({ length: 8 }, (_v, c) => (row * (c + 3)) / 7),
      `row ${row}`,
    ]),
  );
  workbook.model.addTable(sheet.id, { name: "Large", area: areaOf(0, 0, ROWS + 1, COLUMNS.length) }, "user");
  return saveWorkbook(workbook);
}

/** Answers twice the `id` of each row, later batches often before earlier ones. */
function doublingEndpoint(): Server {
  let requests = 0;
  return createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { dataframe_records: rows } = JSON.parse(Buffer.concat(parts).toString()) as {
        dataframe_records: readonly { id: number }[];
      };
      const delayMs = requests++ % 4 === 0 ? 10 : 0;
      const body = JSON.stringify({ predictions: rows.map((row) => 2 * row.id) });
      setTimeout(() => response.setHeader("content-type", "application/json").end(body), delayMs);
    });
  });
}
