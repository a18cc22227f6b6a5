import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");
const SCHEMA =
  "'zip': string (required), 'card': long (required), 'price': double (required), 'new': boolean (required), 'born': datetime (required)";
const COLUMNS = ["zip", "card", "price", "new", "born"];
const ROWS = [
  [2134, "4111111111111111111", "12.5%", "yes", "03/04/2024"],
  [90210, "7", "(1,234.50)", "no", "25/12/2024 13:05"],
];

/** An MLflow server whose model wants these columns, for as long as its test takes. */
const posted: string[] = [];
const server = createServer((request, response) => {
  void text(request).then((body) => {
    const isAsked = body === '{"dataframe_split":{"columns":[],"data":[]}}';
    if (request.url === "/invocations" && !isAsked) posted.push(body);
    const message = `Failed to enforce schema of data '' with schema '[${SCHEMA}]'. Error: Model is missing inputs.`;
    const answer = isAsked ? { error_code: "BAD_REQUEST", message } : { predictions: [1, 2] };
    response.writeHead(isAsked ? 400 : 200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
});

describe("an analyst whose cells are written as people write them", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await once(server.listen(0, "127.0.0.1"), "listening");
    endToEnd = await EndToEnd.start();
    workbench = await endToEnd.openWorkbench();
  });

  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await workbench.close();
    await endToEnd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("says with a click each what they mean, sees it by the first of them, and that is what is sent", async () => {
    await openTable();
    await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption("270");
    await workbench.openSection("Connection");
    const field = workbench.pane.getByRole("textbox", { name: "Or paste an endpoint URL" });
    await field.fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await field.press("Enter");
    await workbench.pane.getByText("Table People, 2 rows, all 5 columns are sent").waitFor();
    await workbench.page.setViewportSize({ width: 1000, height: 1800 });
    await workbench.findFaults();
    expect(posted).toEqual([]);
    for (const fault of await workbench.faults.locator("summary").all()) await fault.click();
    await workbench.check.screenshot({ path: join(SCREENSHOTS, "check-shown-cells-270.png") });
    expect(await violationsIn(workbench.page)).toEqual([]);
    for (const choice of [
      "Send as shown: 02134",
      "Read 7 as a number",
      "Read 12.5% as 0.125",
      "Read yes as TRUE",
      "Read 03/04/2024 as 2024-04-03, day first",
    ]) {
      await workbench.pane.getByRole("radio", { name: choice, exact: true }).check();
    }
    await workbench.score();
    await workbench.result.getByText("2 rows scored").first().waitFor();
    expect(posted).toEqual([
      '{"dataframe_records":[{"zip":"02134","card":4111111111111111111,"price":0.125,"new":true,"born":"2024-04-03T00:00:00"},' +
        '{"zip":"90210","card":7,"price":-1234.5,"new":false,"born":"2024-12-25T13:05:00"}]}',
    ]);
  });

  async function openTable(): Promise<void> {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Data");
    sheet.addTable({ name: "People", ref: "A1", columns: COLUMNS.map((name) => ({ name })), rows: ROWS });
    for (const row of [2, 3]) sheet.getCell(row, 1).numFmt = "00000";
    const file = join(folder, "people.xlsx");
    await workbook.xlsx.writeFile(file);
    await workbench.openFile(file);
    await workbench.page.getByRole("heading", { name: "people.xlsx" }).waitFor();
    await workbench.goTo("A2");
    await workbench.seeTable("People");
  }
});
