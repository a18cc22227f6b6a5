import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { FaultyServer } from "../support/faulty-server";
import { runs } from "../support/property-seed";
import { startScoreCommand, type RunningScoreCommand } from "../support/score-command";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";

const ROWS = runs(20_000, 200);
const ROWS_PER_BATCH = runs(256, 20);
const BATCHES = Math.ceil(ROWS / ROWS_PER_BATCH);
/** Under it the server shows each of its faults among its first ten answers, and few in those that follow. */
const SEED = 45_732;
/** How many batches are answered before something happens: six come after the first ten answers. */
const ANSWERED_BEFORE = Math.floor(BATCHES * 0.6);
/** How long the server is away, or the program stands still. */
const AWAY_MS = runs(60_000, 2_000);
const LONGEST_MS = runs(600_000, 90_000);

describe("npm run score against an endpoint that fails at random", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const inFile = join(folder, "table.xlsx");
  const outFile = join(folder, "scored.xlsx");

  beforeAll(() => {
    const rows = Array.from({ length: ROWS }, (_, id) => [id]);
    return writeXlsxTable(inFile, { name: "T", columns: ["id"], rows });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.concurrent.each([
    ["the server is killed meanwhile", {}, (server: FaultyServer) => killFor(server)],
    [
      "the program stands still meanwhile and the clock is moved",
      { NODE_OPTIONS: `--import ${resolve(__dirname, "../support/moved-clock.mjs")}` },
      (_server: FaultyServer, command: RunningScoreCommand) => stopFor(command),
    ],
  ])(
    "scores every row, each once, when %s",
    async (_what, env, disturb) => {
      let disturbed: Promise<void> | undefined;
      const server = new FaultyServer(SEED, () => {
        if (server.counts.answered >= ANSWERED_BEFORE) disturbed ??= disturb(server, command);
      });
      await server.start();
      const command = startScoreCommand(
        {
          workbook: inFile,
          table: "T",
          endpoint: server.url,
          out: outFile,
          "batch-size": String(ROWS_PER_BATCH),
          columns: "id",
        },
        env,
      );
      const { exitCode, stdout, stderr } = await command.ended;
      await disturbed;
      await server.kill();
      const summary = JSON.parse(stdout) as { scored: number; ms: number };
      const { counts, requests } = server;
      expect([exitCode, stderr.includes("no prediction"), disturbed]).toEqual([0, false, expect.anything()]);
      expect(summary).toMatchObject({ rows: ROWS, scored: ROWS, failed: 0 });
      expect(summary.ms).toBeGreaterThan(AWAY_MS);
      expect(summary.ms).toBeLessThan(LONGEST_MS);
      const { rows } = await readXlsxTable(outFile, "T");
      expect(rows).toEqual(Array.from({ length: ROWS }, (_, id) => [id, id * 3]));
      expect(requests).toBeLessThanOrEqual(1.6 * BATCHES + counts["429"] + counts["500"] + counts["503"]);
      expect(Object.values(counts).every((count) => count > 0)).toBe(true);
      expect(counts.answered).toBeLessThanOrEqual(BATCHES + 4);
    },
    LONGEST_MS,
  );
});

async function killFor(server: FaultyServer): Promise<void> {
  await server.kill();
  await new Promise((done) => setTimeout(done, AWAY_MS));
  await server.start();
}

async function stopFor({ program }: RunningScoreCommand): Promise<void> {
  program.kill("SIGSTOP");
  await new Promise((done) => setTimeout(done, AWAY_MS));
  program.kill("SIGCONT");
}
