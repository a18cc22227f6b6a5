import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsxTable, type XlsxTable } from "../support/xlsx-table";
import { BrowserPage } from "./browser-page";
import type { ColorScheme } from "./browser-session";
import type { Query } from "./in-page-query";
import { openBrowser, type Engine } from "./open-browser";

const PANE = ".task-pane iframe";
const ENTER = "\uE007";
/** The button that scores, whatever it says of how many rows. */
export const SCORE: Query = { role: "button", name: /^Score/, within: { role: "contentinfo" } };
/** What the pane says of a run that has ended. */
export const RESULT: Query = { role: "region", name: /^Result/ };

/** Takes the file before the browser does: each would put it in another place, or ask. */
const CATCH_DOWNLOAD = `
  if (window.caught === undefined) {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.caught = blob; return create.call(URL, blob); };
    HTMLAnchorElement.prototype.click = () => undefined;
  }
  window.caught = null;`;
const READ_DOWNLOAD = `
  if (!window.caught) return null;
  const bytes = new Uint8Array(await window.caught.arrayBuffer());
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");`;

/** The workbench with its sample workbook in a browser of its own, worked as a person works it. */
export class WorkbenchVisit {
  private static readonly underWay = new Set<WorkbenchVisit>();

  private constructor(
    readonly page: BrowserPage,
    /** The task pane. */
    readonly pane: BrowserPage,
  ) {}

  /** Opens it. @param address of the workbench */
  static async show(engine: Engine, address: string, scheme?: ColorScheme): Promise<WorkbenchVisit> {
    const session = await openBrowser(engine, scheme);
    const [window = ""] = await session.windows();
    const [page, pane] = [new BrowserPage(session, { window }), new BrowserPage(session, { window, frame: PANE })];
    const visit = new WorkbenchVisit(page, pane);
    WorkbenchVisit.underWay.add(visit);
    await session.open(window, address);
    return visit;
  }

  /** Opens it and waits until the pane can score. */
  static async open(engine: Engine, address: string, scheme?: ColorScheme): Promise<WorkbenchVisit> {
    const visit = await WorkbenchVisit.show(engine, address, scheme);
    await visit.pane.see({ role: "button", name: /^Score\b.*rows$/ });
    return visit;
  }

  /** Ends all browsers of a test, however far it came. */
  static async endAll(): Promise<void> {
    for (const { page } of WorkbenchVisit.underWay) await page.session.end();
    WorkbenchVisit.underWay.clear();
  }

  /** What went wrong without anybody saying so. */
  async problems(): Promise<string[]> {
    return [...(await this.page.problems()), ...(await this.pane.problems())];
  }

  /** Goes to an address through the name box. */
  async goTo(address: string): Promise<void> {
    await this.page.fill({ role: "textbox", name: "Name box" }, address, ENTER);
  }

  /** Types into a cell of the sheet that is shown. */
  async enter(address: string, text: string): Promise<void> {
    await this.goTo(address);
    await this.page.fill({ role: "combobox", name: "Formula bar" }, text, ENTER);
  }

  /** Presses the button once it can be pressed, and waits until the run has ended. */
  async score(): Promise<void> {
    await this.pane.press(SCORE);
    await this.pane.see(RESULT);
  }

  /** Waits until the pane says how the run ended. */
  seeResult(text: string | RegExp): Promise<void> {
    return this.pane.see({ text, within: RESULT });
  }

  /** Unfolds a section of the pane, if it is not unfolded. */
  async openSection(title: string): Promise<void> {
    const section: Query = { role: "region", name: title };
    const within: Query = { role: "heading", within: section };
    const isOpen = "[aria-expanded=true]";
    await this.pane.until(`section ${title} is unfolded`, async () => {
      if ((await this.pane.count({ css: isOpen, within })) === 0) await this.pane.press({ role: "button", within });
      return this.pane.count({ css: isOpen, within });
    });
    // The body is loaded when it is first asked for, and moves what a click is aimed at meanwhile.
    await this.pane.until(`section ${title} has its body`, () =>
      this.pane.count({ css: "h2 + div > *", within: section }),
    );
  }

  /** A table of the workbook, as it would be saved now. */
  async table(name: string): Promise<XlsxTable> {
    await this.page.run(CATCH_DOWNLOAD);
    await this.page.press({ role: "button", name: "Download .xlsx" });
    let bytes: unknown;
    await this.page.until("the workbook was saved", async () => (bytes = await this.page.run(READ_DOWNLOAD)) !== null);
    const file = join(this.page.session.folder, "downloaded.xlsx");
    writeFileSync(file, Buffer.from(bytes as string, "latin1"));
    return readXlsxTable(file, name);
  }
}
