import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import ExcelJS from "exceljs";
import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

/** How many times slower than it is a machine that is busy with something else. */
const SLOWNESS = 10;
const SCREENSHOTS = resolve(__dirname, "../../screenshots");

describe("the sheet worked with keys as Excel is", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbenchWith({ permissions: ["clipboard-read", "clipboard-write"] });
  });

  afterEach(async () => {
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  afterAll(() => endToEnd.stop());

  const cell = (address: string) => workbench.page.locator(`[data-address=${address}]`);
  const press = (key: string) => workbench.page.keyboard.press(key);

  /** Waits until cells show these texts; in vain, it says what they show. */
  async function shows(expected: Readonly<Record<string, string>>): Promise<void> {
    const arePresent = (wanted: Readonly<Record<string, string>>) =>
      Object.entries(wanted).every(
        ([address, text]) => document.querySelector(`[data-address=${address}]`)?.textContent === text,
      );
    await workbench.page.waitForFunction(arePresent, expected).catch(() => undefined);
    const shown = Object.keys(expected).map(async (address) => [address, await cell(address).textContent()]);
    expect(Object.fromEntries(await Promise.all(shown))).toEqual(expected);
  }

  it("takes what is typed without a pause before a slow machine, row by row, and goes back to the first column", async () => {
    await cell("H2").click();
    await workbench.waitUntilAt("H2");
    const machine = await workbench.page.context().newCDPSession(workbench.page);
    await machine.send("Emulation.setCPUThrottlingRate", { rate: SLOWNESS });
    const keys = [
      "1",
      "Tab",
      "2",
      "5",
      "Tab",
      "3",
      "Enter",
      "4",
      "Tab",
      "5",
      "6",
      "7",
      "Enter",
      "6",
      "ArrowRight",
      "7",
    ];
    await Promise.all([...keys, "Enter"].map((key) => press(key)));
    await machine.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await shows({ H2: "1", I2: "25", J2: "3", H3: "4", I3: "567", H4: "6", I4: "7" });
    await workbench.waitUntilAt("I5");
  });

  it("edits with F2, gives up with Escape, blanks with Delete, undoes and does again", async () => {
    await cell("B2").click();
    await press("F2");
    await workbench.page.locator("revogr-edit input:focus").waitFor();
    await workbench.page.keyboard.type("9");
    await press("Escape");
    await shows({ B2: "3.5" });
    await press("Delete");
    await shows({ B2: "" });
    await press("Control+z");
    await shows({ B2: "3.5" });
    await press("Control+y");
    await shows({ B2: "" });
    await press("Control+z");
    await press("Control+Shift+Z");
    await shows({ B2: "" });
    await workbench.page.getByRole("button", { name: "Undo" }).click();
    await shows({ B2: "3.5" });
    expect(await workbench.page.getByRole("button", { name: "Undo" }).getAttribute("aria-disabled")).toBe("true");
  });

  it("moves by blocks, and selects what is between", async () => {
    await cell("A2").click();
    const moves: readonly [key: string, at: string][] = [
      ["Control+ArrowDown", "A151"],
      ["Control+ArrowRight", "E151"],
      ["Home", "A151"],
      ["Control+Home", "A1"],
      ["Control+End", "E151"],
      ["Control+Shift+ArrowUp", "E1:E151"],
      ["Control+a", "A1:E151"],
      ["Control+Home", "A1"],
      ["Shift+ArrowDown", "A1:A2"],
      ["Shift+ArrowRight", "A1:B2"],
      ["End", "E1"],
    ];
    for (const [key, at] of moves) {
      await press(key);
      await workbench.waitUntilAt(at);
    }
  });

  it("copies a block with its formulas, and pastes what other programs give", async () => {
    await workbench.enter("H2", "=A2+B2");
    await workbench.goTo("H2");
    await press("Control+c");
    await press("ArrowDown");
    await press("Control+v");
    await shows({ H2: "8.6", H3: "7.9" });
    await workbench.page.evaluate(() => navigator.clipboard.writeText('"4.3"\t"two\nlines"\r\n7\tx\r\n'));
    await workbench.goTo("H5");
    await press("Control+v");
    await shows({ H5: "4.3", I5: "two\nlines", H6: "7", I6: "x" });
    await press("Control+x");
    await shows({ H5: "", I6: "" });
    expect(await workbench.page.evaluate(() => navigator.clipboard.readText())).toBe('4.3\t"two\nlines"\r\n7\tx');
  });

  it("opens a menu by key and by the right button, sorts, deletes a row, and gives the keyboard back", async () => {
    await cell("A2").click();
    await press("Shift+F10");
    const menu = workbench.page.getByRole("menu", { name: "Selected cells" });
    await menu.locator(":focus").waitFor();
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, "sheet-menu.png") });
    await press("Escape");
    await menu.waitFor({ state: "detached" });
    await press("ArrowDown");
    await workbench.waitUntilAt("A3");
    await cell("A5").click({ button: "right" });
    await workbench.waitUntilAt("A5");
    await menu.getByRole("menuitem", { name: "Sort descending" }).click();
    await shows({ A2: "7.9", A3: "7.7" });
    await cell("A2").click({ button: "right" });
    await menu.getByRole("menuitem", { name: "Delete rows" }).click();
    await workbench.pane.getByText(/Table Iris, 149 rows/).waitFor();
    await shows({ A2: "7.7" });
  });

  it("filters by the values of a column, as the pane sees it, and gives the keyboard back", async () => {
    await workbench.page.getByRole("button", { name: "Filter species" }).click();
    const menu = workbench.page.getByRole("dialog", { name: "Filter species" });
    await menu.getByRole("searchbox", { name: "Search values" }).fill("vers");
    await menu.getByRole("checkbox", { name: "versicolor" }).waitFor();
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, "sheet-filter.png") });
    await press("Enter");
    await workbench.page.getByRole("button", { name: "Filter species, filtered" }).waitFor();
    await workbench.page.getByText(/50 of 150 records found/).waitFor();
    await workbench.pane.getByText(/Table Iris, 150 rows, hidden ones too/).waitFor();
    await press("ArrowDown");
    await workbench.waitUntilAt("E52");
    await press("Alt+Shift+ArrowDown");
    await menu.locator(":focus").waitFor();
    expect(await violationsIn(workbench.page)).toEqual([]);
    await menu.getByRole("button", { name: "Clear filter" }).click();
    await menu.waitFor({ state: "detached" });
    await press("Control+Home");
    await shows({ A2: "5.1", A3: "4.9" });
  });

  it("tells sum and average of what is selected, and what it does not compute", async () => {
    await workbench.goTo("A2:B3");
    await workbench.page.getByText("Average: 4.125 · Count: 4 · Sum: 16.5").waitFor();
    await workbench.enter("H2", "=FANCY(A2)");
    await workbench.page
      .getByRole("tooltip")
      .getByText(/The workbench computes/)
      .waitFor();
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, "sheet-status.png") });
  });

  it("finds what cells show, round and round, below a header that stays in view, and gives the keyboard back", async () => {
    await workbench.goTo("E1");
    await press("Control+f");
    const bar = workbench.page.getByRole("search", { name: "Find in the sheet" });
    await bar.getByRole("searchbox", { name: "Find" }).and(workbench.page.locator(":focus")).waitFor();
    await workbench.page.keyboard.type("Versi");
    await bar.getByText("50 cells").waitFor();
    await press("Enter");
    await workbench.waitUntilAt("E52");
    await bar.getByText("1 of 50").waitFor();
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, "sheet-find.png") });
    await press("Shift+Enter");
    await workbench.waitUntilAt("E101");
    await press("Escape");
    await bar.waitFor({ state: "detached" });
    await press("ArrowLeft");
    await workbench.waitUntilAt("D101");
    const header = workbench.page.getByRole("columnheader", { name: "Column D: petal_width" });
    await header.getByRole("button", { name: "Filter petal_width" }).click();
    await workbench.page.getByRole("dialog", { name: "Filter petal_width" }).locator(":focus").waitFor();
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, "sheet-headers.png") });
    expect(await violationsIn(workbench.page)).toEqual([]);
    await press("Escape");
    await press("ArrowLeft");
    await workbench.waitUntilAt("C101");
    await press("Control+Home");
    await header.waitFor({ state: "detached" });
  });

  it("makes a column as wide as what it shows by a double click on its edge, and keeps that in the file", async () => {
    await workbench.enter("G2", "1234567.25 in a text");
    const header = workbench.page.getByRole("columnheader", { name: "G", exact: true });
    const widthPx = async () => (await header.boundingBox())!.width;
    const beforePx = await widthPx();
    await header.locator(".resizable").dblclick();
    await workbench.page.waitForFunction(([cell, px]) => (cell as HTMLElement).offsetWidth > px, [
      await header.elementHandle(),
      beforePx,
    ] as const);
    const fittedPx = await widthPx();
    const file = await workbench.download();
    const saved = new ExcelJS.Workbook();
    await saved.xlsx.readFile(file);
    expect(saved.worksheets[0]!.getColumn("G").width).toBeCloseTo((fittedPx - 5) / 7, 2);
    await workbench.openFile(file);
    await workbench.page.getByRole("heading", { name: "downloaded.xlsx" }).waitFor();
    await shows({ G2: "1234567.25 in a text" });
    expect(await widthPx()).toBe(fittedPx);
  });

  it("takes a row that is typed under a table into it", async () => {
    await workbench.enter("A152", "5.5");
    await workbench.goTo("A2");
    await workbench.pane.getByText(/Table Iris, 151 rows/).waitFor();
  });
});
