import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { sampleTables } from "../../src/workbench/samples/sample-tables";
import { sampleWorkbook } from "../../src/workbench/samples/sample-workbook";
import { until } from "../support/until";
import { readXlsxTable } from "../support/xlsx-table";

const ROOT = resolve(__dirname, "../..");
/** The port that the page names. */
const PORT = 5005;
const SERVED_WITHIN_MS = 60_000;

const runFile = promisify(execFile);

describe("the example for engineers", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-example-"));
  const commands = join(folder, "commands");
  const work = join(folder, "work");
  const PATH = [commands, dirname(process.env.MLFLOW_PYTHON!), process.env.PATH].join(delimiter);
  const as = { cwd: work, env: { ...process.env, PATH } };
  let server: ChildProcess | undefined;

  beforeAll(async () => {
    mkdirSync(commands);
    mkdirSync(work);
    const program = `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, "src/scoresheet.mjs")}" "$@"\n`;
    writeFileSync(join(commands, "scoresheet"), program, { mode: 0o755 });
    writeFileSync(join(work, "sample.xlsx"), await sampleWorkbook([sampleTables()[0]!]));
  });

  afterAll(async () => {
    if (server?.exitCode === null) {
      const ended = once(server, "exit");
      process.kill(-server.pid!); // The shell, the command and the server under it are one group.
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it("trains, serves and scores in ten lines that run as they are written", async () => {
    const [train, serve, score, ...others] = await exampleOfPage();
    expect([train?.language, serve?.language, score?.language, others]).toEqual(["python", "sh", "sh", []]);
    const lines = [train, serve, score].flatMap((block) => block!.text.trim().split("\n"));
    expect(lines).toHaveLength(10);

    writeFileSync(join(work, "train.py"), train!.text);
    await runFile("sh", ["-c", "python train.py"], as);
    const serving = spawn("sh", ["-c", serve!.text], { ...as, detached: true, stdio: "ignore" });
    server = serving;
    const ping = `http://127.0.0.1:${/--port (\d+)/.exec(serve!.text)![1]!}/ping`;
    await until("the model is served", () => answers(ping, serving), SERVED_WITHIN_MS);
    const { stdout } = await runFile("sh", ["-c", score!.text], as);

    expect(JSON.parse(stdout)).toMatchObject({ rows: 150, scored: 150, failed: 0, columns: ["Prediction"], exit: 0 });
    const { columns, rows } = await readXlsxTable(join(work, "scored.xlsx"), "Iris");
    const cellsUnder = (header: string) => rows.map((row) => row[columns.indexOf(header)]);
    expect(cellsUnder("Prediction")).toEqual(cellsUnder("species"));
  });
});

/** The fenced blocks of the section, as they stand there; on another port only where something listens on theirs. */
async function exampleOfPage(): Promise<readonly { readonly language: string; readonly text: string }[]> {
  const page = readFileSync(join(ROOT, "assets/docs/engineers.md"), "utf8");
  const section = /^## Train, serve, score\n([^]*?)^## /m.exec(page)![1]!;
  const port = String(await freePort());
  return [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map((block) => ({
    language: block[1]!,
    text: block[2]!.replaceAll(String(PORT), port),
  }));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const listen = async (port: number): Promise<void> => {
    probe.listen(port, "127.0.0.1");
    await once(probe, "listening");
  };
  await listen(PORT).catch(() => listen(0));
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function answers(url: string, server: ChildProcess): Promise<boolean> {
  await sleep(100); // Python needs the processor meanwhile.
  if (server.exitCode !== null) throw new Error(`The command that serves ended with ${server.exitCode}.`);
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
