import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** What the proxy asks for and refuses, and its key and certificate (PEM) where it is spoken to over TLS. */
export interface ProxyOptions {
  readonly password?: string;
  readonly refused?: readonly string[];
  readonly key?: string;
  readonly cert?: string;
}

/** A real proxy in a process of its own (`company-proxy.mjs`): every name leads to this machine. */
export class RunningProxy {
  /** `host:port` of each connection that it was asked for. */
  readonly asked: string[] = [];

  private constructor(
    private readonly program: ChildProcess,
    readonly port: number,
  ) {
    program.on("message", (message: { readonly asked?: string }) => {
      if (message.asked !== undefined) this.asked.push(message.asked);
    });
  }

  static async start(options: ProxyOptions = {}): Promise<RunningProxy> {
    const file = path.resolve(__dirname, "company-proxy.mjs");
    const program = spawn(process.execPath, [file, JSON.stringify(options)], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const [{ port }] = (await once(program, "message")) as [{ readonly port: number }];
    return new RunningProxy(program, port);
  }

  /** Drops all connections that go through it, and goes on. */
  cut(): void {
    this.program.send("cut");
  }

  async stop(): Promise<void> {
    const ended = once(this.program, "exit");
    this.program.kill();
    await ended;
  }
}
