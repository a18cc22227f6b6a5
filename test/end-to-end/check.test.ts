import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Locator } from "playwright-core";
import { readXlsxTable, type XlsxTable } from "../support/xlsx-table";
import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");
const PANE_WIDTHS_PX = [270, 320, 350];
const MEASUREMENTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

/** Cells as an analyst's sheet may hold them; a leading apostrophe makes text of a number, as in Excel. */
const BAD_CELLS: readonly (readonly [address: string, text: string])[] = [
  ["A3", "n/a"],
  ["A9", "unknown"],
  ["B5", "'40,000"],
  ["C6", "TRUE"],
  ["D8", "#N/A"],
];

describe("an analyst whose table holds cells that a model would refuse or misread", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
  });

  afterEach(() => workbench.close());

  afterAll(() => endToEnd.stop());

  test("sees them before anything is sent, and goes to the first", async () => {
    await spoil(workbench);
    await countRequests();
    await workbench.findFaults();
    await workbench.check.getByText("5 of 150 rows would be refused or mis-scored").waitFor();
    expect(await endToEnd.sampleEndpoint.requestsSeen()).toBe(0);
    await unfold(/^Text: 2 rows/);
    await workbench.press(fault(/^Text: 2 rows/).getByRole("button", { name: /^Go to cell A9/ }));
    await workbench.waitUntilAt("A9");
    await workbench.scoreButton.and(workbench.pane.getByText("Score 145 of 150 rows")).waitFor();
    expect((await download()).columns).toEqual([...MEASUREMENTS, "species"]);
  });

  test("scores the clean rows, and finds exactly the others blank", async () => {
    await spoil(workbench);
    await workbench.findFaults();
    await workbench.score();
    await workbench.result.getByText("145 of 150 rows scored").waitFor();
    const blank = (await download()).rows.flatMap((row, index) => (row[5] === null ? [`row ${index + 2}`] : []));
    expect(blank).toEqual(["row 3", "row 5", "row 6", "row 8", "row 9"]);
  });

  test("cures them with a click each, and every row is scored with the values chosen", async () => {
    await spoil(workbench);
    await workbench.findFaults();
    for (const name of [/^Text/, /^Numbers written as text/, /^TRUE or FALSE/, /^Excel errors/]) await unfold(name);
    await fault(/^Text/).getByRole("radio", { name: "Send another value instead" }).check();
    await fault(/^Text/).getByRole("textbox", { name: "Value to send instead" }).fill("5.5");
    await fault(/^Numbers written as text/)
      .getByRole("radio", { name: "Read 40,000 as 40.0" })
      .check();
    await fault(/^TRUE or FALSE/)
      .getByRole("radio", { name: "Send 1 and 0" })
      .check();
    await fault(/^Excel errors/)
      .getByRole("radio", { name: "Send another value instead" })
      .check();
    await fault(/^Excel errors/)
      .getByRole("textbox", { name: "Value to send instead" })
      .fill("0.2");
    await workbench.pane.getByRole("button", { name: "Score 150 rows", exact: true }).waitFor();
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
    const { rows } = await download();
    const sent = rows.map((row) => row.slice(0, 4));
    Object.assign(sent[1]!, [5.5]);
    Object.assign(sent[7]!, [5.5]);
    sent[3]![1] = 40;
    sent[4]![2] = 1;
    sent[6]![3] = 0.2;
    expect(rows.map((row) => row[5])).toEqual(await endToEnd.sampleEndpoint.predictions("iris", MEASUREMENTS, sent));
    expect(rows[3]?.[1]).toBe("40,000"); // what is sent is cured, the sheet is not
  });

  test("is asked once: the next run of the table remembers, until a new fault turns up or a cure is taken back", async () => {
    await workbench.enter("A3", "n/a");
    await workbench.goTo("A2");
    await workbench.findFaults();
    await fault(/^Text/).getByRole("radio", { name: "Send them as missing (null)" }).check();
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "New column instead" }));
    await workbench.score();
    await workbench.pane.getByText("4 of 7 columns are sent").waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "Undo: sepal_length, Text: sent as missing" }));
    await workbench.press(workbench.pane.getByRole("button", { name: "New column instead" }));
    await workbench.findFaults();
    await workbench.check.getByText("1 of 150 rows would be refused or mis-scored").waitFor();
  });

  test("corrects the cell in the sheet instead, and all rows are scored", async () => {
    await workbench.enter("B5", "'3,1");
    await workbench.goTo("A2");
    await workbench.findFaults();
    await workbench.enter("B5", "3.1");
    await workbench.goTo("A2");
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
  });

  test.each(["light", "dark"] as const)(
    "reads the check in every pane width without sideways scrolling, %s",
    async (scheme) => {
      await workbench.close();
      workbench = await endToEnd.openWorkbenchWith({ colorScheme: scheme });
      await spoil(workbench);
      await workbench.findFaults();
      await unfold(/^Text/);
      await fault(/^Text/).getByRole("radio", { name: "Send another value instead" }).check();
      for (const width of PANE_WIDTHS_PX) {
        await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption(String(width));
        await workbench.page.screenshot({ path: resolve(SCREENSHOTS, `check-${width}-${scheme}.png`) });
        const overflow = await workbench.pane.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
        expect({ width, overflow }).toEqual({ width, overflow: 0 });
      }
      expect(await violationsIn(workbench.page)).toEqual([]);
      expect(workbench.problems).toEqual([]);
    },
  );

  test("works the check with the keyboard alone", async () => {
    await workbench.enter("A3", "n/a");
    await workbench.goTo("A2");
    await workbench.scoreButton.focus();
    await workbench.page.keyboard.press("Enter");
    await fault(/^Text/).waitFor();
    await fault(/^Text/).getByRole("radio", { name: "Leave these rows out" }).focus();
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.pane.getByRole("button", { name: "Score 150 rows", exact: true }).focus();
    await workbench.page.keyboard.press("Enter");
    await workbench.result.getByText("150 rows scored").first().waitFor();
  });

  /** Types the bad cells, and goes back into the table. */
  async function spoil(page: WorkbenchPage): Promise<void> {
    for (const [address, text] of BAD_CELLS) await page.enter(address, text);
    await page.goTo("A2");
  }

  /** A fault that changes nothing, so that the sample endpoint counts requests. */
  async function countRequests(): Promise<void> {
    await endToEnd.sampleEndpoint.setFaults({ kind: "slow", delayMs: 0 });
  }

  function fault(name: RegExp): Locator {
    return workbench.check.getByRole("group", { name });
  }

  /** Many faults are told in one line each. */
  async function unfold(name: RegExp): Promise<void> {
    await fault(name).locator("summary").click();
  }

  async function download(): Promise<XlsxTable> {
    return readXlsxTable(await workbench.download(), "Iris");
  }
});
