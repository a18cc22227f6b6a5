import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Dialog } from "playwright-core";
import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

describe("a visitor with workbooks of their own", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
  });

  afterEach(async () => {
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  afterAll(() => endToEnd.stop());

  test("reads what the page is, and more about it on a page of its own", async () => {
    await workbench.page.getByText(/stands in for Excel.*Your data stays on this computer/).waitFor();
    const opening = workbench.page.context().waitForEvent("page");
    await workbench.page.getByRole("link", { name: "How it works" }).click();
    const help = await opening;
    await help.getByRole("heading", { name: "Where your data goes" }).waitFor();
    expect(await violationsIn(help)).toEqual([]);
    expect(await help.getByRole("link", { name: "Take the tour" }).getAttribute("href")).toBe("/?tour");
    await help.close();
  });

  test("takes the tour by Enter alone, once, and makes the pane wider by keys for the next time", async () => {
    const { page } = workbench;
    await page.getByRole("button", { name: "Take the tour" }).click();
    const tour = page.getByRole("dialog");
    for (const stop of ["1 of 5", "2 of 5", "3 of 5", "4 of 5", "5 of 5"]) {
      await tour.getByText(stop).waitFor();
      await tour.locator(".tour-next:focus").waitFor();
      if (stop === "2 of 5") expect(await violationsIn(page)).toEqual([]);
      await page.keyboard.press("Enter");
    }
    await page.locator(".sheet-grid revo-grid:focus").waitFor();
    expect(await page.getByRole("button", { name: "Take the tour" }).count()).toBe(0);
    await page.getByRole("separator", { name: "Resize the task pane" }).press("ArrowLeft");
    await page.reload();
    await workbench.scoreButton.waitFor();
    await page
      .getByRole("separator", { name: "Resize the task pane" })
      .and(page.locator("[aria-valuenow='360']"))
      .waitFor();
    expect(await page.getByRole("button", { name: "Take the tour" }).count()).toBe(0);
  });

  test("opens a blank workbook and comes back to the sample", async () => {
    await chooseInFiles("New workbook");
    await workbench.page.getByRole("heading", { name: "Book1.xlsx" }).waitFor();
    await chooseInFiles("Back to the sample workbook");
    await workbench.page.getByRole("tab", { name: "Iris" }).waitFor();
    await workbench.scoreButton.waitFor();
  });

  test("drops a file onto the page", async () => {
    const bytes = await workbookBytes();
    const carried = await workbench.page.evaluateHandle((numbers) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(numbers)], "dropped.xlsx"));
      return data;
    }, bytes);
    const area = workbench.page.getByRole("main");
    await area.dispatchEvent("dragover", { dataTransfer: carried });
    const hint = workbench.page.getByText("Drop an .xlsx or .csv file to open it", { exact: true });
    await hint.waitFor();
    await hint.dispatchEvent("drop", { dataTransfer: carried });
    await workbench.page.getByRole("heading", { name: "dropped.xlsx" }).waitFor();
    expect(await hint.count()).toBe(0);
    await workbench.pane.getByRole("region", { name: "Data" }).waitFor();
  });

  test("scores a .csv file at once, and takes the sheet away as one", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "scoresheet-")), "flowers.csv");
    // As Excel with German settings writes it: windows-1252, semicolons, decimal commas.
    const text =
      "sepal_length;sepal_width;petal_length;petal_width;Größe in €\n5,1;3,5;1,4;0,2;001\n6,3;3,3;6;2,5;=1+2\n";
    writeFileSync(file, Buffer.from(text.replaceAll("€", "\x80"), "latin1"));
    await workbench.openFile(file);
    await workbench.page.getByText(/fields between semicolons, with a decimal comma/).waitFor();
    await workbench.score();
    await workbench.result.getByText("2 rows scored").first().waitFor();
    const downloading = workbench.page.waitForEvent("download");
    await chooseInFiles("Download this sheet as .csv");
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("flowers.csv");
    const saved = join(mkdtempSync(join(tmpdir(), "scoresheet-")), "sheet.csv");
    await download.saveAs(saved);
    expect(readFileSync(saved, "utf8").split("\r\n")).toEqual([
      "\uFEFFsepal_length,sepal_width,petal_length,petal_width,Größe in €,Prediction",
      "5.1,3.5,1.4,0.2,001,setosa",
      "6.3,3.3,6,2.5,'=1+2,virginica",
      "",
    ]);
  });

  test("finds a workbook again that was opened before, and takes it out of the list once it is gone", async () => {
    const { page } = workbench;
    // A real handle of the browser's: of a file in its own file system, as no window for files can be answered here.
    await page.evaluate(
      async (numbers) => {
        const place = await navigator.storage.getDirectory();
        const handle = await place.getFileHandle("own sales.xlsx", { create: true });
        const writing = await handle.createWritable();
        await writing.write(new Uint8Array(numbers));
        await writing.close();
        Object.assign(window, { showOpenFilePicker: () => Promise.resolve([handle]) });
      },
      await workbookBytes(),
    );
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("heading", { name: "own sales.xlsx" }).waitFor();
    await page.getByRole("button", { name: "More of files" }).click();
    await page.getByRole("menuitem", { name: /^own sales\.xlsx .*\d/ }).waitFor(); // It is kept.
    await page.reload();
    await workbench.scoreButton.waitFor();
    await page.getByRole("button", { name: "More of files" }).click();
    await page.getByRole("menuitem", { name: "Remove own sales.xlsx from the list" }).waitFor();
    expect(await violationsIn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await chooseInFiles(/^own sales\.xlsx .*\d/);
    await page.getByRole("heading", { name: "own sales.xlsx" }).waitFor();
    await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("own sales.xlsx"));
    await chooseInFiles(/^own sales\.xlsx .*\d/);
    await page.getByText(/^own sales\.xlsx is not where it was/).waitFor();
    await page.getByRole("button", { name: "Remove from the list" }).click();
    await page.locator(".sheet-grid revo-grid:focus").waitFor();
    await page.getByRole("button", { name: "More of files" }).click();
    await page.getByRole("menuitem", { name: "New workbook" }).waitFor();
    expect(await page.getByText("Opened before").count()).toBe(0);
  });

  test("is asked what becomes of an edited workbook before another opens", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "scoresheet-")), "own.xlsx");
    writeFileSync(file, new Uint8Array(await workbookBytes()));
    await workbench.enter("A2", "9.9");
    await workbench.openFile(file);
    const question = workbench.page.getByRole("alertdialog", { name: "Keep what you changed?" });
    await question.getByText(/^Scoresheet sample.xlsx has changes/).waitFor();
    expect(await violationsIn(workbench.page)).toEqual([]);
    await question.getByRole("button", { name: "Stay here" }).click();
    await question.waitFor({ state: "hidden" });
    await workbench.openFile(file);
    const downloading = workbench.page.waitForEvent("download");
    await question.getByRole("button", { name: "Download, then open" }).click();
    expect((await downloading).suggestedFilename()).toBe("Scoresheet sample.xlsx");
    await workbench.page.getByRole("heading", { name: "own.xlsx" }).waitFor();
    await workbench.pane.getByRole("region", { name: "Data" }).waitFor();
  });

  test("is asked by the browser before an edited workbook is left, and only then", async () => {
    const asked: string[] = [];
    workbench.page.on("dialog", (dialog: Dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await workbench.goTo("B3");
    await workbench.page.reload();
    await workbench.scoreButton.waitFor();
    expect(asked).toEqual([]);
    await workbench.enter("A2", "9.9");
    await workbench.page.reload();
    await workbench.scoreButton.waitFor();
    expect(asked).toEqual(["beforeunload"]);
  });

  async function chooseInFiles(name: string | RegExp): Promise<void> {
    await workbench.page.getByRole("button", { name: "More of files" }).click();
    await workbench.page.getByRole("menuitem", { name }).click();
  }
});

async function workbookBytes(): Promise<number[]> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("Data").addRows([["width"], [1]]);
  return [...new Uint8Array(await workbook.xlsx.writeBuffer())];
}
