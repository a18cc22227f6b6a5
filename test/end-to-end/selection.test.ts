import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");

describe("the selection in an Excel that tells of no change of it", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbenchWith({});
    await workbench.page.goto(`${endToEnd.origin}/?habits=events:never`);
    await workbench.pane.getByText(/Table Iris, 150 rows/).waitFor();
    await workbench.scoreButton.waitFor();
  });

  afterEach(() => workbench.close());

  afterAll(() => endToEnd.stop());

  /** Selects a cell of the other table of the sample workbook, far from the pane. */
  async function selectPenguins(): Promise<void> {
    await workbench.page.getByRole("tab", { name: "Penguins" }).click();
    await workbench.goTo("A2");
  }

  test("is read when the pointer comes to the pane", async () => {
    await selectPenguins();
    expect(await workbench.pane.getByText(/Table Iris/).count()).toBe(1);
    await workbench.pane.getByRole("region", { name: "Model" }).hover();
    await workbench.pane.getByText(/Table Penguins, 344 rows/).waitFor();
  });

  test("is read when it is asked for", async () => {
    await workbench.openSection("Data");
    await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption("270");
    await workbench.page.locator("iframe").screenshot({ path: resolve(SCREENSHOTS, "selection-270-light.png") });
    await selectPenguins();
    await workbench.pane.getByRole("button", { name: "Read the selection" }).click();
    await workbench.pane.getByText(/Table Penguins, 344 rows/).waitFor();
  });

  test("is never scored unseen: the first press shows it, the second scores it", async () => {
    await selectPenguins();
    await workbench.scoreButton.dispatchEvent("click"); // without a pointer that comes to the pane before
    await workbench.pane.getByText(/What would be scored has changed: Table Penguins, 344 rows/).waitFor();
    await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption("270");
    await workbench.page.locator("iframe").screenshot({ path: resolve(SCREENSHOTS, "selection-news-270-light.png") });
    expect(await workbench.result.count()).toBe(0);
    await workbench.findFaults(); // some penguins were not measured
    expect(await workbench.pane.getByText(/What would be scored has changed/).count()).toBe(0);
  });
});
