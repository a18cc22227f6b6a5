import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { Locator, Page } from "playwright-core";
import { CONCURRENT_REQUESTS } from "../../src/scoring/scoring-plan";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";
import { EndToEnd } from "./end-to-end";
import { HaltingEndpoint, predictionFor } from "./halting-endpoint";
import { addSignedWorkspace } from "./signed-workspace";
import type { WorkbenchPage } from "./workbench-page";

const TOKEN = "dapi0123456789abcdef-remembered";
/** Inputs that are edited, by their cells. */
const EDITED = ["A3", "B5", "C8"];
const EDITED_TO = "7.77";

/** Of the table whose run is cut. */
const ROWS = 5_120;
const ROWS_A_BATCH = 256;
const BATCHES = ROWS / ROWS_A_BATCH;
const BATCHES_BEFORE_CUT = BATCHES / 2;

describe("a result column that the workbook remembers", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;
  let onTestEnd: () => void = () => undefined;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterEach(async () => {
    onTestEnd();
    await workbench.close();
  });

  afterAll(async () => {
    await endToEnd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("says that three rows changed, and sends these three alone", async () => {
    workbench = await endToEnd.openWorkbench();
    const sent = rowsSentBy(workbench.page);
    await workbench.score();
    const wholeRun = sent.length;
    await editThreeRows();
    await card().getByText("147 of 150 rows current · 3 changed").waitFor();
    await workbench.press(footerButton("Refresh Prediction: 3 changed rows"));
    await card().getByText("All 150 rows are current").waitFor();
    await workbench.pane
      .getByText(/^3 rows scored again, (no prediction|1 prediction|[23] predictions) changed$/)
      .waitFor();
    expect(sent.slice(wholeRun)).toEqual([3]);
    expect(workbench.problems).toEqual([]);
  });

  test("is known again on another device, which sends nothing before it was allowed to, and asks once", async () => {
    workbench = await endToEnd.openWorkbench();
    await workbench.score();
    await editThreeRows();
    await card()
      .getByText(/3 changed/)
      .waitFor();
    const saved = await workbench.download();
    await workbench.close();

    workbench = await endToEnd.openWorkbenchWith({});
    const sent = rowsSentBy(workbench.page);
    await openAt("A2", saved);
    await card().getByText("147 of 150 rows current · 3 changed").waitFor();
    const refresh = footerButton("Refresh Prediction: 3 changed rows");
    await workbench.press(refresh);
    await workbench.pane
      .getByText(/^This workbook wants to send columns sepal_length.*Nothing was sent yet\.$/)
      .waitFor();
    expect(sent).toEqual([]);
    await footerButton("Use").click();
    await card().getByText("All 150 rows are current").waitFor();
    expect(sent).toEqual([3]);

    await workbench.page.reload();
    await openAt("A2", saved);
    await workbench.press(refresh);
    await card().getByText("All 150 rows are current").waitFor();
    expect(sent).toEqual([3, 3]);
    expect(workbench.problems).toEqual([]);
  });

  test("is kept in a file that holds no token", async () => {
    workbench = await endToEnd.openWorkbenchWith({}, (context) => addSignedWorkspace(context, TOKEN));
    await workbench.openSection("Connection");
    await workbench.pane.getByLabel("Workspace or server").selectOption("Our workspace");
    await workbench.pane.getByLabel("Access token").fill(TOKEN);
    await workbench.press(workbench.pane.getByRole("button", { name: "Sign in", exact: true }));
    await workbench.score();
    await editThreeRows();
    await workbench.press(footerButton("Refresh Prediction: 3 changed rows"));
    await card().getByText("All 150 rows are current").waitFor();
    const parts = Object.entries(unzipSync(readFileSync(await workbench.download())));
    const texts = parts.map(([, bytes]) => Buffer.from(bytes).toString("latin1"));
    expect(texts.filter((text) => text.includes("workspace.example"))).not.toEqual([]);
    expect(texts.filter((text) => text.includes(TOKEN) || /bearer/i.test(text))).toEqual([]);
  });

  test("goes on where its run was cut, and sends no row again whose prediction stands", async () => {
    const endpoint = await scoreManyAt(BATCHES_BEFORE_CUT);
    await endpoint.halted;
    await showsPrediction(Math.max(...endpoint.answeredIds));

    endpoint.predictFromNowOn();
    await closeAndOpenPane();
    await workbench.press(footerButton("Go on: 2,560 rows left"));
    await card().getByText("All 5,120 rows are current").waitFor();
    expect(endpoint.requests).toBeLessThanOrEqual(BATCHES + CONCURRENT_REQUESTS);
    const { rows } = await readXlsxTable(await workbench.download(), "Many");
    expect(rows.map((row) => row[2])).toEqual(rows.map((row) => predictionFor(row[0] as number)));
  });

  test("is known again though its run was cut before the first answer, and goes on with all rows", async () => {
    const endpoint = await scoreManyAt(0);
    const frame = workbench.page.frames().find((one) => new URL(one.url()).pathname === "/taskpane.html")!;
    await frame.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes("run/"))); // It is noted that it has begun.

    endpoint.predictFromNowOn();
    await closeAndOpenPane();
    await card().getByText("The run was cut: 0 of 5,120 rows current · 5,120 not scored yet").waitFor();
    expect(
      await card()
        .getByText(/^This workbook says: ./)
        .count(),
    ).toBe(0); // It was made by this device.
    await workbench.press(footerButton("Go on: 5,120 rows left"));
    await card().getByText("All 5,120 rows are current").waitFor();
    const { columns, rows } = await readXlsxTable(await workbench.download(), "Many");
    expect(columns).toEqual(["id", "a", "Prediction"]);
    expect(rows.map((row) => row[2])).toEqual(rows.map((row) => predictionFor(row[0] as number)));
  });

  /** What the pane says of the remembered column. */
  const card = (): Locator => workbench.pane.getByRole("region", { name: /^This column/ });
  const footerButton = (name: string | RegExp): Locator =>
    workbench.pane.getByRole("contentinfo").getByRole("button", { name, exact: true });

  async function editThreeRows(): Promise<void> {
    for (const address of EDITED) await workbench.enter(address, EDITED_TO);
    await workbench.goTo("A2");
  }

  async function openAt(address: string, file: string): Promise<void> {
    await workbench.openFile(file);
    await workbench.page.getByRole("heading", { name: file.split("/").at(-1)! }).waitFor();
    await workbench.goTo(address);
  }

  /** Starts a run of many rows, of which no more are answered than those of some batches. */
  async function scoreManyAt(batchesBefore: number): Promise<HaltingEndpoint> {
    const endpoint = await HaltingEndpoint.start(batchesBefore);
    onTestEnd = () => endpoint.stop();
    workbench = await endToEnd.openWorkbench();
    await openAt("A2", await manyRows());
    await workbench.seeTable("Many");
    await workbench.openSection("Connection");
    const field = workbench.pane.getByRole("textbox", { name: "Or paste an endpoint URL" });
    await field.fill(endpoint.url);
    await field.press("Enter");
    await workbench.tickAllColumns();
    await workbench.startScoring();
    return endpoint;
  }

  /** @returns path of a workbook with a table of which the predictions are known */
  async function manyRows(): Promise<string> {
    const file = join(folder, "many.xlsx");
    const rows = Array.from({ length: ROWS }, (_, id) => [id, (id * 3) / 7]);
    await writeXlsxTable(file, { name: "Many", columns: ["id", "a"], rows });
    return file;
  }

  /** Waits until the prediction of a row stands in the sheet: finished rows wait a little for others before they are written. */
  async function showsPrediction(id: number): Promise<void> {
    const cell = `C${id + 2}`;
    await workbench.goTo(cell);
    await workbench.page
      .locator(`[data-address=${cell}]`)
      .getByText(String(predictionFor(id)))
      .waitFor();
  }

  /** The workbook stays open. */
  async function closeAndOpenPane(): Promise<void> {
    const frame = workbench.page.frames().find((one) => new URL(one.url()).pathname === "/taskpane.html")!;
    await frame.evaluate(() => location.reload());
  }
});

/** Counts of the rows of each request that a page sends to a model, as they are sent. */
function rowsSentBy(page: Page): number[] {
  const counts: number[] = [];
  page.on("request", (request) => {
    if (!request.url().endsWith("/invocations") || request.method() !== "POST") return;
    const { dataframe_records: rows } = request.postDataJSON() as { dataframe_records: readonly unknown[] };
    counts.push(rows.length);
  });
  return counts;
}
