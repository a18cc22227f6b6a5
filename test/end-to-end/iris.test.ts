import { writeFileSync } from "node:fs";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsxTable, type XlsxTable } from "../support/xlsx-table";
import { EndToEnd } from "./end-to-end";

const MEASUREMENTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

/** Keeps each other height that an element comes to have, in the order of time. */
function noteHeights(element: Element): void {
  const { ownerDocument, dataset } = element as HTMLElement;
  const frame = ownerDocument.defaultView!;
  let last = -1;
  const note = (): void => {
    // React may put another element in its place.
    const height = ownerDocument.querySelector("footer")?.offsetHeight ?? 0;
    if (height !== last) dataset["heights"] = `${dataset["heights"] ?? ""} ${height}`.trim();
    last = height;
    frame.requestAnimationFrame(note);
  };
  note();
}

describe("an analyst who opens the workbench for the first time", () => {
  let endToEnd: EndToEnd;
  let iris: XlsxTable;
  let answers: unknown[];

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
    iris = await readSampleTable("Iris");
    const measurements = iris.rows.map((row) => row.slice(0, MEASUREMENTS.length));
    answers = await endToEnd.sampleEndpoint.predictions("iris", MEASUREMENTS, measurements);
  });

  afterAll(() => endToEnd.stop());

  test("scores iris with one click, each row as the model itself answers", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.score();
    const table = await readXlsxTable(await workbench.download(), "Iris");
    expect(table.reference).toBe("A1:F151");
    expect(table.columns).toEqual([...MEASUREMENTS, "species", "Prediction"]);
    expect(table.rows.map((row) => row.slice(0, 5))).toEqual(iris.rows);
    expect(table.rows.map((row) => row[5])).toEqual(answers);
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  test("previews five rows as the model answers them, and the workbook is as it was", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.press(workbench.pane.getByRole("button", { name: "Preview 5 rows" }));
    const rows = workbench.pane.getByRole("table").getByRole("row");
    await workbench.pane.getByText("5 rows scored, nothing written").waitFor();
    expect(await rows.allInnerTexts()).toEqual([
      "Row\tspecies\tPrediction",
      ...answers.slice(0, 5).map((one, i) => `${i + 2}\t${String(iris.rows[i]![4])}\t${String(one)}`),
    ]);
    expect(await readXlsxTable(await workbench.download(), "Iris")).toEqual(iris);
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  test("scrolls to the column, removes it again, and the workbook is as it was", async () => {
    const workbench = await endToEnd.openWorkbench();
    const footer = await workbench.pane.getByRole("contentinfo").elementHandle();
    await footer?.evaluate(noteHeights);
    await workbench.score();
    await workbench.waitUntilAt("F2");
    await workbench.pane.getByRole("button", { name: "All 150 rows are current" }).waitFor();
    const heights = await footer?.evaluate((element) => element.dataset["heights"]);
    expect(heights?.split(" ")).toHaveLength(3); // before the run, during it, and after it
    await workbench.press(workbench.pane.getByRole("button", { name: "Remove this column" }));
    await workbench.pane.getByText("4 of 5 columns are sent").waitFor();
    await workbench.waitUntilAt("E2");
    expect(await readXlsxTable(await workbench.download(), "Iris")).toEqual(iris);
    await workbench.close();
  });

  test("scores twice without losing the first column, and replaces it when told to", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.score();
    await workbench.press(workbench.pane.getByRole("button", { name: "New column instead" }));
    await workbench.pane.getByRole("radio", { name: "Add “Prediction 2”" }).waitFor();
    await workbench.score();
    await workbench.pane.getByText("4 of 7 columns are sent").waitFor();
    const twice = await readXlsxTable(await workbench.download(), "Iris");
    expect(twice.columns.slice(5)).toEqual(["Prediction", "Prediction 2"]);
    expect(twice.rows.map((row) => row.slice(5))).toEqual(answers.map((answer) => [answer, answer]));
    await workbench.close();
  });

  test("scores every other sample table with the model that fits it", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.page.getByRole("tab", { name: "Penguins" }).click();
    await workbench.goTo("A2");
    await workbench.pane.getByText(/Table Penguins, 344 rows/).waitFor();
    await workbench.pane
      .getByText("Adds 4 columns: Prediction label, Prediction Adelie, Prediction Chinstrap and Prediction Gentoo")
      .waitFor();
    await workbench.findFaults();
    await workbench.check.getByText("Rows without any input: 2 rows").waitFor();
    await workbench.score();
    const table = await readXlsxTable(await workbench.download(), "Penguins");
    expect(table.columns.slice(-4)).toEqual([
      "Prediction label",
      "Prediction Adelie",
      "Prediction Chinstrap",
      "Prediction Gentoo",
    ]);
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  test("finds a model for the sheet with dates and texts, too", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.page.getByRole("tab", { name: "Flights" }).click();
    await workbench.goTo("A2");
    await workbench.pane.getByText(/Table Flights, 5,000 rows/).waitFor();
    await workbench.pane.getByText(/^flight-delay, version 1/).waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "Preview 5 rows" }));
    await workbench.pane.getByText("5 rows scored, nothing written").waitFor();
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  test("sees a sheet of cells at fault, and one whose predictions are out of date", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.page.getByRole("tab", { name: "Untidy" }).click();
    await workbench.pane.getByText(/Table Untidy, 45 rows/).waitFor();
    await workbench.findFaults();
    await workbench.check.getByText("7 of 45 rows would be refused or mis-scored").waitFor();
    await workbench.page.getByRole("tab", { name: "Scored" }).click();
    await workbench.pane.getByText("47 of 50 rows current · 3 changed").waitFor();
    await workbench.pane.getByRole("button", { name: "Refresh Prediction: 3 changed rows" }).waitFor();
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  async function readSampleTable(name: string): Promise<XlsxTable> {
    const response = await fetch(`${endToEnd.origin}/samples/sample.xlsx`);
    const file = join(mkdtempSync(join(tmpdir(), "scoresheet-")), "sample.xlsx");
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    return readXlsxTable(file, name);
  }
});
