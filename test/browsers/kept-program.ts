import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { resolve } from "node:path";
import { until } from "../support/until";

const KEEPER = resolve(__dirname, "keeper.mjs");
const STARTED_WITHIN_MS = 60_000;
/** As much of what it printed as stands in an error. */
const LAST_CHARACTERS = 2_000;

/** A program that ends, with everything that it started, at the latest when this process does, whatever ends it. */
export class KeptProgram {
  private text = "";

  private constructor(
    private readonly name: string,
    private readonly keeper: ChildProcess,
  ) {
    for (const stream of [keeper.stdout, keeper.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => (this.text += text));
    }
  }

  /**
   * @param env all of its environment
   * @param folder removed when it has ended; without it, nothing is
   */
  static start(program: string, args: readonly string[], env: NodeJS.ProcessEnv, folder = ""): KeptProgram {
    // A group of its own, so that the keeper ends what is in it and nothing else.
    const keeper = spawn(process.execPath, [KEEPER, folder, program, ...args], {
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
      env,
    });
    // It must not keep this process from ending: that ends it.
    keeper.unref();
    for (const stream of [keeper.stdin, keeper.stdout, keeper.stderr] as (Socket | null)[]) stream?.unref();
    return new KeptProgram(program, keeper);
  }

  /** All that it has printed. */
  get said(): string {
    return this.text;
  }

  get hasEnded(): boolean {
    return this.keeper.exitCode !== null || this.keeper.signalCode !== null;
  }

  /**
   * Waits until it has printed something.
   * @returns what the first group of the pattern matched
   * @throws Error with what it has said, when it ends before or takes a minute
   */
  async waitUntilSaid(pattern: RegExp): Promise<string> {
    await this.waitUntil(`it printed ${pattern.source}`, () => pattern.test(this.text));
    return pattern.exec(this.text)?.[1] ?? "";
  }

  /** @throws Error with what it has said, when it ends before or takes a minute */
  async waitUntil(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    const isOver = async () => this.hasEnded || (await isSo());
    await until(what, isOver, STARTED_WITHIN_MS).catch((error: unknown) => this.fail(String(error)));
    if (this.hasEnded) this.fail(`It ended before ${what}.`);
  }

  /** Ends it, and waits until all is gone that it left. */
  async end(): Promise<void> {
    if (this.hasEnded) return;
    const gone = once(this.keeper, "exit");
    this.keeper.stdin?.end();
    await gone;
  }

  private fail(why: string): never {
    throw new Error(`${this.name}: ${why} It printed: ${this.text.slice(-LAST_CHARACTERS) || "nothing"}`);
  }
}
