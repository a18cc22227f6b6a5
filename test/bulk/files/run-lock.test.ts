import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BulkFileError } from "../../../src/bulk/files/bulk-file-error";
import { Duck } from "../../../src/bulk/files/duck";
import { PartFolder, type RunMark } from "../../../src/bulk/files/part-folder";

const MARK: RunMark = { input: { bytes: 1, modifiedMs: 1, columns: [] }, made: {} };
const ROOT = path.resolve(__dirname, "../../..");

/** Another run, as far as the lock is concerned: its process holds the file until it is ended. */
const HOLDER = `
const { DuckDBInstance } = require("@duckdb/node-api");
(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("ATTACH '" + process.argv[1] + "' AS held");
  console.log("held");
  setInterval(() => connection, 1000);
})();
`;

describe("the place of a run over a file", () => {
  let folder: string;
  let duck: Duck;
  let other: ChildProcess | undefined;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "scoresheet-lock-"));
    duck = await Duck.open(path.join(folder, "spill"));
  });
  afterEach(() => {
    other?.kill("SIGKILL");
    duck.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const out = (): string => path.join(folder, "out.parquet");
  const parts = (...names: readonly string[]): string => path.join(`${out()}.parts`, ...names);

  it("is no other run's, not even with --restart, until the process of the first has ended, however it did", async () => {
    mkdirSync(parts());
    writeFileSync(parts("rows-000000000000-000000002048.parquet"), "of the other run");
    other = spawn(process.execPath, ["-e", HOLDER, parts("lock")], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    await once(other.stdout!, "data");
    const refused = await PartFolder.beside(out())
      .begin(duck, MARK, true)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BulkFileError);
    expect((refused as BulkFileError).message).toBe(
      `Another run (process ${other.pid}) is writing ${out()} at this moment. Wait until it has ended, or name another --output.`,
    );
    expect(existsSync(parts("rows-000000000000-000000002048.parquet"))).toBe(true);

    const ended = once(other, "exit");
    other.kill("SIGKILL");
    await ended;
    const mine = PartFolder.beside(out());
    await mine.begin(duck, MARK, true);
    expect(readdirSync(parts()).sort()).toEqual(["lock", "run.json"]);
    await mine.remove(duck);
    expect(existsSync(parts())).toBe(false);
  });

  it("is free where a lock was never finished", async () => {
    mkdirSync(parts());
    writeFileSync(parts("lock"), "half a lock".repeat(400));
    const mine = PartFolder.beside(out());
    await mine.begin(duck, MARK, false);
    await mine.remove(duck);
    expect(readdirSync(folder)).toEqual([]);
  });
});
