import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BidiConnection } from "./bidi-connection";
import type { BrowserSession, ColorScheme, Place } from "./browser-session";
import { findFirefox } from "./engines.mjs";
import { KeptProgram } from "./kept-program";

/** As large as the page in the other engine. */
const VIEWPORT = { width: 1280, height: 860 };
/** A port of this machine at which nothing listens: what is not on this machine is reached through it, so nothing is. */
const NOWHERE = 9;

/** The values of "layout.css.prefers-color-scheme.content-override". Source: Firefox, StaticPrefList.yaml. */
const SCHEMES: Readonly<Record<ColorScheme, number>> = { dark: 0, light: 1 };

/** A value that a page answers, as BiDi writes it. */
interface RemoteValue {
  readonly type: string;
  readonly sharedId?: string;
  readonly value?: unknown;
}

type ScriptResult =
  | { readonly type: "success"; readonly result: RemoteValue }
  | { readonly type: "exception"; readonly exceptionDetails: { readonly text: string } };

/** Firefox, worked through WebDriver BiDi, which it answers itself. */
export class FirefoxSession implements BrowserSession {
  private constructor(
    readonly folder: string,
    private readonly program: KeptProgram,
    private readonly connection: BidiConnection,
  ) {}

  static async start(scheme: ColorScheme): Promise<FirefoxSession> {
    const folder = mkdtempSync(join(tmpdir(), "scoresheet-firefox-"));
    const profile = join(folder, "profile");
    mkdirSync(profile);
    writeFileSync(join(profile, "user.js"), preferences(scheme));
    const args = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"];
    const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, MOZ_CRASHREPORTER_DISABLE: "1" };
    const program = KeptProgram.start(findFirefox() ?? "firefox", args, env, folder);
    try {
      const address = await program.waitUntilSaid(/WebDriver BiDi listening on (ws:\S+)/);
      const connection = await BidiConnection.open(`${address}/session`);
      await connection.ask("session.new", { capabilities: {} });
      const session = new FirefoxSession(folder, program, connection);
      const [context] = await session.windows();
      await connection.ask("browsingContext.setViewport", { context, viewport: VIEWPORT });
      return session;
    } catch (error) {
      await program.end();
      throw error;
    }
  }

  async windows(): Promise<readonly string[]> {
    const { contexts } = (await this.connection.ask("browsingContext.getTree", { maxDepth: 0 })) as {
      contexts: readonly { context: string }[];
    };
    return contexts.map(({ context }) => context);
  }

  async open(window: string, url: string): Promise<void> {
    await this.connection.ask("browsingContext.navigate", { context: window, url, wait: "interactive" });
  }

  async evaluate(place: Place, body: string, ...args: readonly unknown[]): Promise<unknown> {
    // What BiDi makes of objects would have to be put together again; a text is a text.
    const whole = `return (async function () { ${body} }).apply(null, arguments).then((value) => JSON.stringify(value))`;
    const { value } = await this.call(await this.contextOf(place), whole, args);
    return typeof value === "string" ? JSON.parse(value) : undefined;
  }

  async locate(place: Place, body: string, ...args: readonly unknown[]): Promise<string | undefined> {
    return (await this.call(await this.contextOf(place), body, args)).sharedId;
  }

  async click(place: Place, element: string): Promise<void> {
    const origin = { type: "element", element: { sharedId: element } };
    const actions = [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.act(place, { type: "pointer", id: "mouse", actions });
  }

  async type(place: Place, _element: string, text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.act(place, { type: "key", id: "keyboard", actions });
  }

  async screenshot(window: string): Promise<Buffer> {
    const { data } = (await this.connection.ask("browsingContext.captureScreenshot", { context: window })) as {
      data: string;
    };
    return Buffer.from(data, "base64");
  }

  async end(): Promise<void> {
    this.connection.close();
    await this.program.end();
  }

  private async act(place: Place, source: object): Promise<void> {
    await this.connection.ask("input.performActions", { context: await this.contextOf(place), actions: [source] });
  }

  private async contextOf({ window, frame }: Place): Promise<string> {
    if (frame === undefined) return window;
    const find = "return document.querySelector(arguments[0])?.contentWindow";
    const { type, value } = await this.call(window, find, [frame]);
    if (type !== "window") throw new Error(`There is no frame ${frame}.`);
    return (value as { context: string }).context;
  }

  private async call(context: string, body: string, args: readonly unknown[]): Promise<RemoteValue> {
    const answer = (await this.connection.ask("script.callFunction", {
      // The arguments go as one text: BiDi would have every value named by its type.
      functionDeclaration: `function (given) { return (function () { ${body} }).apply(null, JSON.parse(given)); }`,
      arguments: [{ type: "string", value: JSON.stringify(args) }],
      target: { context },
      awaitPromise: true,
    })) as ScriptResult;
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return answer.result;
  }
}

/** The file of a profile that sets preferences. */
function preferences(scheme: ColorScheme): string {
  const values = {
    "layout.css.prefers-color-scheme.content-override": SCHEMES[scheme],
    "ui.systemUsesDarkTheme": scheme === "dark" ? 1 : 0,
    "ui.prefersReducedMotion": 1,
    "browser.shell.checkDefaultBrowser": false,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": NOWHERE,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": NOWHERE,
  };
  const lines = Object.entries(values).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  return lines.join("");
}
