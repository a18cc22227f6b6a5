import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { runScoreCommand, startScoreCommand } from "../support/score-command";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";
import { predictionFor } from "./halting-endpoint";
import { ScoreFolder } from "./score-folder";

describe("how npm run score ends", () => {
  const folder = new ScoreFolder();
  const { at, command } = folder;

  beforeAll(async () => {
    await folder.start();
    const manyRows = Array.from({ length: 1_500 }, (_, row) => [Math.sin(row)]);
    await writeXlsxTable(at("long.xlsx"), { name: "T", columns: ["id"], rows: manyRows });
    await writeXlsxTable(at("one-error.xlsx"), { name: "T", columns: ["id"], rows: [[1], [{ error: "#N/A" }], [3]] });
    await writeXlsxTable(at("all-errors.xlsx"), { name: "T", columns: ["id"], rows: [[{ error: "#N/A" }]] });
  });
  afterAll(() => folder.stop());

  test.concurrent("0 when every row has its prediction", async () => {
    const asked = command();
    const { exitCode, stdout } = await runScoreCommand(asked);
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([0, { scored: 3, failed: 0, untouched: 0, exit: 0 }]);
    expect((await readXlsxTable(asked.out, "T")).rows).toEqual([1, 2, 3].map((id) => [id, predictionFor(id)]));
  });

  test.concurrent("0 when it was asked what it can do, which it prints on stdout and does nothing else", async () => {
    const asked = { ...command(), help: "" };
    const { exitCode, stdout, stderr } = await runScoreCommand(asked);
    expect([exitCode, stderr, existsSync(asked.out)]).toEqual([0, "", false]);
    expect(stdout).toMatch(/^Usage: npm run score -- /);
  });

  test.concurrent("3 when some rows have none, which are named", async () => {
    const asked = command({ workbook: at("one-error.xlsx") });
    const { exitCode, stdout, stderr } = await runScoreCommand(asked);
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([3, { scored: 2, failed: 1, untouched: 0, exit: 3 }]);
    expect(stderr).toMatch(/^1 row has no prediction: .* See Sheet1!A3\.$/m);
    expect((await readXlsxTable(asked.out, "T")).rows.map((row) => row[1])).toEqual([3, null, 7]);
  });

  test.concurrent("1 when none has one", async () => {
    const asked = command({ workbook: at("all-errors.xlsx") });
    const { exitCode, stdout, stderr } = await runScoreCommand(asked);
    expect([exitCode, stdout, existsSync(asked.out)]).toEqual([1, "", false]);
    expect(stderr).toMatch(/^No row was scored; no file was written\.\n1 row has no prediction: /m);
  });

  test.concurrent.each([
    ["no rows, as in a table that was just made", [[null, null]], "Table T has no rows to score."],
    ["only rows without anything that is sent", [1, 2].map(() => [null, "a note"]), "2 rows have no prediction: "],
  ])("5 when there are %s", async (_what, rows, sentence) => {
    const workbook = at(`${rows.length}-empty.xlsx`);
    await writeXlsxTable(workbook, { name: "T", columns: ["id", "note"], rows });
    const asked = command({ workbook, columns: "id" });
    const { exitCode, stdout, stderr } = await runScoreCommand(asked);
    expect([exitCode, stdout, existsSync(asked.out)]).toEqual([5, "", false]);
    expect(stderr).toContain(sentence);
  });

  test.concurrent.each([
    ["an unknown option", { nope: "1" }, "'--nope'"],
    ["an address that is none", { endpoint: "http://example.com" }, "Only https"],
    ["a workbook that is not there", { workbook: at("missing.xlsx") }, "cannot be read"],
    ["the workbook itself as its result", { out: at("in.xlsx") }, "--out is the workbook itself"],
  ])("2 for %s", async (_what, changes, sentence) => {
    const { exitCode, stdout, stderr } = await runScoreCommand(command(changes));
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining(sentence) as string,
    });
  });

  test.concurrent("1 when the result does not fit onto the disk, and the older result stays whole", async () => {
    mkdirSync(at("full"));
    const asked = command({ workbook: at("long.xlsx"), out: at("full/out.xlsx") });
    const older = Buffer.from("what stands there");
    writeFileSync(asked.out, older);
    // Blocks of 512 bytes: the system refuses to write on, as a full disk does.
    const { exitCode, stdout, stderr } = await runScoreCommand(asked, {}, 16);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toContain(`The workbook ${asked.out} cannot be written: it is larger than a file may be here.`);
    expect(readFileSync(asked.out).equals(older)).toBe(true);
    expect(readdirSync(dirname(asked.out))).toEqual([basename(asked.out)]);
  });

  test.concurrent("is the same, and the file is there, when nobody reads what it prints", async () => {
    const asked = command({ workbook: at("one-error.xlsx") });
    const { program, ended } = startScoreCommand(asked);
    program.stdout?.destroy();
    program.stderr?.destroy();
    expect(await ended).toMatchObject({ exitCode: 3, signal: null });
    expect((await readXlsxTable(asked.out, "T")).rows.map((row) => row[1])).toEqual([3, null, 7]);
  });

  test.concurrent.each([
    ["typed into the address", { endpoint: "https://ann:hunter22@host.test/invocations" }, {}, "hunter22"],
    ["typed beside an option", { nope: "dapi0123456789abcdef" }, {}, "dapi0123456789abcdef"],
    ["of the environment, in a name", { table: "tok-123" }, { DATABRICKS_TOKEN: "tok-123" }, "tok-123"],
    [
      "of a service principal, in a name",
      { table: "pw-123" },
      { DATABRICKS_CLIENT_ID: "id", DATABRICKS_CLIENT_SECRET: "pw-123" },
      "pw-123",
    ],
  ])("prints no secret %s", async (_where, changes, env, secret) => {
    const { exitCode, stdout, stderr } = await runScoreCommand(command(changes), env);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toBe("");
  });

  test.concurrent("prints nothing that a terminal obeys, whoever wrote it", async () => {
    const { stderr } = await runScoreCommand(command({ table: "\u001b[31mT\u0007\u202e\rX" }));
    expect(stderr).toContain('There is no table named "[31mTX"');
  });
});
