import { once } from "node:events";
import { WebSocket } from "undici";

/** A command that takes longer hangs; what waits for it is asked again. */
const LIMIT_MS = 40_000;

interface Answer {
  readonly id?: number;
  readonly type: "success" | "error";
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A browser that speaks WebDriver BiDi. Source: W3C, WebDriver BiDi. */
export class BidiConnection {
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener("message", ({ data }) => this.take(JSON.parse(String(data)) as Answer));
    socket.addEventListener("close", () => this.abandon());
  }

  /** @throws Error when nothing answers */
  static async open(address: string): Promise<BidiConnection> {
    const socket = new WebSocket(address);
    const failed = once(socket as unknown as EventTarget, "error").then(() => {
      throw new Error(`Nothing answers at ${address}.`);
    });
    await Promise.race([once(socket as unknown as EventTarget, "open"), failed]);
    failed.catch(() => undefined);
    return new BidiConnection(socket);
  }

  /** @throws Error when the command failed, or the browser went away */
  ask(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) return reject(new Error(`The browser has gone (${method}).`));
      const late = setTimeout(() => this.take({ id, type: "error", error: "no answer", message: method }), LIMIT_MS);
      const settle = (end: () => void) => (clearTimeout(late), end());
      this.pending.set(id, {
        resolve: (result) => settle(() => resolve(result)),
        reject: (error) => settle(() => reject(error)),
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.socket.close();
  }

  private take({ id, type, result, error, message }: Answer): void {
    const asked = this.pending.get(id ?? 0);
    this.pending.delete(id ?? 0);
    if (type === "success") asked?.resolve(result);
    else asked?.reject(new Error(`${error}: ${message}`));
  }

  private abandon(): void {
    for (const { reject } of this.pending.values()) reject(new Error("The browser has gone."));
    this.pending.clear();
  }
}
