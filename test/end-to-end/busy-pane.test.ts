import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";
import { EndToEnd } from "./end-to-end";
import { HaltingEndpoint, predictionFor } from "./halting-endpoint";
import type { WorkbenchPage } from "./workbench-page";

const ROWS = 20_000;
const COLUMNS = ["id", "a", "b", "c", "d", "e", "f", "g", "h", "text"];
/** Answered at once, so that the run is at work all the time; it can never end by itself. */
const BATCHES_ANSWERED = 40;
/** The run has work for a good while when it is told to end. */
const BATCHES_BEFORE = 3;

/** What the pane's page counts, from before the run on. */
interface Counts {
  requests: number;
  breaths: number;
  /** Requests at the moment when the click was handled. */
  requestsAtClick?: number;
}

type CountingWindow = Window & { counts?: Counts };

describe("a pane that is at work on many rows", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const file = join(folder, "many.xlsx");
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;
  let endpoint: HaltingEndpoint;

  beforeAll(async () => {
    const rows = Array.from({ length: ROWS }, (_, id) =>
      COLUMNS.map((_name, column) => (column === 0 ? id : column === 9 ? `row ${id}` : (id * column) / 7)),
    );
    await writeXlsxTable(file, { name: "Many", columns: COLUMNS, rows });
    endpoint = await HaltingEndpoint.start(BATCHES_ANSWERED);
    endToEnd = await EndToEnd.start();
    workbench = await endToEnd.openWorkbench();
  });

  afterAll(async () => {
    endpoint.stop();
    await endToEnd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("hears Cancel at the next breath: no request is sent after it, and what was answered is in the sheet", async () => {
    await workbench.openFile(file);
    await workbench.seeTable("Many");
    await workbench.openSection("Connection");
    const field = workbench.pane.getByRole("textbox", { name: "Or paste an endpoint URL" });
    await field.fill(endpoint.url);
    await field.press("Enter");
    await workbench.tickAllColumns();
    const frame = workbench.page.frames().find((one) => new URL(one.url()).pathname === "/taskpane.html")!;
    await frame.evaluate(startCounting);
    await workbench.startScoring();
    await frame.waitForFunction((least) => ((window as CountingWindow).counts?.requests ?? 0) >= least, BATCHES_BEFORE);
    await workbench.pane.getByRole("button", { name: "Cancel", exact: true }).click();
    const outcome = await workbench.result
      .getByText(/^Cancelled: [\d,]+ of 20,000 rows scored/)
      .first()
      .innerText();
    const counts = await frame.evaluate(() => (window as CountingWindow).counts!);
    expect(counts.requests).toBe(counts.requestsAtClick);
    // It looked at all cells and wrote some of them, a slice at a time.
    expect(counts.breaths).toBeGreaterThan((ROWS * COLUMNS.length) / 20_000);
    const { rows } = await readXlsxTable(await workbench.download(), "Many");
    const predicted = rows.filter((row) => row[COLUMNS.length] !== null && row[COLUMNS.length] !== undefined);
    expect(predicted.every((row) => row[COLUMNS.length] === predictionFor(row[0] as number))).toBe(true);
    expect(outcome).toContain(`Cancelled: ${predicted.length.toLocaleString("en")} of`);
    expect(predicted.length).toBeLessThanOrEqual(endpoint.answeredIds.length);
  });
});

/** Runs in the pane. A breath is a message that holds nothing, which nobody else there sends. */
function startCounting(): void {
  const counts: Counts = { requests: 0, breaths: 0 };
  (window as CountingWindow).counts = counts;
  const send = window.fetch.bind(window);
  window.fetch = (...request) => {
    counts.requests++;
    return send(...request);
  };
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...message: [unknown, never]) {
    if (message[0] === undefined) counts.breaths++;
    postMessage.apply(this, message);
  };
  document.addEventListener(
    "click",
    ({ target }) => {
      const { textContent } = target as Element;
      if (textContent === "Cancel") counts.requestsAtClick = counts.requests;
    },
    { capture: true },
  );
}
