import type { FrameLocator, Locator } from "playwright-core";
import type { SampleEndpoint } from "../sample-endpoint";
import type { WorkbenchPage } from "../workbench-page";

/** What stands in the pane under an English name, in the language that is looked at. */
export type Translate = (english: string) => string;

/** The pane, worked in any language: by the names of its controls where they are plain words, else by what they are. */
export class PaneVisit {
  readonly pane: FrameLocator;

  constructor(
    readonly workbench: WorkbenchPage,
    readonly endpoint: SampleEndpoint,
    private readonly translate: Translate = (english) => english,
  ) {
    this.pane = workbench.pane;
  }

  /** A button of the footer, by its place: the first does what comes next. */
  footerButton(place = 0): Locator {
    return this.pane.locator("footer button").nth(place);
  }

  /** What stands in the pane under an English name. */
  say(english: string): string {
    return this.translate(english);
  }

  section(title: string): Locator {
    return this.pane.getByRole("region", { name: this.translate(title), exact: true });
  }

  /** Presses what comes next, once it can be pressed. */
  async next(): Promise<void> {
    await this.workbench.press(this.footerButton());
  }

  /** Scores, and waits for the result with its picture. */
  async score(): Promise<void> {
    await this.next();
    await this.pane.getByRole("figure").first().waitFor();
  }

  /** Presses the button of the footer, and waits for the cells at fault. */
  async check(): Promise<void> {
    await this.next();
    await this.section("Check").getByRole("listitem").first().waitFor();
  }

  openSection(title: string): Promise<void> {
    return this.workbench.openSection(this.translate(title));
  }

  async connectTo(address: string): Promise<void> {
    await this.openSection("Connection");
    const field = this.pane.getByRole("textbox", { name: this.translate("Or paste an endpoint URL") });
    await field.fill(address);
    await field.press("Enter");
  }

  /** Waits until the pane has read a table, by its name, which is the same in every language. */
  async seeTable(name: string): Promise<void> {
    await this.section("Data").getByRole("heading", { level: 2 }).getByText(name).waitFor();
  }

  /** Chooses the first model of the list. */
  async chooseModel(): Promise<void> {
    await this.openSection("Model");
    await this.section("Model").getByRole("radio").first().click();
  }

  async giveSignature(signature: string): Promise<void> {
    const model = this.section("Model");
    await this.openSection("Model");
    await model.getByText(this.translate("The model's signature")).click();
    await model.getByRole("textbox", { name: this.translate("Signature, as YAML or JSON") }).fill(signature);
    await model.getByRole("button", { name: this.translate("Use it") }).click();
  }

  async choosePaneWidth(width: number): Promise<void> {
    await this.workbench.page.getByRole("banner").getByRole("combobox").selectOption(String(width));
  }

  /** By how many pixels what is shown is wider, and longer, than the pane. */
  overflow(): Promise<{ sidewaysPx: number; downPx: number }> {
    return this.pane.locator("html").evaluate((root) => ({
      sidewaysPx: root.scrollWidth - root.clientWidth,
      downPx: root.scrollHeight - root.clientHeight,
    }));
  }
}
