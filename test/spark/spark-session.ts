import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

/** Begins each line that Python means for us. */
const MARK = "\u001escoresheet ";

/** What a run told: its last event, `done` or `failed`, and those before. */
export interface RunTold {
  readonly last: Readonly<Record<string, unknown>>;
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

/** One Spark session for the runs of a test file. */
export class SparkSession {
  /** For inputs and outputs; gone with the session. */
  readonly folder = mkdtempSync(join(tmpdir(), "scoresheet-spark-test-"));
  private readonly server: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private said = "";
  private count = 0;

  constructor() {
    const python = process.env["MLFLOW_PYTHON"];
    if (python === undefined)
      throw new Error("MLFLOW_PYTHON is not set: run these tests with their own configuration.");
    this.server = spawn(python, ["-B", join(__dirname, "spark_server.py"), this.folder], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.server.stderr!.setEncoding("utf8").on("data", (text: string) => (this.said += text));
    this.lines = createInterface({ input: this.server.stdout! })[Symbol.asyncIterator]();
  }

  /** The folder of a model of train_models.py. */
  model(name: string): string {
    return join(dirname(process.env["MLFLOW_CASES"] ?? ""), name);
  }

  /** A file that does not exist yet. */
  newPlace(ending = ""): string {
    return join(this.folder, `place-${this.count++}${ending}`);
  }

  /** Runs a specification to its end; where none is said, the output is a new folder of Parquet. */
  async run(spec: Readonly<Record<string, unknown>>): Promise<RunTold & { readonly output: string }> {
    const output = this.newPlace();
    const whole = { master: "local[2]", output: { kind: "parquet", place: output }, aside: `${output}.aside`, ...spec };
    this.server.stdin!.write(`${JSON.stringify(whole)}\n`);
    const events: Record<string, unknown>[] = [];
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done === true) throw new Error(`The Spark session ended: ${this.said.slice(-4_000)}`);
      if (!value.startsWith(MARK)) continue;
      const event = JSON.parse(value.slice(MARK.length)) as Record<string, unknown>;
      events.push(event);
      if (event["event"] === "done" || event["event"] === "failed") return { last: event, events, output };
    }
  }

  async end(): Promise<void> {
    const ended = once(this.server, "exit");
    this.server.stdin!.end();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
