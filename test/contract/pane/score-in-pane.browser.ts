import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isTensorFormat } from "../../../src/core/inputs/input-format";
import { outputHeaders } from "../../../src/core/predictions/result-headers";
import { EndToEnd } from "../../end-to-end/end-to-end";
import type { WorkbenchPage } from "../../end-to-end/workbench-page";
import { readXlsxTable, writeXlsxTable } from "../../support/xlsx-table";
import { caseOf, MODEL_CASES, originOf, type ModelCase } from "../mlflow-models";
import { asExcelCell, asSheetCell } from "../sheet-cells";

/** One for each way in which the pane shows other inputs than columns with names: signature-shapes.test.ts sends them all. */
const SHAPES = ["unnamed-typed", "list-of-objects", "nested-columns"].map(caseOf);

/** The formats that the pane offers for a model: score-command.test.ts sends each model all that its server takes. */
const CASES = [...MODEL_CASES, ...SHAPES].flatMap((modelCase) => {
  const ofTensors = modelCase.formats.filter(isTensorFormat);
  const formats = ofTensors.length > 0 ? ofTensors : modelCase.formats;
  return formats.map((format) => [modelCase.name, format, modelCase] as const);
});

describe("an analyst with an MLflow server", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const file = join(folder, "rows.xlsx");
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
  });

  afterEach(() => workbench.close());

  afterAll(async () => {
    await endToEnd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(CASES)("gets the own predictions of %s in the pane, sent as %s", async (name, format, modelCase) => {
    const { columns, rows, outputs, predictions } = modelCase;
    await openTable(modelCase);
    await connect(originOf(name));
    if (/^signature:/m.test(modelCase.mlmodel)) await waitUntilTold();
    else await workbench.tickAllColumns();
    await chooseFormat(format);
    await workbench.score();
    await workbench.result.getByText(`${rows.length} rows scored`).first().waitFor();
    const table = await readXlsxTable(await workbench.download(), "Rows");
    expect(table.columns).toEqual([...columns, ...outputHeaders("Prediction", outputs)]);
    expect(table.rows.map((row) => row.slice(columns.length))).toEqual(predictions.map((row) => row.map(asSheetCell)));
    // A server without a catalogue says 404 to the question for one, and 400 to a request without rows, which the browser remarks.
    expect(workbench.problems.filter((problem) => !/status of (404|400)/.test(problem))).toEqual([]);
  });

  async function openTable({ columns, rows }: ModelCase): Promise<void> {
    await writeXlsxTable(file, { name: "Rows", columns, rows: rows.map((row) => row.map(asExcelCell)) });
    await workbench.openFile(file);
    await workbench.page.getByRole("heading", { name: "rows.xlsx" }).waitFor();
    await workbench.goTo("A2");
    await workbench.pane.getByText(new RegExp(`Table Rows, ${rows.length} rows`)).waitFor();
  }

  async function connect(origin: string): Promise<void> {
    await workbench.openSection("Connection");
    await workbench.pane.getByRole("textbox", { name: "Or paste an endpoint URL" }).fill(origin);
    await workbench.pane.getByRole("region", { name: "Connection" }).getByRole("button", { name: "Use" }).click();
    await workbench.pane.getByText(`Connected to ${new URL(origin).host}`).waitFor();
  }

  /** The server tells its signature by itself. */
  async function waitUntilTold(): Promise<void> {
    await workbench.openSection("Model");
    await workbench.pane.getByText(/^The server told this/).waitFor();
  }

  async function chooseFormat(format: string): Promise<void> {
    await workbench.openSection("Score");
    await workbench.pane.getByRole("combobox", { name: "Input format" }).selectOption(format);
  }
});
