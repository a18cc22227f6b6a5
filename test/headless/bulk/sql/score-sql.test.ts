import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseCommand } from "../../../../src/headless/command/command-line";
import { runCommand } from "../../../../src/headless/run-command";
import { endingOfError } from "../../../../src/headless/run-ending";
import type { CommandParts } from "../../../../src/headless/run/command-parts";
import { ASLEEP, CLASSIC, RUNNING, sampleWorkspace } from "../../../bulk/sql/sample-workspace";
import { runMarks } from "../../run-marks";

const ORIGIN = "http://127.0.0.1:5001";
const IRIS = `${ORIGIN}/serving-endpoints/iris/invocations`;
const FILES = "/api/2.0/fs/files/Volumes/workspace/default/uploads";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "scoresheet-sql-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const command = (target: string, ...more: string[]): string[] => [
  ...["--engine", "sql", "--warehouse", RUNNING, "--target", `workspace.default.${target}`, "--endpoint", IRIS],
  ...more,
];
const fromTable = (table: string, target: string, ...more: string[]): string[] =>
  command(target, "--source", `samples.demo.${table}`, ...more);

function terminal(workspace = sampleWorkspace()) {
  const told: string[] = [];
  const shown: (string | undefined)[] = [];
  const run = async (args: readonly string[], more: Partial<CommandParts> = {}) => {
    const parts: CommandParts = {
      readFile: () => Promise.reject(Object.assign(new Error(), { code: "ENOENT" })),
      writeFile: () => Promise.resolve(),
      openFile: openAsBlob,
      fetch: workspace.fetch,
      now: workspace.now,
      sleep: workspace.sleep,
      marks: runMarks(),
      credentials: [],
      signal: new AbortController().signal,
      tell: (sentence) => told.push(sentence),
      showLine: (text) => shown.push(text),
      ...more,
    };
    const ending = await runCommand(parseCommand(args), parts).catch(endingOfError);
    return {
      ...ending,
      lines: ending.lines as readonly Readonly<Record<string, unknown>>[],
      said: ending.sentences.join("\n"),
    };
  };
  const fileNames = (): string[] =>
    workspace.seen.filter(({ method }) => method === "PUT").map(({ url }) => new URL(url).pathname);
  const isThere = async (name: string): Promise<boolean> => (await workspace.app.request(name)).status === 200;
  return { workspace, told, shown, run, fileNames, isThere };
}

describe("a command for a SQL warehouse", () => {
  it("shows its statement, follows it, and says what became of the rows", async () => {
    const { run, told, shown } = terminal();
    const { exitCode, lines, said } = await run(fromTable("iris", "scored"));
    expect(exitCode).toBe(0);
    expect(told.join("\n")).toContain("Warehouse Starter Warehouse: RUNNING.");
    expect(told.join("\n")).toContain("Statement:\n  CREATE TABLE `workspace`.`default`.`scored` AS\n  SELECT\n");
    expect(shown).toContain("The statement is running, 1 s");
    expect(shown.at(-1)).toBeUndefined();
    expect(said).toBe("workspace.default.scored has 150 rows, 150 of them with a prediction in prediction.result.");
    expect(lines).toMatchObject([
      { target: "workspace.default.scored", rows: 150, scored: 150, failed: 0, warehouse: RUNNING, exit: 0 },
    ]);
  });

  it("shows the statement alone in a dry run, and makes nothing", async () => {
    const { run, workspace } = terminal();
    const { exitCode, lines } = await run(fromTable("iris", "scored", "--dry-run"));
    expect(exitCode).toBe(0);
    expect(lines[0]?.["statement"]).toContain("ai_query(");
    expect(workspace.seen.filter(({ body }) => body.includes("CREATE TABLE"))).toEqual([]);
  });

  it("joins columns and constants to inputs as the command says", async () => {
    const { run, told } = terminal();
    const args = fromTable(
      "iris_100k",
      "joined",
      "--dry-run",
      "--map",
      "petal_width=petal_length",
      "--constant",
      "sepal_width=3.5",
    );
    expect((await run(args)).exitCode).toBe(0);
    expect(told.join("\n").replace(/\s+/g, " ")).toContain(
      "named_struct( 'sepal_length', `sepal_length`, 'sepal_width', :constant_1, 'petal_length', `petal_length`, 'petal_width', `petal_length` )",
    );
    expect(told.join("\n")).toContain(":constant_1 = 3.5 (DOUBLE)");
  });

  it("says why rows have no prediction, without what stands in them", async () => {
    const workspace = sampleWorkspace({ faults: [{ kind: "refuse-rows", column: "petal_width", value: 2.5 }] });
    const { run } = terminal(workspace);
    const { exitCode, lines, said } = await run(fromTable("iris", "partly"));
    expect(exitCode).toBe(3);
    expect(lines).toMatchObject([{ rows: 150, scored: 147, failed: 3 }]);
    expect(said).toMatch(
      /^3 rows have no prediction: .*Encountered an unexpected error while evaluating the model.* The first has the row_key 1\d\d\.$/m,
    );
    expect(said).not.toContain("2.5");
  });

  it("cancels the statement with Ctrl+C, and says that nothing was left", async () => {
    const { run, told, workspace } = terminal();
    const stop = new AbortController();
    const showLine = (text: string | undefined): void => {
      if (text?.startsWith("The statement is running")) stop.abort();
    };
    const { exitCode, said, lines } = await run(fromTable("iris_100k", "stopped"), { signal: stop.signal, showLine });
    expect([exitCode, lines]).toEqual([1, []]);
    expect(told).toContain("Cancelling the statement.");
    expect(said).toBe("The statement was cancelled, and no table was left behind.");
    expect(workspace.seen.some(({ url }) => url.endsWith("/cancel"))).toBe(true);
  });

  it("says that a Ctrl+C came too late where the table was made all the same", async () => {
    const workspace = sampleWorkspace();
    const { run, told } = terminal(workspace);
    const stop = new AbortController();
    const fetch: CommandParts["fetch"] = async (url, init) => {
      // The statement ends while the cancel is on its way.
      for (let state = ""; url.endsWith("/cancel") && state !== "SUCCEEDED";) {
        await new Promise((resolve) => setImmediate(resolve));
        const answer = await workspace.app.request(url.replace(/\/cancel$/, ""));
        ({ state } = ((await answer.json()) as { status: { state: string } }).status);
      }
      return await workspace.fetch(url, init);
    };
    const showLine = (text: string | undefined): void => {
      if (text?.startsWith("The statement is running")) stop.abort();
    };
    const { exitCode, lines } = await run(fromTable("iris", "late"), { signal: stop.signal, fetch, showLine });
    expect([exitCode, lines.length]).toEqual([0, 1]);
    expect(told).toContain("The cancel came too late: the statement had ended, and its table is there.");
  });

  it("uploads a file with the types that the model states, and removes it after the run", async () => {
    const file = path.join(folder, "in.csv");
    writeFileSync(
      file,
      "\uFEFFid,sepal_length,sepal_width,petal_length,petal_width\n02134,5.1,3.5,1.4,0.2\n7,6.3,3.3,6,2.5\n",
    );
    const { run, told, fileNames, isThere } = terminal();
    const { exitCode, lines } = await run(
      command("uploaded", "--input", file, "--volume", "/Volumes/workspace/default/uploads"),
    );
    expect([exitCode, lines[0]?.["rows"]]).toEqual([0, 2]);
    expect(told.join("\n")).toContain("schema => '`id` STRING, `sepal_length` DOUBLE, ");
    expect(fileNames()).toHaveLength(1);
    expect(await isThere(fileNames()[0]!)).toBe(false);
  });

  it("removes the file also where the run fails or is cancelled", async () => {
    const file = path.join(folder, "in.csv");
    writeFileSync(file, "sepal_length,sepal_width,petal_length,petal_width\n5.1,no number,1.4,0.2\n");
    const failed = terminal();
    const args = command("unfit", "--input", file, "--volume", "/Volumes/workspace/default/uploads");
    const { exitCode, said } = await failed.run(args);
    expect(exitCode).toBe(2);
    expect(said).not.toContain("no number,");
    expect(await failed.isThere(failed.fileNames()[0]!)).toBe(false);
    const stopped = terminal();
    const stop = new AbortController();
    const tell = (sentence: string): void => {
      if (sentence.startsWith("Uploaded to ")) stop.abort();
    };
    await stopped.run(args, { signal: stop.signal, tell });
    expect(stopped.fileNames()[0]).toMatch(new RegExp(`^${FILES}/scoresheet-[0-9a-f]{16}\\.csv$`));
    expect(await stopped.isThere(stopped.fileNames()[0]!)).toBe(false);
  });

  it("refuses what cannot be done before anything is uploaded or made", async () => {
    const { run, workspace } = terminal();
    expect((await run(fromTable("iris", "once"))).exitCode).toBe(0);
    const ways: readonly (readonly [readonly string[], RegExp])[] = [
      [fromTable("iris", "once"), /The target is there already/],
      [fromTable("nothing", "t"), /There is no table samples\.demo\.nothing/],
      [fromTable("iris", "t", "--params", '{"a":1}'), /passes no parameters on/],
      [fromTable("iris", "t", "--endpoint", `${ORIGIN}/invocations`), /asks endpoints of its own workspace/],
      [fromTable("iris", "t", "--warehouse", CLASSIC), /ai_query is not there on classic warehouses/],
      [command("t", "--source", "iris"), /named by three parts/],
      [fromTable("iris", "t", "--map", "petal_width=nope"), /nope/],
    ];
    workspace.seen.length = 0;
    for (const [args, sentence] of ways) {
      const { exitCode, said } = await run(args);
      expect([exitCode, said]).toEqual([2, expect.stringMatching(sentence)]);
    }
    expect(workspace.seen.filter(({ method, body }) => method === "PUT" || body.includes("CREATE TABLE"))).toEqual([]);
  });

  it("waits for a warehouse that sleeps", async () => {
    const { run, told } = terminal();
    expect((await run(fromTable("iris", "woken", "--warehouse", ASLEEP))).exitCode).toBe(0);
    expect(told.slice(0, 3)).toEqual([
      "Warehouse Nightly: STOPPED.",
      "Warehouse Nightly: STARTING.",
      "Warehouse Nightly: RUNNING.",
    ]);
  });

  it("says what the endpoint answers where its model does not", async () => {
    const { run, told } = terminal();
    expect((await run(fromTable("iris", "told", "--returns", "string"))).exitCode).toBe(0);
    expect(told.join("\n")).toContain("returnType => 'STRING',");
    const wrong = await run(fromTable("iris", "wrong", "--returns", "a=double"));
    expect([wrong.exitCode, wrong.said]).toEqual([1, expect.stringContaining("AI_FUNCTION_HTTP_PARSE_CAST_ERROR")]);
    const penguins = ["--endpoint", `${ORIGIN}/serving-endpoints/penguins-probabilities/invocations`];
    const several = "label=string,Adelie=double,Chinstrap=double,Gentoo=double";
    const { exitCode, said } = await run(fromTable("penguins", "several", ...penguins, "--returns", several));
    expect(said).toContain("has 342 rows, 342 of them with a prediction");
    expect(exitCode).toBe(0);
  });

  it("says which options belong together", () => {
    const refused = (...args: string[]): string => {
      try {
        parseCommand(args);
        return "";
      } catch (error) {
        return (error as Error).message;
      }
    };
    const sql = ["--engine", "sql", "--warehouse", "w", "--target", "a.b.c", "--endpoint", IRIS];
    expect(refused(...sql)).toMatch(/--source names a table/);
    expect(refused(...sql, "--input", "a.csv")).toMatch(/belong together/);
    expect(refused(...sql, "--source", "a.b.d", "--out", "x.xlsx")).toBe("--out cannot be used with --engine sql.");
    expect(refused("--warehouse", "w", "--workbook", "x.xlsx")).toBe(
      "--warehouse cannot be used with a run without --engine sql.",
    );
    expect(refused("--engine", "sql")).toMatch(
      /--warehouse is missing\. --target is missing\. --endpoint is missing\./,
    );
    expect(refused(...sql, "--source", "a.b.d", "--returns", "array")).toMatch(/single values/);
    expect(refused(...sql, "--source", "a.b.d", "--returns", "numbers")).toMatch(/^--returns takes column=type/);
    expect(refused(...sql, "--source", "a.b.d", "--engine", "duck")).toMatch(/--engine/);
  });
});
