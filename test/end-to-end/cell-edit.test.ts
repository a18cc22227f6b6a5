import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");
const HINT = /Excel is waiting|Excel has not answered/;

describe("a cell that is edited while the pane is clicked, in an Excel that holds everything up for it", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    endToEnd = await EndToEnd.start();
  });

  afterEach(() => workbench.close());

  afterAll(() => endToEnd.stop());

  /** Shows the workbench anew. @param habits of its Excel, as they are written in an address */
  async function showWith(habits: string, colorScheme: "light" | "dark" = "light"): Promise<void> {
    workbench = await endToEnd.openWorkbenchWith({ colorScheme });
    await workbench.page.goto(`${endToEnd.origin}/?habits=${habits}`);
    await workbench.pane.getByText(/Table Iris, 150 rows/).waitFor();
    await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption("270");
  }

  const cell = (address: string) => workbench.page.locator(`[data-address=${address}]`);
  const editor = () => workbench.page.locator("revogr-edit input");

  /** Types into a cell and leaves it open, then presses Score. @param begun how the edit begins, if not by typing */
  async function editAndScore(text: string, begun?: "F2"): Promise<void> {
    await workbench.scoreButton.and(workbench.pane.locator(":not([aria-disabled=true])")).waitFor();
    await cell("B2").click();
    if (begun !== undefined) await workbench.page.keyboard.press(begun);
    await workbench.page.keyboard.type(text);
    await workbench.scoreButton.click();
    await workbench.pane.getByText(HINT).first().waitFor();
  }

  async function picture(name: string): Promise<void> {
    await workbench.page.locator("iframe").screenshot({ path: resolve(SCREENSHOTS, `${name}.png`) });
  }

  test.each(["light", "dark"] as const)("stays open, and the pane says so; Cancel acts at once, %s", async (scheme) => {
    await showWith("waitsForCellEdit", scheme);
    await editAndScore("9.75");
    await picture(`excel-waits-270-${scheme}`);
    expect(await editor().inputValue()).toBe("9.75");
    await workbench.pane.getByRole("button", { name: "Cancel" }).click();
    await workbench.scoreButton.waitFor();
    expect(await editor().count()).toBe(1);
    await editor().press("Escape");
    await workbench.pane.getByText(HINT).first().waitFor({ state: "detached" });
    expect(await cell("B2").textContent()).not.toBe("9.75");
    await workbench.score();
    await workbench.pane
      .getByText(/150 rows/)
      .first()
      .waitFor();
  });

  test("is begun by F2, too", async () => {
    await showWith("waitsForCellEdit");
    await editAndScore("5", "F2");
    expect(await editor().count()).toBe(1);
  });

  test("lets a run go on after Enter", async () => {
    await showWith("waitsForCellEdit");
    await editAndScore("3.25");
    await editor().press("Enter");
    await workbench.result.waitFor();
    expect(await cell("B2").textContent()).toBe("3.25");
    expect(await workbench.pane.getByText(HINT).count()).toBe(0);
  });

  test.each(["light", "dark"] as const)("a column that there is no room for is told, %s", async (scheme) => {
    await showWith("maxMovedCells:1", scheme);
    await workbench.enter("J2", "something far to the right");
    await workbench.goTo("A2");
    await workbench.startScoring();
    await workbench.pane.getByRole("alert").first().waitFor();
    await picture(`no-room-270-${scheme}`);
    expect(await workbench.pane.getByRole("alert").first().textContent()).toMatch(/right/);
  });

  test("a habit that Excel does not have is told on the page", async () => {
    workbench = await endToEnd.openWorkbenchWith({});
    await workbench.page.goto(`${endToEnd.origin}/?habits=waitsForCellEdti`);
    await workbench.page
      .getByText(/Excel has no habit “waitsForCellEdti” here\. There are: .*waitsForCellEdit/)
      .waitFor();
  });
});
