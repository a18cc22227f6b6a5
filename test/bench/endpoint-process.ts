import { fork } from "node:child_process";
import { once } from "node:events";
import { programFile } from "./places";

/** How an endpoint of the bench behaves. */
export interface EndpointHabits {
  readonly delayMs: number;
  /** Requests that it takes at once; each further one is refused with 429. */
  readonly most?: number;
  /** Seconds that a refusal asks to wait. */
  readonly retryAfter?: number;
  /** The file that keeps each body. */
  readonly record?: string;
}

/** What an endpoint saw since it was last asked to begin anew. */
export interface EndpointStats {
  readonly peak: number;
  readonly rows: number;
  readonly requests: number;
  readonly refused: number;
}

/** An endpoint in a process of its own, while it runs. */
export interface RunningEndpoint {
  readonly origin: string;
  readonly url: string;
  /** What it saw since the last call. */
  readonly takeStats: () => Promise<EndpointStats>;
}

/** Starts an endpoint for as long as some work takes. */
export async function withEndpoint<Result>(
  { delayMs, most, retryAfter, record }: EndpointHabits,
  work: (endpoint: RunningEndpoint) => Promise<Result>,
): Promise<Result> {
  const options = { delay: delayMs, most, "retry-after": retryAfter, record };
  const args = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
  const child = fork(programFile("endpoint.mjs"), args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [port] = (await once(child, "message")) as [number];
  const origin = `http://127.0.0.1:${port}`;
  const takeStats = async (): Promise<EndpointStats> => {
    const response = await fetch(`${origin}/stats`, { method: "DELETE" });
    return (await response.json()) as EndpointStats;
  };
  try {
    return await work({ origin, url: `${origin}/invocations`, takeStats });
  } finally {
    const ended = once(child, "exit");
    child.disconnect();
    await ended;
  }
}
