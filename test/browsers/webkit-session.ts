import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserSession, ColorScheme, Place } from "./browser-session";
import { findWebKit } from "./engines.mjs";
import { KeptProgram } from "./kept-program";
import { WebDriverConnection } from "./webdriver-connection";

/** The key under which WebDriver writes an element. Source: W3C, WebDriver, "web element identifier". */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** The page is a toolbar less high. */
const WINDOW = { x: 0, y: 0, width: 1280, height: 898 };
const SCREEN = "1400x1000x24";
/** GTK's own themes: WebKitGTK asks them for what pages learn as `prefers-color-scheme`. */
const THEMES: Readonly<Record<ColorScheme, string>> = { light: "Adwaita", dark: "Adwaita:dark" };
/** Nothing listens there: what is not on this machine is reached through it, so nothing is. */
const NOWHERE = "127.0.0.1:9";
/** A script in a frame that is loaded anew gives no answer. */
const SCRIPT_LIMIT_MS = 10_000;
/** The driver needs two ports, and somebody else may take one between the look for it and its use: then it ends, or waits for ever. */
const MOST_TRIES = 6;
/** A browser that has not started by then hangs: to start another one helps, to wait does not. */
const START_LIMIT_MS = 20_000;

/** WebKitGTK's own test browser, worked through its WebDriver. It shares its engine with Safari, and neither its network nor its widgets. */
export class WebKitSession implements BrowserSession {
  /** Where the commands go now: WebDriver has one place at a time. */
  private at: Place | undefined;

  private constructor(
    readonly folder: string,
    private readonly programs: readonly KeptProgram[],
    private readonly connection: WebDriverConnection,
    private readonly path: string,
  ) {}

  /** @throws Error with what was tried last, when it cannot be started */
  static async start(scheme: ColorScheme): Promise<WebKitSession> {
    for (let tries = 1; ; tries++) {
      try {
        return await WebKitSession.startOnce(scheme);
      } catch (error) {
        if (tries === MOST_TRIES) throw error;
      }
    }
  }

  private static async startOnce(scheme: ColorScheme): Promise<WebKitSession> {
    const found = findWebKit();
    if (found === undefined) throw new Error("There is no WebKitGTK on this machine.");
    const screen = ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"];
    // A screen of its own: windows side by side would take the focus from each other.
    const display = KeptProgram.start(found.display, screen, process.env);
    const programs = [display];
    try {
      const number = await display.waitUntilSaid(/^(\d+)\s*$/m);
      const port = await freePort();
      const folder = mkdtempSync(join(tmpdir(), "scoresheet-webkit-"));
      const env = { ...environment(folder, scheme), DISPLAY: `:${number}` };
      const driver = KeptProgram.start(found.driver, [`--port=${port}`, "--host=127.0.0.1"], env, folder);
      programs.unshift(driver);
      const connection = new WebDriverConnection(`http://127.0.0.1:${port}`);
      await driver.waitUntil("it answered", () => connection.isReady());
      const asked = await connection.ask("POST", "/session", capabilities(found.browser), START_LIMIT_MS);
      const { sessionId } = asked as { sessionId: string };
      const session = new WebKitSession(folder, programs, connection, `/session/${sessionId}`);
      await session.ask("POST", "/timeouts", { script: SCRIPT_LIMIT_MS });
      await session.ask("POST", "/window/rect", WINDOW);
      return session;
    } catch (error) {
      for (const program of programs) await program.end();
      throw error;
    }
  }

  async windows(): Promise<readonly string[]> {
    return (await this.ask("GET", "/window/handles")) as string[];
  }

  async open(window: string, url: string): Promise<void> {
    await this.goTo({ window });
    await this.ask("POST", "/url", { url });
    this.at = undefined;
  }

  async evaluate(place: Place, body: string, ...args: readonly unknown[]): Promise<unknown> {
    const answer = await this.run(
      place,
      `JSON.stringify(await (async function () { ${body} }).apply(null, given))`,
      args,
    );
    return typeof answer === "string" ? JSON.parse(answer) : undefined;
  }

  async locate(place: Place, body: string, ...args: readonly unknown[]): Promise<string | undefined> {
    const answer = await this.run(place, `(function () { ${body} }).apply(null, given)`, args);
    return (answer as Record<string, string> | null)?.[ELEMENT];
  }

  async click(place: Place, element: string): Promise<void> {
    await this.goTo(place);
    await this.ask("POST", `/element/${element}/click`, {});
  }

  async type(place: Place, element: string, text: string): Promise<void> {
    await this.goTo(place);
    await this.ask("POST", `/element/${element}/value`, { text });
  }

  async screenshot(window: string): Promise<Buffer> {
    await this.goTo({ window });
    return Buffer.from((await this.ask("GET", "/screenshot")) as string, "base64");
  }

  async end(): Promise<void> {
    for (const program of this.programs) await program.end();
  }

  /** @param expression of which the answer is the value; `given` are the arguments */
  private async run(place: Place, expression: string, args: readonly unknown[]): Promise<unknown> {
    await this.goTo(place);
    // A promise that fails would be reported as a script that took too long.
    const script = `const [given, done] = arguments;
      (async () => ({ value: ${expression} }))().then(done, (error) => done({ error: String(error) }));`;
    const answer = (await this.ask("POST", "/execute/async", { script, args: [args] })) as {
      value?: unknown;
      error?: string;
    };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  private async goTo(place: Place): Promise<void> {
    if (this.at?.window === place.window && this.at.frame === place.frame) return;
    this.at = undefined;
    await this.ask("POST", "/window", { handle: place.window });
    await this.ask("POST", "/frame", { id: null });
    if (place.frame !== undefined) {
      const id = await this.ask("POST", "/element", { using: "css selector", value: place.frame });
      await this.ask("POST", "/frame", { id });
    }
    this.at = place;
  }

  private async ask(method: "GET" | "POST" | "DELETE", path: string, body?: object): Promise<unknown> {
    try {
      return await this.connection.ask(method, `${this.path}${path}`, body);
    } catch (error) {
      this.at = undefined; // The frame may have been loaded anew.
      throw error;
    }
  }
}

/** What the programs see of this machine: nothing that is remembered, and no display but theirs. */
function environment(folder: string, scheme: ColorScheme): NodeJS.ProcessEnv {
  mkdirSync(join(folder, ".config/gtk-3.0"), { recursive: true });
  writeFileSync(join(folder, ".config/gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
  const settings = { GTK_THEME: THEMES[scheme], GTK_A11Y: "none", NO_AT_BRIDGE: "1", LANG: "C.UTF-8" };
  // Layers are put together by a graphics card; doing that without one is half of a page's work.
  const drawing = { WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
  return { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, XDG_RUNTIME_DIR: folder, ...settings, ...drawing };
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function capabilities(binary: string): object {
  const args = ["--automation"];
  const noProxy = ["127.0.0.1", "localhost"];
  const proxy = { proxyType: "manual", httpProxy: NOWHERE, sslProxy: NOWHERE, noProxy };
  return {
    capabilities: { alwaysMatch: { browserName: "MiniBrowser", proxy, "webkitgtk:browserOptions": { binary, args } } },
  };
}
