import type { Server } from "node:http";
import path from "node:path";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { BrowserContext, Page } from "playwright-core";
import { createRelayApp } from "../../src/relay/relay-app";
import { createSampleEndpointApp } from "../../src/sample-endpoint/sample-endpoint-app";
import { createWorkbenchApp } from "../../src/workbench/server/workbench-app";
import { ProviderProcess } from "../relay/provider-process";
import { RunningServers } from "../relay/running-relay";

const ROOT = path.resolve(__dirname, "../..");
/** Longer than any token of the provider lives. */
const TWO_DAYS_MS = 2 * 86_400_000;

/** The workbench and the built pane, whose relay reaches a workspace that people sign in to at a real OpenID provider. */
export class PersonalWorkspace {
  /** What the relay wrote to its log. */
  readonly logged: string[] = [];
  private readonly running = new RunningServers();
  private batchesUntilEnd = Infinity;

  private constructor(private readonly provider: ProviderProcess) {}

  /** @returns the workspace, and where its workbench is */
  static async start(): Promise<{ workspace: PersonalWorkspace; origin: string }> {
    const workspace = new PersonalWorkspace(await ProviderProcess.start());
    const port = await workspace.listenWorkbench(await workspace.listenEndpoints());
    return { workspace, origin: `http://127.0.0.1:${port}` };
  }

  async stop(): Promise<void> {
    this.running.close();
    await this.provider.stop();
  }

  /** All sessions end, beyond refreshing, after so many batches have been scored. */
  endSessionsAfter(batches: number): void {
    this.batchesUntilEnd = batches;
  }

  /** The demo models, for those only whom the provider has signed in. */
  private async listenEndpoints(): Promise<string> {
    const endpoints = new Hono<{ Bindings: HttpBindings }>();
    endpoints.use(async (c, next) => {
      if (c.req.method === "POST" && this.batchesUntilEnd-- === 0) await this.provider.advance(TWO_DAYS_MS);
      const headers = { authorization: c.req.header("authorization") ?? "" };
      const { ok } = await fetch(`${this.provider.upstreamOrigin}/`, { headers });
      return ok ? next() : c.json({ error_code: "UNAUTHENTICATED", message: "Invalid access token." }, 401);
    });
    endpoints.route("/", createSampleEndpointApp({ canSwitchFaults: false }));
    const port = await this.running.listen(createAdaptorServer({ fetch: endpoints.fetch }) as Server);
    return `http://127.0.0.1:${port}`;
  }

  private listenWorkbench(endpoints: string): Promise<number> {
    const relay = createRelayApp({
      config: { mode: "local", upstreams: [{ ...this.provider.personUpstream(), origin: endpoints }] },
      paneDir: path.join(ROOT, "dist/pane"),
      officeScriptUrl: "/office/office.js",
      log: (entry) => this.logged.push(JSON.stringify(entry)),
    });
    const workbench = createWorkbenchApp({
      pageDir: path.join(ROOT, "dist/workbench"),
      officeDir: path.join(ROOT, "node_modules/@microsoft/office-js/dist"),
    });
    const product = new Hono<{ Bindings: HttpBindings }>().route("/", workbench).route("/", relay);
    return this.running.listen(createAdaptorServer({ fetch: product.fetch }) as Server);
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
