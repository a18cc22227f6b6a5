import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

const PROGRAM = resolve(__dirname, "../../dist/node/start.cjs");

/** The built product, started as `npm start` starts it, on a port of its own. */
export class Product {
  private constructor(
    readonly origin: string,
    private readonly program: ChildProcess,
  ) {}

  /**
   * @param file where the program is, with the pages beside it
   * @param port 0 takes a free one
   * @throws Error with what the program said, when it ends before it prints its address
   */
  static async start(file = PROGRAM, port = 0): Promise<Product> {
    const program = spawn(process.execPath, [file], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PORT: String(port) },
    });
    let said = "";
    return new Promise((done, fail) => {
      const listen = (text: string): void => {
        said += text;
        const address = /http:\/\/[\w.]+:\d+/.exec(said);
        if (address !== null) done(new Product(address[0], program));
      };
      program.stdout.setEncoding("utf8").on("data", listen);
      program.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
      program.once("exit", (code) => fail(new Error(`The product ended with exit code ${code}: ${said}`)));
    });
  }

  /** @param signal "SIGKILL" where requests were left hanging: an orderly end waits for them for a minute */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.program.exitCode !== null) return;
    const ended = once(this.program, "exit");
    this.program.kill(signal);
    await ended;
  }
}
