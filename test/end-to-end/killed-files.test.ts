import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { existsSync, readdirSync } from "node:fs";
import { BulkFiles } from "../headless/bulk/files/bulk-files";
import { runScoreCommand, startScoreCommand } from "../support/score-command";
import { until } from "../support/until";

const ROWS = 200_000;

let files: BulkFiles;
let server: Server;
/** Rows that were sent, one number each. */
let sent: number[];
let onRequest: () => void;

beforeEach(async () => {
  files = await BulkFiles.make();
  sent = [];
  onRequest = () => undefined;
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      const ids = Array.from(body.matchAll(/"id":(\d+)/g), (match) => Number(match[1]));
      for (const id of ids) sent.push(id);
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ predictions: ids.map((id) => id + 0.5) }));
      onRequest();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  files.remove();
});

it("goes on behind the rows of a run over a file that was killed: none is there twice, and none is missing", async () => {
  await files.rows(`COPY (SELECT i AS id, 'x' || i AS text FROM range(${ROWS}) r(i)) TO {in.parquet}`);
  const command = {
    input: files.place("in.parquet"),
    output: files.place("out.parquet"),
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/invocations`,
    columns: "id",
  };
  const running = startScoreCommand(command);
  onRequest = () => {
    if (sent.length > ROWS / 2) running.program.kill("SIGKILL");
  };
  expect((await running.ended).signal).toBe("SIGKILL");
  expect(existsSync(files.place("out.parquet"))).toBe(false);
  const parts = readdirSync(files.place("out.parquet.parts")).filter((name) => name.endsWith(".parquet"));
  expect(parts.length).toBeGreaterThan(0);
  onRequest = () => undefined;
  // What the killed program had sent may be read only now: it is no row of the next one.
  await until("the killed program's connections have closed", hasNoConnections);
  sent = [];
  const { exitCode, stdout } = await runScoreCommand(command);
  const { kept, scored } = JSON.parse(stdout) as { readonly kept: number; readonly scored: number };
  expect([exitCode, scored, sent.length]).toEqual([0, ROWS, ROWS - kept]);
  expect(kept).toBeGreaterThan(0);
  const compared = `SELECT count(*), count(DISTINCT id), bool_and(Prediction = id + 0.5 AND text = 'x' || id) FROM {out.parquet}`;
  expect(await files.rows(compared)).toEqual([[BigInt(ROWS), BigInt(ROWS), true]]);
});

function hasNoConnections(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => {
      if (error) reject(error);
      else resolve(count === 0);
    });
  });
}
