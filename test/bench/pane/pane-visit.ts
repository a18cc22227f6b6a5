import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Frame } from "playwright-core";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { launchChromium } from "../../end-to-end/chromium";
import { Product } from "../../end-to-end/product";
import { WorkbenchPage } from "../../end-to-end/workbench-page";
import type { JsonCell } from "../../support/encode-values";

/** The built product in a Chromium of its own. */
export class PaneVisit {
  private constructor(
    readonly product: Product,
    readonly browser: Browser,
    private readonly folder: string,
  ) {}

  /** @throws Error when the machine has no Chromium, or the product was not built */
  static async start(): Promise<PaneVisit> {
    // Without it the heap is told in steps, and no garbage is taken away when the bench asks for it.
    const browser = await launchChromium("--enable-precise-memory-info", "--js-flags=--expose-gc");
    return new PaneVisit(await Product.start(), browser, mkdtempSync(join(tmpdir(), "scoresheet-bench-")));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.product.stop("SIGKILL");
    rmSync(this.folder, { recursive: true });
  }

  /** A new visitor, the workbench before them, the pane ready to score. */
  async openWorkbench(): Promise<WorkbenchPage> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    return WorkbenchPage.open(await context.newPage(), this.product.origin);
  }

  /**
   * Opens a file, and has its first table sent to an endpoint, all its columns.
   * @param endpointUrl where rows are posted; it says nothing of what its model takes
   */
  async prepareRun(workbench: WorkbenchPage, file: string, endpointUrl: string): Promise<void> {
    await workbench.openFile(file);
    await workbench.openSection("Connection");
    const field = workbench.pane.getByRole("textbox", { name: "Or paste an endpoint URL" });
    await field.fill(endpointUrl);
    await field.press("Enter");
    await workbench.tickAllColumns();
    await workbench.scoreButton.and(workbench.pane.locator(":not([aria-disabled=true])")).waitFor();
  }

  /** A file with a table. @param rows the first of them holds the headers @returns its path */
  async writeTable(rows: readonly (readonly JsonCell[])[]): Promise<string> {
    const opened = newWorkbook("bench.xlsx");
    const sheet = opened.model.addSheet("Sheet1");
    sheet.writeValues(0, 0, rows);
    const area = areaOf(0, 0, rows.length, rows[0]!.length);
    opened.model.addTable(sheet.id, { name: "Bench", area }, "user");
    const file = join(this.folder, `table-${rows.length}.xlsx`);
    writeFileSync(file, await saveWorkbook(opened));
    return file;
  }
}

/** The pane's own frame, whose scripts and tasks are its own. */
export function paneFrameOf({ page }: WorkbenchPage): Frame {
  const frame = page.frames().find((one) => new URL(one.url()).pathname === "/taskpane.html");
  if (frame === undefined) throw new Error("The workbench shows no pane.");
  return frame;
}
