import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ONE_PRESS_MS } from "../../src/headless/stop-signals";
import { runs } from "../support/property-seed";
import { startScoreCommand, type RunningScoreCommand } from "../support/score-command";
import { until } from "../support/until";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";
import { HaltingEndpoint, predictionFor } from "./halting-endpoint";

const ROWS_PER_BATCH = runs(256, 32);
const ROWS = 20 * ROWS_PER_BATCH;
const TOKEN = "token-of-the-analyst";
const PAGE = { "content-type": "text/html" };

/** A run that has taken in some batches while the endpoint holds the next ones. */
interface HaltedRun {
  readonly endpoint: HaltingEndpoint;
  readonly command: RunningScoreCommand;
  readonly outFile: string;
}

describe("npm run score when its run ends early", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const inFile = join(folder, "in.xlsx");
  const endpoints: HaltingEndpoint[] = [];
  let files = 0;

  beforeAll(() => writeTable(inFile, ROWS));
  afterAll(() => {
    for (const endpoint of endpoints) endpoint.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(batches: number, outFile = join(folder, `out-${files++}.xlsx`)): Promise<HaltedRun> {
    const endpoint = await HaltingEndpoint.start(batches);
    endpoints.push(endpoint);
    const workspace = new URL(endpoint.url).origin;
    const options = { workbook: inFile, table: "T", endpoint: endpoint.url, out: outFile, "workspace-host": workspace };
    const command = startScoreCommand(
      { ...options, "batch-size": String(ROWS_PER_BATCH) },
      { DATABRICKS_TOKEN: TOKEN },
    );
    return { endpoint, command, outFile };
  }

  async function startHalted(batches: number, outFile?: string): Promise<HaltedRun> {
    const run = await start(batches, outFile);
    await run.endpoint.halted;
    return run;
  }

  async function expectKept({ endpoint, command, outFile }: HaltedRun, reason: RegExp): Promise<void> {
    const { exitCode, stdout, stderr } = await command.ended;
    const scored = endpoint.answeredIds.length;
    expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: expect.stringMatching(reason) as string });
    expect(JSON.parse(stdout)).toMatchObject({ rows: ROWS, scored, failed: 0, untouched: ROWS - scored, exit: 4 });
    const answered = new Set(endpoint.answeredIds);
    const ids = Array.from({ length: ROWS }, (_, id) => id);
    const { rows } = await readXlsxTable(outFile, "T");
    expect(rows).toEqual(ids.map((id) => [id, answered.has(id) ? predictionFor(id) : null]));
    expect(rowsNamedIn(stderr)).toEqual(ids.filter((id) => !answered.has(id)));
    expect(stderr).toContain(`${scored} of ${ROWS} rows have their predictions in ${outFile}.`);
    expect(stderr + stdout).not.toContain(TOKEN);
  }

  test.concurrent.each([
    [
      "a token that ends",
      { status: 401, body: `{"error_code":"401","message":"${TOKEN} ended"}` },
      /not reached: The token was refused\./,
    ],
    ["a permission taken away", { status: 403, body: "{}" }, /not reached: /],
    ["an endpoint that is gone", { status: 404, body: "{}" }, /not reached: .*endpoint/],
    [
      "a login page",
      { status: 200, headers: PAGE, body: "<!doctype html><title>Sign in</title>" },
      /not reached: .*sign-in/,
    ],
    ["a way to a login page", { status: 302, headers: { location: "/login" }, body: "" }, /not reached: /],
  ])("keeps the predictions of 15 batches and names the other rows after %s", async (_what, answer, reason) => {
    const run = await startHalted(15);
    expect(run.endpoint.answeredIds).toHaveLength(15 * ROWS_PER_BATCH);
    run.endpoint.answerAll(answer);
    await expectKept(run, reason);
  });

  test.concurrent.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "keeps what was answered before %s",
    async (signal) => {
      const run = await startHalted(7);
      run.command.program.kill(signal);
      await expectKept(run, new RegExp(`not reached: The run was cancelled \\(${signal}\\)`));
    },
  );

  test.concurrent(
    "takes one press of Ctrl+C for one, however many programs above pass it on, and ends with their other signals",
    async () => {
      const run = await startHalted(3);
      for (const signal of ["SIGINT", "SIGINT", "SIGTERM", "SIGHUP"] as const) run.command.program.kill(signal);
      await expectKept(run, /not reached: The run was cancelled/);
    },
  );

  test.concurrent("ends at once at a second Ctrl+C, whatever it was waiting for", async () => {
    const pipe = join(folder, "nobody-reads-me.xlsx");
    execFileSync("mkfifo", [pipe]);
    const { program, printed, ended } = (await startHalted(3, pipe)).command;
    program.kill("SIGINT");
    await until("the first one is acknowledged", () => printed.stderr.includes("Ctrl+C again"));
    await sleep(2 * ONE_PRESS_MS);
    program.kill("SIGINT");
    expect(await ended).toMatchObject({ exitCode: null, signal: "SIGINT", stdout: "" });
  });

  test.concurrent("writes no file and says so when the first answer refuses the token", async () => {
    const { endpoint, command, outFile } = await start(0);
    endpoint.answerAll({ status: 401, body: "{}" });
    const { exitCode, stdout, stderr } = await command.ended;
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/refused[^]*No row was scored; no file was written\./);
    expect(existsSync(outFile)).toBe(false);
  });
});

async function writeTable(file: string, rowCount: number): Promise<void> {
  await writeXlsxTable(file, { name: "T", columns: ["id"], rows: Array.from({ length: rowCount }, (_, id) => [id]) });
}

/** Rows of the table, counted from 0, out of the ranges of its first column that a line about rows not reached names. */
function rowsNamedIn(stderr: string): number[] {
  const line = stderr.split("\n").find((text) => text.includes("not reached")) ?? "";
  return [...line.matchAll(/A(\d+)(?::A(\d+))?/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, place) => Number(first) - 2 + place),
  );
}
