import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";

/** The workbench in a browser page, worked as a person works it: by names of buttons and fields. */
export class WorkbenchPage {
  /** What went wrong without anybody saying so: console errors, uncaught exceptions, requests that left this machine. */
  readonly problems: string[] = [];
  /** All that was written to the console. */
  readonly console: string[] = [];
  /** The task pane. */
  readonly pane: FrameLocator;

  private constructor(
    readonly page: Page,
    /** Ends the visit. */
    readonly close: () => Promise<void>,
  ) {
    this.pane = page.frameLocator(".task-pane iframe");
    page.on("pageerror", (error) => this.problems.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      this.console.push(message.text());
      if (message.type() === "error") this.problems.push(`console: ${message.text()}`);
    });
  }

  /**
   * Opens the workbench with its sample workbook.
   * @param place where it is served, with what is asked of it
   * @param close how the visit ends; without it, with everything the browser knows of the visitor
   */
  static async show(
    page: Page,
    place: string,
    close: () => Promise<void> = () => page.context().close(),
  ): Promise<WorkbenchPage> {
    const workbench = new WorkbenchPage(page, close);
    const { origin } = new URL(place);
    workbench.page.on("request", (request) => {
      const address = new URL(request.url());
      const isLocal = address.origin === origin || !/^https?:$/.test(address.protocol);
      if (!isLocal) workbench.problems.push(`left this machine: ${address.origin}`);
    });
    await workbench.page.goto(place);
    return workbench;
  }

  /** Opens it and waits until the pane can score. */
  static async open(page: Page, origin: string, close?: () => Promise<void>): Promise<WorkbenchPage> {
    const workbench = await WorkbenchPage.show(page, origin, close);
    await workbench.pane.getByRole("button", { name: /^Score\b.*rows$/ }).waitFor();
    return workbench;
  }

  get scoreButton(): Locator {
    return this.pane.getByRole("contentinfo").getByRole("button", { name: /^Score/ });
  }

  /** The section of the pane that says how the run ended. */
  get result(): Locator {
    return this.pane.getByRole("region", { name: /^Result/ });
  }

  /** The section of the pane that says which cells are at fault, before anything is sent. */
  get check(): Locator {
    return this.pane.getByRole("region", { name: "Check" });
  }

  /** The cells at fault, by their columns. Many are told in one line each, which unfolds. */
  get faults(): Locator {
    return this.check.getByRole("list", { name: "Columns with cells at fault" });
  }

  /** Goes to an address, or to a table by its name, through the name box. */
  async goTo(place: string): Promise<void> {
    const nameBox = this.page.locator("input.name-box");
    await nameBox.fill(place);
    await nameBox.press("Enter");
  }

  /** Types into a cell of the sheet that is shown. */
  async enter(address: string, text: string): Promise<void> {
    await this.goTo(address);
    const formulaBar = this.page.locator("input.formula");
    await formulaBar.fill(text);
    await formulaBar.press("Enter");
  }

  /** Presses the button once it can be pressed, and waits until the run has ended. */
  async score(): Promise<void> {
    await this.press(this.scoreButton);
    await this.result.waitFor();
  }

  /** Presses the button and waits until the pane shows cells at fault. */
  async findFaults(): Promise<void> {
    await this.press(this.scoreButton);
    await this.faults.waitFor();
  }

  /** Has all columns sent to a model that does not say what it takes: none is until then. */
  async tickAllColumns(): Promise<void> {
    await this.openSection("Data");
    await this.pane.getByRole("button", { name: "Tick all" }).click();
  }

  /** Waits until the name box names a cell: it is the one that is selected. */
  async waitUntilAt(address: string): Promise<void> {
    const nameBox = await this.page.locator("input.name-box").elementHandle();
    await this.page.waitForFunction(([box, wanted]) => (box as HTMLInputElement | null)?.value === wanted, [
      nameBox,
      address,
    ] as const);
  }

  /** Starts a run without waiting for its end. */
  async startScoring(): Promise<void> {
    await this.press(this.scoreButton);
  }

  /** Waits until the pane has read a table: it may bring another step into view then. */
  async seeTable(name: string): Promise<void> {
    await this.pane.getByText(`Table ${name}, `).first().waitFor();
  }

  /** Sets "Rows per batch" before the first run. */
  async setRowsPerBatch(rows: number): Promise<void> {
    await this.openSection("Score");
    await this.pane.getByRole("textbox", { name: "Rows per batch" }).fill(String(rows));
  }

  /** Unfolds a section of the pane by its title, if it is not unfolded. */
  async openSection(title: string): Promise<void> {
    const section = this.pane.getByRole("region", { name: title });
    const header = section.getByRole("heading").getByRole("button");
    const open = header.and(this.pane.locator("[aria-expanded=true]"));
    const body = section.locator("h2 + div > *").first(); // It is loaded when it is first asked for.
    // The pane may unfold it at the same moment, and then a click folds it again; or fold it, for a step that comes to need the analyst.
    while (!(await body.isVisible())) {
      if (!(await open.isVisible())) await header.click();
      await body.waitFor({ timeout: 1_000 }).catch(() => undefined);
    }
  }

  /** Clicks a button that may be shown, but not be ready yet. */
  async press(button: Locator): Promise<void> {
    await button.and(this.pane.locator(":not([aria-disabled=true])")).click();
  }

  /** Saves the workbook as the analyst does. @returns the path of the file */
  async download(): Promise<string> {
    const downloading = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: "Download .xlsx" }).click();
    const download = await downloading;
    const file = join(mkdtempSync(join(tmpdir(), "scoresheet-")), "downloaded.xlsx");
    await download.saveAs(file);
    return file;
  }

  /** Opens an .xlsx file of this machine. */
  async openFile(file: string): Promise<void> {
    await this.page.locator("input[type=file]").setInputFiles(file);
  }
}
