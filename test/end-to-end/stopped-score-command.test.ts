import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runScoreCommand, startScoreCommand, type RunningScoreCommand } from "../support/score-command";
import { until } from "../support/until";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";
import { HaltingEndpoint, predictionFor } from "./halting-endpoint";

const ROWS = 5_120;
const ROWS_PER_BATCH = 256;
const TOKEN = "token-of-the-analyst";
const PAGE = { "content-type": "text/html" };

describe("npm run score when its run ends early", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const inFile = join(folder, "in.xlsx");
  const outFile = join(folder, "out.xlsx");
  let endpoint: HaltingEndpoint;

  beforeAll(() => writeTable(inFile, ROWS));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(() => rmSync(outFile, { force: true }));
  afterEach(() => endpoint.stop());

  async function startAgainst(batches: number, out = outFile): Promise<RunningScoreCommand> {
    endpoint = await HaltingEndpoint.start(batches);
    const options = { workbook: inFile, table: "T", endpoint: endpoint.url, out };
    const command = startScoreCommand(
      { ...options, "batch-size": String(ROWS_PER_BATCH) },
      { DATABRICKS_TOKEN: TOKEN },
    );
    await endpoint.halted;
    return command;
  }

  async function expectKept({ ended }: RunningScoreCommand, reason: RegExp): Promise<void> {
    const { exitCode, stdout, stderr } = await ended;
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

  test.each([
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
  ])("keeps 3,840 predictions and names the other rows after %s", async (_what, answer, reason) => {
    const command = await startAgainst(15);
    expect(endpoint.answeredIds).toHaveLength(3_840);
    endpoint.answerAll(answer);
    await expectKept(command, reason);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("keeps what was answered before %s", async (signal) => {
    const command = await startAgainst(7);
    command.program.kill(signal);
    await expectKept(command, new RegExp(`not reached: The run was cancelled \\(${signal}\\)`));
  });

  test("takes one press of Ctrl+C for one, however many programs above pass it on, and ends with their other signals", async () => {
    const command = await startAgainst(3);
    for (const signal of ["SIGINT", "SIGINT", "SIGTERM", "SIGHUP"] as const) command.program.kill(signal);
    await expectKept(command, /not reached: The run was cancelled/);
  });

  test("ends at once at a second Ctrl+C, whatever it was waiting for", async () => {
    const pipe = join(folder, "nobody-reads-me.xlsx");
    execFileSync("mkfifo", [pipe]);
    const { program, printed, ended } = await startAgainst(3, pipe);
    program.kill("SIGINT");
    await until("the first one is acknowledged", () => printed.stderr.includes("Ctrl+C again"));
    await sleep(300);
    program.kill("SIGINT");
    expect(await ended).toMatchObject({ exitCode: null, signal: "SIGINT", stdout: "" });
  });

  test.each([
    ["the first answer refuses the token", 1, (): void => endpoint.answerAll({ status: 401, body: "{}" }), "refused"],
  ])("writes no file and says so when %s", async (_what, exit, stop, reason) => {
    endpoint = await HaltingEndpoint.start(0);
    stop();
    const options = { workbook: inFile, table: "T", endpoint: endpoint.url, out: outFile };
    const { exitCode, stdout, stderr } = await runScoreCommand(options);
    expect({ exitCode, stdout }).toEqual({ exitCode: exit, stdout: "" });
    expect(stderr).toMatch(new RegExp(`${reason}[^]*No row was scored; no file was written\\.`));
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
