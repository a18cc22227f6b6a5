import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";

type Event = Readonly<Record<string, unknown>>;

/** What a run told: its last event, `done` or `failed`, and those before. */
export interface RunTold {
  readonly last: Event;
  readonly events: readonly Event[];
}

/** The one Spark session of start-spark.mjs. */
export class SparkSession {
  /** For inputs and outputs; gone with the session. */
  readonly folder: string;
  private readonly socket: Socket;
  private readonly lines: AsyncIterator<string>;

  constructor() {
    const told = process.env["SPARK_SESSION"];
    if (told === undefined) throw new Error("SPARK_SESSION is not set: run these tests with their own configuration.");
    const { port, folder } = JSON.parse(told) as { readonly port: number; readonly folder: string };
    this.folder = folder;
    this.socket = connect(port, "127.0.0.1");
    this.lines = createInterface({ input: this.socket })[Symbol.asyncIterator]();
  }

  /** The folder of a model of train_models.py. */
  model(name: string): string {
    return join(dirname(process.env["MLFLOW_CASES"] ?? ""), name);
  }

  /** A file that does not exist yet. */
  newPlace(ending = ""): string {
    return join(this.folder, `place-${randomUUID()}${ending}`);
  }

  /** Runs a specification to its end; where none is said, the output is a new folder of Parquet. */
  async run(spec: Readonly<Record<string, unknown>>): Promise<RunTold & { readonly output: string }> {
    const output = this.newPlace();
    const events = await this.ask({ output: { kind: "parquet", place: output }, aside: `${output}.aside`, ...spec }, [
      "done",
      "failed",
    ]);
    return { last: events.at(-1)!, events, output };
  }

  /** How Spark's own parser reads statements: parse_plan.py says what is answered for each. */
  async parse(statements: readonly string[]): Promise<readonly unknown[]> {
    const events = await this.ask({ parse: statements }, ["parsed"]);
    return events.at(-1)!["plans"] as readonly unknown[];
  }

  /** A CSV file as Spark reads it: every value as text, ordered by the first column. */
  async readCsv(
    file: string,
    schema: string,
    options: Readonly<Record<string, string>>,
  ): Promise<{ readonly types: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] }> {
    const events = await this.ask({ csv: file, schema, options }, ["read", "failed"]);
    const { types, rows } = events.at(-1)!;
    return { types: types as string[], rows: rows as (string | null)[][] };
  }

  end(): void {
    this.socket.destroy();
  }

  /** What is told until the last that is awaited. */
  private async ask(what: Readonly<Record<string, unknown>>, last: readonly string[]): Promise<Event[]> {
    this.socket.write(`${JSON.stringify(what)}\n`);
    const events: Event[] = [];
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done === true) throw new Error(`The Spark session ended: ${this.said()}`);
      const event = JSON.parse(value) as Event;
      events.push(event);
      if (last.includes(String(event["event"]))) return events;
    }
  }

  private said(): string {
    return readFileSync(join(this.folder, "spark.log"), "utf8").slice(-4_000);
  }
}
