import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { until } from "../support/until";
import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");
/** Office.js itself, and the part of it that speaks with Excel on the web. */
const LIBRARY = /\/office\/office\.js$/;
const SPEAKER = /\/office\/excel-web-[\d.]+\.js$/;
/** Those of the pane; React alone does nothing, and the workbench has it, too. */
const SCRIPT_OF_OURS = /\/(pane|fluent)\.\w+\.js$/;

describe("the pane before it is there", () => {
  let endToEnd: EndToEnd;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  test.each(["light", "dark"] as const)("says that it starts before any script has come, %s", async (colorScheme) => {
    const release = held();
    let pageOpened: (page: Page) => void;
    const opened = new Promise<Page>((tell) => (pageOpened = tell));
    // The page is not through with loading while these are on their way.
    const loaded = endToEnd.showWorkbench({ colorScheme }, async (context) => {
      context.once("page", pageOpened);
      await context.route(LIBRARY, release.when);
      await context.route(SCRIPT_OF_OURS, release.when);
    });
    const page = await opened;
    const firstLine = page.frameLocator("iframe").getByText("Starting Scoresheet …");
    await firstLine.waitFor();
    await picture(page, `start-${colorScheme}`);
    release.now();
    const workbench = await loaded;
    await workbench.scoreButton.waitFor();
    expect(await firstLine.count()).toBe(0);
    await workbench.close();
  });

  test.each(["light", "dark"] as const)(
    "says it when Excel does not answer, and comes up when it does, %s",
    async (colorScheme) => {
      const release = held();
      const workbench = await endToEnd.showWorkbench({ colorScheme }, async (context) => {
        await context.clock.install();
        await context.route(SPEAKER, release.when);
      });
      await workbench.pane.locator("#pane").waitFor();
      await Promise.all([
        workbench.pane.getByRole("alert").waitFor(),
        untilDone(async () => workbench.page.clock.fastForward(5_000), workbench),
      ]);
      expect(await workbench.pane.getByRole("alert").textContent()).toContain("Excel did not answer");
      expect(await violationsIn(workbench.page)).toEqual([]);
      await picture(workbench.page, `start-problem-${colorScheme}`);
      release.now();
      await workbench.page.clock.resume();
      await workbench.scoreButton.waitFor();
      await workbench.close();
    },
  );

  test("asks for nothing while nobody sees it, as when Excel loads it for a formula alone", async () => {
    const asked: string[] = [];
    const workbench = await endToEnd.showWorkbench({}, async (context) => {
      context.on("request", (request) => asked.push(new URL(request.url()).pathname));
      await context.addInitScript(() => {
        if (window !== window.top) return;
        const hiding = new CSSStyleSheet();
        hiding.replaceSync("iframe { display: none }");
        document.adoptedStyleSheets = [hiding];
      });
    });
    await workbench.pane.locator("#pane").waitFor({ state: "attached" });
    const pane = workbench.page.frames().find((frame) => frame.url().includes("taskpane.html"))!;
    await pane.evaluate("Office.onReady()");
    await workbench.page.waitForLoadState("networkidle");
    const relayed = (): string[] => asked.filter((path) => path.startsWith("/relay/"));
    expect(relayed()).toEqual([]);
    await workbench.page.evaluate(() => (document.adoptedStyleSheets = []));
    await workbench.scoreButton.waitFor();
    await until("the pane that is seen asks", () => relayed().length > 0);
    await workbench.close();
  });

  test("offers to load the page again where Microsoft's library does not come, which works when it is there again", async () => {
    let isAway = true;
    const workbench = await endToEnd.showWorkbench({}, (context) =>
      context.route(LIBRARY, (route) => (isAway ? route.abort() : route.continue())).then(() => undefined),
    );
    const problem = workbench.pane.getByRole("alert");
    await problem.waitFor();
    expect(await problem.textContent()).toContain("Excel's script library could not be loaded");
    isAway = false;
    await problem.getByRole("button", { name: "Reload" }).click();
    await workbench.scoreButton.waitFor();
    await workbench.close();
  });

  test("scores in a browser whose storage throws when it is touched, and says that nothing is kept", async () => {
    const workbench = await endToEnd.openWorkbenchWith({}, blockStorageOfThePane);
    await workbench.score();
    await workbench.openSection("Result");
    await workbench.pane.getByText("Settings", { exact: true }).click();
    await workbench.pane.getByText(/keep nothing on this device/).waitFor();
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  /** Office.js, which knows how to do without, needs it in the workbench over http; the pane's own scripts get what a blocked frame gets. */
  async function blockStorageOfThePane(context: BrowserContext): Promise<void> {
    await context.addInitScript(() => {
      if (!location.pathname.endsWith("/taskpane.html")) return;
      for (const name of ["localStorage", "sessionStorage", "indexedDB"] as const) {
        const storage: unknown = window[name];
        Object.defineProperty(window, name, {
          get() {
            if (/\/office\//.test(new Error().stack ?? "")) return storage;
            throw new DOMException("Access is denied for this document.", "SecurityError");
          },
        });
      }
    });
  }

  async function picture(page: Page, name: string): Promise<void> {
    const frame = page.locator("iframe");
    await frame.evaluate((element) => (element.style.width = "270px"));
    await frame.screenshot({ path: resolve(SCREENSHOTS, `${name}-270.png`) });
  }
});

/** Requests that wait until a test lets them go on. */
function held() {
  let now: () => void = () => undefined;
  const released = new Promise<void>((release) => (now = release));
  return {
    now: () => now(),
    when: (route: { continue(): Promise<void> }) => released.then(() => route.continue()),
  };
}

/** Lets time pass until the pane has said something. */
async function untilDone(step: () => Promise<void>, workbench: WorkbenchPage): Promise<void> {
  while ((await workbench.pane.getByRole("alert").count()) === 0) await step();
}
