import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = resolve(__dirname, "failing-model.mjs");

/** What became of a request that held rows. */
export type FaultyAnswer = "answered" | "429" | "500" | "503" | "cut";

/** A model server that fails at random (`failing-model.mjs`), killed and started anew on the same port. */
export class FaultyServer {
  readonly counts: Record<FaultyAnswer, number> = { answered: 0, "429": 0, "500": 0, "503": 0, cut: 0 };
  private program: ChildProcess | undefined;
  private port = 0;
  private starts = 0;

  constructor(
    private readonly seed: number,
    private readonly onAnswer: (server: FaultyServer) => void = () => undefined,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/invocations`;
  }

  get requests(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  async start(): Promise<void> {
    const args = [PROGRAM, String(this.port), String(this.seed + this.starts++)];
    const program = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    this.program = program;
    await new Promise<void>((listening) => {
      createInterface(program.stdout).on("line", (line) => {
        const [word, port] = line.split(" ");
        if (word === "listening") {
          this.port = Number(port);
          listening();
        } else {
          this.counts[word as FaultyAnswer]++;
          this.onAnswer(this);
        }
      });
    });
  }

  async kill(): Promise<void> {
    const { program } = this;
    this.program = undefined;
    if (program === undefined) return;
    program.kill("SIGKILL");
    await once(program, "close");
  }
}
