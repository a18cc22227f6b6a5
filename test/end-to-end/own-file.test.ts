import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { WORKBOOK_KINDS } from "../../src/workbench/xlsx/kinds/workbook-kind";
import { readXlsxTable } from "../support/xlsx-table";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const FLOWERS = [
  [5.1, 3.5, 1.4, 0.2],
  [6.4, 3.2, 4.5, 1.5],
  [6.3, 3.3, 6, 2.5],
];
const MODEL_INPUTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

const MACROS = Uint8Array.from({ length: 2_000 }, (_, place) => (place * 89) % 256);
const SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature";

function signedWithMacros(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(workbook);
  const types = strFromU8(parts["[Content_Types].xml"]!);
  const { workbook: plain, "macro-workbook": macros } = WORKBOOK_KINDS;
  const link = (type: string, target: string): string =>
    `<Relationship Id="signed" Type="${SIGNATURE}/${type}" Target="${target}"/></Relationships>`;
  const links = strFromU8(parts["_rels/.rels"]!).replace(
    "</Relationships>",
    link("origin", "_xmlsignatures/origin.sigs"),
  );
  return zipSync({
    ...parts,
    "[Content_Types].xml": strToU8(types.replace(plain.contentType, macros.contentType)),
    "xl/vbaProject.bin": MACROS,
    "_rels/.rels": strToU8(links),
    "_xmlsignatures/origin.sigs": new Uint8Array(),
    "_xmlsignatures/_rels/origin.sigs.rels": strToU8(`<Relationships>${link("signature", "sig1.xml")}`),
    "_xmlsignatures/sig1.xml": strToU8("<Signature/>"),
  });
}

describe("an analyst who opens a file of their own", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const file = join(folder, "flowers.xlsx");
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;
  let answers: unknown[];

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
    answers = await endToEnd.sampleEndpoint.predictions("iris", MODEL_INPUTS, FLOWERS);
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
  });

  afterEach(() => workbench.close());

  afterAll(async () => {
    await endToEnd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("scores a plain range with a header row, in the column beside it", async () => {
    await openSheet((sheet) => sheet.addRows([MODEL_INPUTS, ...FLOWERS]));
    await workbench.goTo("A1:D4");
    await workbench.pane.getByText(/Data!A1:D4, 3 rows/).waitFor();
    await workbench.score();
    await workbench.result.getByText("3 rows scored").first().waitFor();
    await workbench.result.getByRole("figure").waitFor();
    const downloaded = new ExcelJS.Workbook();
    await downloaded.xlsx.readFile(await workbench.download());
    const beside = [1, 2, 3, 4].map((row) => downloaded.getWorksheet("Data")?.getCell(row, 5).value);
    expect(beside).toEqual(["Prediction", ...answers]);
  });

  test("sees that filtered rows are scored too, and finds them scored", async () => {
    await openSheet((sheet) => {
      addTable(sheet, MODEL_INPUTS, FLOWERS);
      sheet.getRow(3).hidden = true;
    });
    await workbench.goTo("A2");
    await workbench.pane.getByText(/Table Flowers, 3 rows, hidden ones too, all 4 columns are sent/).waitFor();
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.waitUntilAt("A4");
    await workbench.page.locator("[data-address=A3]").waitFor({ state: "detached" });
    await workbench.score();
    const table = await readXlsxTable(await workbench.download(), "Flowers");
    expect(table.rows.map((row) => row[4])).toEqual(answers);
  });

  test("confirms columns whose names differ from the model's, and their order does not matter", async () => {
    const columns = ["Petal Width", "Petal Length", "Sepal Width", "Sepal Length", "Note"];
    await openTable(
      columns,
      FLOWERS.map((flower) => [...[...flower].reverse(), "kept"]),
    );
    await workbench.pane.getByRole("radio", { name: /^iris/ }).click();
    await workbench.pane.getByText(/Confirm the column for/).waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "Use all guesses" }));
    await workbench.score();
    await workbench.result.getByText("3 rows scored").first().waitFor();
    const table = await readXlsxTable(await workbench.download(), "Flowers");
    expect(table.columns).toEqual([...columns, "Prediction"]);
    expect(table.rows.map((row) => row[5])).toEqual(answers);
  });

  test("reads headers that have no place to break within the narrowest pane", async () => {
    const columns = MODEL_INPUTS.map((name) => name.replace("_", "_".repeat(200)));
    await openTable(columns, FLOWERS);
    await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption("270");
    await workbench.pane.getByRole("radio", { name: /^iris/ }).click();
    await workbench.press(workbench.pane.getByRole("button", { name: "Use all guesses" }));
    await workbench.pane.getByText(/^Sends sepal_.* to 127\.0\.0\.1/).waitFor();
    const root = workbench.pane.locator("html");
    expect(await root.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await workbench.score();
    await workbench.result.getByText("3 rows scored").first().waitFor();
    expect(await root.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

  test("is asked about formulas that the file holds without results, and corrects one of them in the sheet", async () => {
    const formula = (text: string) => ({ formula: text }) as ExcelJS.CellFormulaValue;
    await openTable(MODEL_INPUTS, [
      [formula("5+0.1"), 3.5, 1.4, 0.2],
      [formula("C3+2"), 3.2, 4.5, 1.5],
      [6.3, 3.3, 6, 2.5],
    ]);
    await workbench.findFaults();
    await workbench.check.getByText("Formulas without a result: 2 rows").waitFor();
    expect(await endToEnd.sampleEndpoint.requestsSeen()).toBe(0);
    await workbench.enter("A2", "5.1");
    await workbench.goTo("A2");
    await workbench.score();
    await workbench.result.getByText("2 of 3 rows scored").waitFor();
    const table = await readXlsxTable(await workbench.download(), "Flowers");
    expect(table.rows.map((row) => row[4])).toEqual([answers[0], null, answers[2]]);
  });

  test("is told before anything is sent that the sheet is protected", async () => {
    await openSheet(async (sheet) => {
      addTable(sheet, MODEL_INPUTS, FLOWERS);
      await sheet.protect("secret", {});
    });
    await workbench.goTo("A2");
    await endToEnd.sampleEndpoint.setFaults({ kind: "slow", delayMs: 0 });
    await workbench.score();
    await workbench.pane.getByText("The sheet is protected").first().waitFor();
    expect(await endToEnd.sampleEndpoint.requestsSeen()).toBe(0);
  });

  test("reads which two columns share a header, instead of a button that fails", async () => {
    await openSheet((sheet) =>
      sheet.addRows([
        ["width", "width"],
        [1, 2],
        [3, 4],
      ]),
    );
    await workbench.goTo("A1:B3");
    await workbench.pane
      .getByText(/Two columns have the same header/)
      .first()
      .waitFor();
    expect(await workbench.scoreButton.getAttribute("aria-disabled")).toBe("true");
  });

  test("is told that a file is no workbook, and keeps the one that is open", async () => {
    const text = join(folder, "notes.xlsx");
    writeFileSync(text, "not a workbook");
    await workbench.openFile(text);
    await workbench.page.getByRole("button", { name: "Dismiss" }).waitFor();
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
    expect(workbench.problems).toEqual([]);
  });

  test("reads what a file is that is called .xlsx and is none, and keeps the workbook that is open", async () => {
    for (const [content, sentence] of [
      ["%PDF-1.7", /This is a PDF document, not an Excel workbook/],
      ["a,b\n1,2", /This is a text file \(such as CSV\)/],
      ["", /The file is empty/],
    ] as const) {
      writeFileSync(file, content);
      await workbench.openFile(file);
      await workbench.page.getByText(sentence).waitFor();
    }
    await workbench.page.getByRole("heading", { name: "Scoresheet sample.xlsx" }).waitFor();
  });

  test("gets a workbook for macros back under the ending that it must have, and reads that its signature is void", async () => {
    const workbook = new ExcelJS.Workbook();
    addTable(workbook.addWorksheet("Data"), MODEL_INPUTS, FLOWERS);
    await workbook.xlsx.writeFile(file);
    writeFileSync(file, signedWithMacros(readFileSync(file)));
    await workbench.openFile(file);
    await workbench.page.getByText(/The workbook is digitally signed\. A signature is void/).waitFor();
    await workbench.page.getByRole("button", { name: "Dismiss" }).click();
    const downloading = workbench.page.waitForEvent("download");
    await workbench.page.getByRole("button", { name: "Download .xlsx" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("flowers.xlsm");
    await download.saveAs(join(folder, "downloaded.xlsm"));
    const parts = unzipSync(readFileSync(join(folder, "downloaded.xlsm")));
    expect([...parts["xl/vbaProject.bin"]!]).toEqual([...MACROS]);
    expect(Object.keys(parts).join()).not.toContain("_xmlsignatures");
  });

  function addTable(sheet: ExcelJS.Worksheet, columns: readonly string[], rows: readonly (readonly unknown[])[]): void {
    sheet.addTable({
      name: "Flowers",
      ref: "A1",
      columns: columns.map((name) => ({ name })),
      rows: rows.map((row) => [...row]),
    });
  }

  async function openTable(columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void> {
    await openSheet((sheet) => addTable(sheet, columns, rows));
    await workbench.goTo("A2");
  }

  /** Opens a workbook with one sheet, "Data". */
  async function openSheet(fill: (sheet: ExcelJS.Worksheet) => unknown): Promise<void> {
    const workbook = new ExcelJS.Workbook();
    await fill(workbook.addWorksheet("Data"));
    await workbook.xlsx.writeFile(file);
    await workbench.openFile(file);
    await workbench.page.getByRole("heading", { name: "flowers.xlsx" }).waitFor();
  }
});
