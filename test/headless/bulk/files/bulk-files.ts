import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { abortableSleep } from "../../../../src/endpoint/http/abortable-sleep";
import { parseCommand } from "../../../../src/headless/command/command-line";
import type { CommandParts } from "../../../../src/headless/run/command-parts";
import { runCommand } from "../../../../src/headless/run-command";
import { endingOfError } from "../../../../src/headless/run-ending";
import type { RunEnding } from "../../../../src/headless/telling/ending";
import { createSampleEndpointApp } from "../../../../src/sample-endpoint/sample-endpoint-app";
import { runMarks } from "../../run-marks";

const SAMPLE = createSampleEndpointApp();

/** The sample endpoint's model of irises, which says what it takes. */
export const IRIS_ENDPOINT = "http://127.0.0.1:5001/serving-endpoints/iris/invocations";
/** An endpoint that says nothing of its model. */
export const ENDPOINT = "http://127.0.0.1:5001/invocations";

/** How a command ended, and what it sent and said. */
export interface FileEnding extends RunEnding {
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly bodies: readonly string[];
  readonly told: readonly string[];
}

/** What answers a request with rows; a status that is no success refuses them. */
export type Answer = (body: string, request: number) => Response | Promise<Response>;

/** A folder with files of rows, which commands read and write, and DuckDB to make and to look at them. */
export class BulkFiles {
  private constructor(
    readonly folder: string,
    private readonly instance: DuckDBInstance,
  ) {}

  static async make(): Promise<BulkFiles> {
    return new BulkFiles(mkdtempSync(path.join(tmpdir(), "scoresheet-bulk-")), await DuckDBInstance.create(":memory:"));
  }

  place(name: string): string {
    return path.join(this.folder, name);
  }

  /** All rows that a query gives; `{name}` in it stands for the file of that name. */
  async rows(sql: string): Promise<DuckDBValue[][]> {
    const connection = await this.instance.connect();
    const text = sql.replace(/\{([\w.]+)\}/g, (_all, name: string) => `'${this.place(name)}'`);
    try {
      return (await connection.runAndReadAll(text)).getRows();
    } finally {
      connection.closeSync();
    }
  }

  /** Runs a command of `npm run score` over files of the folder, with a scripted endpoint; the sample endpoint unless told. */
  async run(options: readonly string[], answer?: Answer, parts: Partial<CommandParts> = {}): Promise<FileEnding> {
    const told: string[] = [];
    const bodies: string[] = [];
    let now = 0;
    const all: CommandParts = {
      readFile: () => Promise.reject(Object.assign(new Error(), { code: "ENOENT" })),
      writeFile: () => Promise.resolve(),
      fetch: async (url, init) => {
        const body = typeof init.body === "string" ? init.body : "";
        const hasRows = body !== "" && !body.includes('"data":[]');
        if (hasRows) bodies.push(body);
        return answer !== undefined && hasRows ? answer(body, bodies.length - 1) : SAMPLE.fetch(new Request(url, init));
      },
      now: () => (now += 1),
      marks: runMarks(),
      credentials: [],
      signal: new AbortController().signal,
      tell: (sentence) => told.push(sentence),
      // Waits between retries are over at once; a request's time limit is not.
      sleep: (delayMs, signal) => (delayMs < 30_000 ? Promise.resolve() : abortableSleep(delayMs, signal)),
      ...parts,
    };
    const ending = await runOf(options, all);
    return { ...ending, lines: ending.lines as FileEnding["lines"], bodies, told };
  }

  remove(): void {
    this.instance.closeSync();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function runOf(options: readonly string[], parts: CommandParts): Promise<RunEnding> {
  try {
    return await runCommand(parseCommand(options), parts);
  } catch (error) {
    return endingOfError(error);
  }
}
