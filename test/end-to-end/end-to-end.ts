import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { connectChromium } from "./chromium";
import { Product } from "./product";
import { SampleEndpoint } from "./sample-endpoint";
import { WorkbenchPage } from "./workbench-page";

/** Without the moves of the pane, which take a tenth of all the computing; tests that make contexts of their own see them. */
const USUAL_CONTEXT: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" };

/** A product of its own, and a place in the browser, for all the tests of one file. */
export class EndToEnd {
  readonly sampleEndpoint: SampleEndpoint;
  /** An emptied page. It opens the workbench in half the time of a new one: its process has the scripts compiled. */
  private idlePage: Page | undefined;

  private constructor(
    private readonly product: Product,
    private readonly browser: Browser,
  ) {
    this.sampleEndpoint = new SampleEndpoint(product.origin);
  }

  /** @param port where its address is seen; without it, one that is free */
  static async start(port?: number): Promise<EndToEnd> {
    const browser = await connectChromium();
    return new EndToEnd(await Product.start(undefined, port), browser);
  }

  get origin(): string {
    return this.product.origin;
  }

  /** A new visitor: no storage, the sample workbook, no faults. */
  async openWorkbench(): Promise<WorkbenchPage> {
    await this.sampleEndpoint.setFaults();
    const page = this.idlePage ?? (await (await this.browser.newContext(USUAL_CONTEXT)).newPage());
    this.idlePage = undefined;
    return WorkbenchPage.open(page, this.origin, async () => {
      await empty(page, this.origin);
      this.idlePage = page;
    });
  }

  /**
   * A new visitor whose browser is set up in another way.
   * @param prepare done before the page is opened
   */
  async openWorkbenchWith(
    options: BrowserContextOptions,
    prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
  ): Promise<WorkbenchPage> {
    return WorkbenchPage.open(await this.newVisitor(options, prepare), this.origin);
  }

  /** The same, without waiting until the pane can score. */
  async showWorkbench(
    options: BrowserContextOptions,
    prepare: (context: BrowserContext) => Promise<void>,
  ): Promise<WorkbenchPage> {
    return WorkbenchPage.show(await this.newVisitor(options, prepare), this.origin);
  }

  /** The same in a host that speaks another language: "de", "en-XA" lengthened, "en-XB" mirrored. */
  async showWorkbenchIn(language: string): Promise<WorkbenchPage> {
    const page = await this.newVisitor({}, () => Promise.resolve());
    return WorkbenchPage.show(page, `${this.origin}/?language=${language}`);
  }

  private async newVisitor(
    options: BrowserContextOptions,
    prepare: (context: BrowserContext) => Promise<void>,
  ): Promise<Page> {
    await this.sampleEndpoint.setFaults();
    const context = await this.browser.newContext({ ...USUAL_CONTEXT, ...options });
    await prepare(context);
    return context.newPage();
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.product.stop();
  }
}

/** Leaves of a visit nothing but what the browser has compiled and cached. */
async function empty(page: Page, origin: string): Promise<void> {
  page.removeAllListeners();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(() => {
        localStorage.clear();
        sessionStorage.clear();
      }),
    ),
  );
  await page.goto("about:blank");
  const browserSide = await page.context().newCDPSession(page);
  await browserSide.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
  await browserSide.detach();
}
