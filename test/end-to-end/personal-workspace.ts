import type { Server } from "node:http";
import { createServer } from "node:https";
import path from "node:path";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { BrowserContext, Page } from "playwright-core";
import { createRelayApp } from "../../src/relay/relay-app";
import { createSampleEndpointApp } from "../../src/sample-endpoint/sample-endpoint-app";
import { sampleWorkbook } from "../../src/workbench/samples/sample-workbook";
import { createWorkbenchApp } from "../../src/workbench/server/workbench-app";
import { ProviderProcess } from "../relay/provider-process";
import { RunningServers } from "../relay/running-relay";

const ROOT = path.resolve(__dirname, "../..");
/** Longer than any token of the provider lives. */
const TWO_DAYS_MS = 2 * 86_400_000;

/** An origin over https, and what proves that a server is it. */
export interface SecureSite {
  readonly origin: string;
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

/** The workbench and the built pane, whose relay reaches a workspace that people sign in to at a real OpenID provider. */
export class PersonalWorkspace {
  /** What the relay wrote to its log. */
  readonly logged: string[] = [];
  private readonly running = new RunningServers();
  private batchesUntilEnd = Infinity;
  /** Who asks is let in one after the other: those that come beside the batch that ends the sessions come before it or after it. */
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly provider: ProviderProcess,
    private readonly site: SecureSite | undefined,
  ) {}

  /**
   * @param site where people reach the workbench; without it, on this machine without https
   * @returns the workspace, and the port of its workbench
   */
  static async start(site?: SecureSite): Promise<{ workspace: PersonalWorkspace; port: number }> {
    const redirects = site === undefined ? [] : [`${site.origin}/relay/sign-in/callback`];
    const workspace = new PersonalWorkspace(await ProviderProcess.start(...redirects), site);
    return { workspace, port: await workspace.listenWorkbench(await workspace.listenEndpoints()) };
  }

  async stop(): Promise<void> {
    this.running.close();
    await this.provider.stop();
  }

  /** Whether the provider's pages break with the window that opened them (Cross-Origin-Opener-Policy). */
  cutOpeners(isCut: boolean): Promise<void> {
    return this.provider.cutOpeners(isCut);
  }

  /** All sessions end, beyond refreshing, after so many batches have been scored. */
  endSessionsAfter(batches: number): void {
    this.batchesUntilEnd = batches;
  }

  /** The demo models, for those only whom the provider has signed in. */
  private async listenEndpoints(): Promise<string> {
    const endpoints = new Hono<{ Bindings: HttpBindings }>();
    endpoints.use(async (c, next) => {
      const isLetIn = this.turn.then(() => this.letIn(c.req.method === "POST", c.req.header("authorization") ?? ""));
      this.turn = isLetIn.catch(() => undefined);
      return (await isLetIn)
        ? next()
        : c.json({ error_code: "UNAUTHENTICATED", message: "Invalid access token." }, 401);
    });
    endpoints.route("/", createSampleEndpointApp({ canSwitchFaults: false }));
    const port = await this.running.listen(createAdaptorServer({ fetch: endpoints.fetch }) as Server);
    return `http://127.0.0.1:${port}`;
  }

  private async letIn(isBatch: boolean, authorization: string): Promise<boolean> {
    if (isBatch && this.batchesUntilEnd-- === 0) await this.provider.advance(TWO_DAYS_MS);
    const { ok } = await fetch(`${this.provider.upstreamOrigin}/`, { headers: { authorization } });
    return ok;
  }

  private listenWorkbench(endpoints: string): Promise<number> {
    const relay = createRelayApp({
      config: {
        ...(this.site === undefined ? { mode: "local" } : { mode: "server", publicOrigin: this.site.origin }),
        upstreams: [{ ...this.provider.personUpstream(), origin: endpoints }],
      },
      paneDir: path.join(ROOT, "dist/pane"),
      officeScriptUrl: "/office/office.js",
      log: (entry) => this.logged.push(JSON.stringify(entry)),
    });
    const workbench = createWorkbenchApp({
      pageDir: path.join(ROOT, "dist/workbench"),
      officeDir: path.join(ROOT, "node_modules/@microsoft/office-js/dist"),
      makeSample: () => sampleWorkbook(),
    });
    const product = new Hono<{ Bindings: HttpBindings }>().route("/", workbench).route("/", relay);
    const tls = this.site && { createServer, serverOptions: { cert: this.site.cert, key: this.site.key } };
    return this.running.listen(createAdaptorServer({ fetch: product.fetch, ...tls }) as Server);
  }
}

/** Does something that opens a window. @returns the window, which shows the provider's first page */
export async function openedBy(context: BrowserContext, act: () => Promise<void>): Promise<Page> {
  const [window] = await Promise.all([context.waitForEvent("page"), act()]);
  await window.locator('[name="login"]').waitFor();
  return window;
}

/** What a person does in the window that has opened, until it closes by itself. */
export async function signInAt(window: Page): Promise<void> {
  await window.fill('[name="login"]', "analyst");
  await window.fill('[name="password"]', "any");
  await window.click('[type="submit"]');
  await Promise.all([window.waitForEvent("close"), window.click('[type="submit"]:has-text("Continue")')]);
}
