import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { launchChromium } from "./chromium";
import { Product } from "./product";
import { SampleEndpoint } from "./sample-endpoint";
import { WorkbenchPage } from "./workbench-page";

/** A product of its own and a browser, for all the tests of one file. */
export class EndToEnd {
  readonly sampleEndpoint: SampleEndpoint;

  private constructor(
    private readonly product: Product,
    private readonly browser: Browser,
  ) {
    this.sampleEndpoint = new SampleEndpoint(product.origin);
  }

  static async start(): Promise<EndToEnd> {
    const [product, browser] = await Promise.all([Product.start(), launchChromium()]);
    return new EndToEnd(product, browser);
  }

  get origin(): string {
    return this.product.origin;
  }

  /**
   * A new visitor: no storage, the sample workbook, no faults.
   * @param prepare done before the page is opened
   */
  async openWorkbench(
    options: BrowserContextOptions = {},
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

  private async newVisitor(
    options: BrowserContextOptions,
    prepare: (context: BrowserContext) => Promise<void>,
  ): Promise<BrowserContext> {
    await this.sampleEndpoint.setFaults();
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    await prepare(context);
    return context;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.product.stop();
  }
}
