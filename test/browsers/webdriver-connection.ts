/** A command that takes longer hangs; what waits for it is asked again. */
const LIMIT_MS = 40_000;

/** An error as WebDriver names it ("stale element reference"). */
export class WebDriverError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** A server of WebDriver, asked over http. Source: W3C, WebDriver. */
export class WebDriverConnection {
  constructor(private readonly origin: string) {}

  /** Whether it answers. */
  async isReady(): Promise<boolean> {
    return this.ask("GET", "/status").then(
      () => true,
      () => false,
    );
  }

  /**
   * @param limitMs how long it may take
   * @returns the `value` of the answer
   * @throws WebDriverError when the command failed
   */
  async ask(method: "GET" | "POST" | "DELETE", path: string, body?: object, limitMs = LIMIT_MS): Promise<unknown> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      signal: AbortSignal.timeout(limitMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new WebDriverError("no answer", `${String(error)} (${method} ${path})`);
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new WebDriverError(error, `${message || "no more was said"} (${method} ${path})`);
  }
}
