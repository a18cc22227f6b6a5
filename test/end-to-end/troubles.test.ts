import type { CellValue } from "exceljs";
import { readXlsxTable } from "../support/xlsx-table";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const LONGER_THAN_A_TEST_MS = 120_000;

describe("an analyst whose run meets trouble", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
  });

  afterEach(() => workbench.close());

  afterAll(() => endToEnd.stop());

  test("finds the rows of a failed batch blank, counted and with the reason; the others are scored", async () => {
    await workbench.setRowsPerBatch(50);
    await endToEnd.sampleEndpoint.setFaults({ kind: "malformed-json", times: 1 });
    await workbench.score();
    await workbench.result.getByText("The endpoint's answer could not be read: 50 rows").waitFor();
    await workbench.result.getByText("100 of 150 rows scored").waitFor();
    const isBlank = (await downloadPredictions()).map((prediction) => prediction === null);
    const firstBlank = isBlank.indexOf(true);
    expect([0, 50, 100]).toContain(firstBlank);
    expect(isBlank).toEqual(isBlank.map((_, row) => row >= firstBlank && row < firstBlank + 50));
  });

  test("gets every row although the model failed on them once, and reads that they are tried again", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "server-error", times: 1 });
    await workbench.startScoring();
    await workbench.pane.getByText(/The model failed, next try in \d/).waitFor();
    await workbench.result.getByText("150 rows scored").first().waitFor();
  });

  test("goes from a cell that holds an Excel error to that cell; its row was never sent", async () => {
    await workbench.enter("B4", "#N/A");
    await workbench.goTo("A2");
    await workbench.findFaults();
    await workbench.score();
    await workbench.result.getByText("A cell holds an Excel error: 1 row (sepal_width)").waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: /^Go to cell B4/ }));
    await workbench.waitUntilAt("B4");
    const predictions = await downloadPredictions();
    expect(predictions.flatMap((prediction, row) => (prediction === null ? [row] : []))).toEqual([2]);
  });

  test("reads why nothing moves while the endpoint asks for a wait, and gets every row in the end", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "rate-limited", times: 1, retryAfter: "2" });
    await workbench.startScoring();
    await workbench.pane.getByText(/The endpoint asked us to wait \d/).waitFor();
    await workbench.result.getByText("150 rows scored").first().waitFor();
  });

  test("reads that a sleeping endpoint is being woken", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "cold-start", times: 1, retryAfter: "2" });
    await workbench.startScoring();
    await workbench.pane.getByText(/Waking the endpoint/).waitFor();
    await workbench.result.getByText("150 rows scored").first().waitFor();
  });

  test("cancels a run that hangs: what was answered is written, the rest is left alone", async () => {
    await workbench.setRowsPerBatch(10);
    await endToEnd.sampleEndpoint.setFaults({ kind: "slow", skip: 5, delayMs: LONGER_THAN_A_TEST_MS });
    await workbench.startScoring();
    await workbench.pane.getByText("50 of 150 rows").waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "Cancel" }));
    await workbench.result.getByText("100 rows not reached").waitFor();
    const predictions = await downloadPredictions();
    expect(predictions.map((prediction) => prediction !== null)).toEqual(predictions.map((_, row) => row < 50));
  });

  test("cancels a wait before anything was answered, and the sheet has no new column", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "rate-limited", retryAfter: "200" });
    await workbench.startScoring();
    await workbench.pane.getByText(/The endpoint asked us to wait/).waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "Cancel" }));
    await workbench.result.getByText("Cancelled: 0 of 150 rows scored").waitFor();
    expect((await readXlsxTable(await workbench.download(), "Iris")).reference).toBe("A1:E151");
  });

  test("gets predictions that look like formulas as text", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "formula-predictions" });
    await workbench.score();
    const predictions = await downloadPredictions();
    expect(predictions.slice(0, 4)).toEqual(['=HYPERLINK("http://x")', "+1", "@SUM(A1)", "-2"]);
    expect(predictions.every((prediction) => typeof prediction === "string")).toBe(true);
  });

  test("gets no prediction at all from an answer that is short of a row", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "short-answer" });
    await workbench.score();
    await workbench.result.getByText("The endpoint answered another number of rows: 150 rows").waitFor();
    expect((await readXlsxTable(await workbench.download(), "Iris")).columns).not.toContain("Prediction");
  });

  test("finds rows for which the model answered NaN blank and counted", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "nan-predictions", rows: 3 });
    await workbench.score();
    await workbench.result.getByText("The model answered no number (NaN): 3 rows").waitFor();
    await workbench.press(workbench.result.getByRole("button", { name: "Go to cell A3, row 2" }));
    await workbench.waitUntilAt("A3");
    expect((await downloadPredictions()).slice(0, 4)).toEqual([null, null, null, expect.any(String)]);
  });

  test("is told at once when the endpoint refuses the sign-in, and nothing is written", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "unauthorized" });
    await workbench.score();
    await workbench.result.getByText("The token was refused").first().waitFor();
    expect((await readXlsxTable(await workbench.download(), "Iris")).columns).not.toContain("Prediction");
  });

  test("edits a cell during the run: that row stays blank and is counted", async () => {
    await endToEnd.sampleEndpoint.setFaults({ kind: "slow", delayMs: 4000 });
    await workbench.startScoring();
    await workbench.pane.getByRole("button", { name: "Cancel" }).waitFor();
    await workbench.enter("A5", "6.6");
    await workbench.result.getByText("The sheet changed during the run: 1 row").waitFor();
    const { rows } = await readXlsxTable(await workbench.download(), "Iris");
    expect(rows[3]).toEqual([6.6, 3.1, 1.5, 0.2, "setosa", null]);
    expect(rows.filter((row) => row[5] === null)).toHaveLength(1);
  });

  async function downloadPredictions(): Promise<CellValue[]> {
    const { columns, rows } = await readXlsxTable(await workbench.download(), "Iris");
    return rows.map((row) => row[columns.indexOf("Prediction")] ?? null);
  }
});
