import { resolve } from "node:path";
import type { FrameLocator } from "playwright-core";
import { EndToEnd } from "../../end-to-end/end-to-end";
import type { WorkbenchPage } from "../../end-to-end/workbench-page";
import { readXlsxTable } from "../../support/xlsx-table";
import { originOf } from "../mlflow-models";

const MODEL = "iris-classifier";
const ROWS = 150;
const SCREENSHOTS = resolve(__dirname, "../../../screenshots");
/** Of scikit-learn's `load_iris(as_frame=True)`, and of the workbook's own table. */
const INPUTS = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"];
const COLUMNS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

describe("an analyst with a first model of their own, served by MLflow", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
    await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption("320");
  });

  afterEach(() => workbench.close());

  afterAll(() => endToEnd.stop());

  test("pastes its address and scores the table with four clicks, without a file to find", async () => {
    const sent: string[] = [];
    workbench.page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/invocations")) sent.push(request.postData() ?? "");
    });
    await countClicks(workbench);
    const startedAtMs = Date.now();
    const { pane } = workbench;
    await section(pane, "Connection").getByRole("heading").getByRole("button").click();
    const field = pane.getByRole("textbox", { name: "Or paste an endpoint URL" });
    await field.click();
    await workbench.page.keyboard.insertText(originOf(MODEL)); // pasted
    await field.press("Enter");
    await pane.getByRole("button", { name: "Use all guesses" }).waitFor();
    expect(sent).toEqual(['{"dataframe_split":{"columns":[],"data":[]}}']);
    await picture("own-model-guesses");
    await pane.getByRole("button", { name: "Use all guesses" }).click();
    await workbench.score();
    await workbench.result.getByText(`${ROWS} rows scored`).first().waitFor();
    const seconds = (Date.now() - startedAtMs) / 1000;
    await workbench.result.getByRole("button", { name: /^Remove/ }).waitFor();
    await picture("own-model-scored");
    const { clicks, keys } = await clicksCounted(workbench);
    // The section, its field, the guesses, the button; Enter after the paste.
    expect({ clicks, keys }).toEqual({ clicks: 4, keys: 1 });
    expect(seconds).toBeLessThan(20); // 2.5 s on a machine that has nothing else to do
    const table = await readXlsxTable(await workbench.download(), "Iris");
    expect(table.columns.at(-1)).toBe("Prediction");
    expect(table.rows.map((row) => row.at(-1))).toEqual(await ownAnswers(table));
  });

  test("reads in the section Model what it takes, and who told", async () => {
    const { pane } = workbench;
    await workbench.openSection("Connection");
    await pane.getByRole("textbox", { name: "Or paste an endpoint URL" }).fill(originOf(MODEL));
    await pane.getByRole("textbox", { name: "Or paste an endpoint URL" }).press("Enter");
    await pane.getByText(`Connected to ${new URL(originOf(MODEL)).host}`).waitFor();
    await workbench.openSection("Connection");
    await section(pane, "Connection").getByText("No sign-in needed").waitFor();
    await picture("own-model-connection");
    await workbench.openSection("Model");
    const model = section(pane, "Model");
    await model.getByText("The server told this when it was asked without any row of yours.").waitFor();
    await model.getByText(/^MLflow \d/).waitFor();
    for (const input of INPUTS) expect(await model.getByText(input, { exact: true }).isVisible()).toBe(true);
    await model.getByRole("heading").scrollIntoViewIfNeeded();
    await picture("own-model-told");
  });

  /** What the model itself answers for the rows of the table, asked without the product. */
  async function ownAnswers(table: Awaited<ReturnType<typeof readXlsxTable>>): Promise<unknown> {
    const places = COLUMNS.map((column) => table.columns.indexOf(column));
    const data = table.rows.map((row) => places.map((place) => row[place]));
    const response = await fetch(`${originOf(MODEL)}/invocations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ dataframe_split: { columns: INPUTS, data } }),
    });
    return ((await response.json()) as { predictions: unknown }).predictions;
  }

  async function picture(name: string): Promise<void> {
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, `${name}-320.png`) });
  }
});

function section(pane: FrameLocator, title: string) {
  return pane.getByRole("region", { name: title });
}

/** Counts what a hand does in the pane from now on. */
async function countClicks(workbench: WorkbenchPage): Promise<void> {
  await workbench.pane.locator("body").evaluate((body) => {
    Object.assign(body.dataset, { clicks: "0", keys: "0" });
    const count = (what: string) => () => (body.dataset[what] = String(Number(body.dataset[what]) + 1));
    document.addEventListener("pointerdown", count("clicks"), true);
    document.addEventListener("keydown", count("keys"), true);
  });
}

async function clicksCounted(workbench: WorkbenchPage): Promise<{ clicks: number; keys: number }> {
  const counted = await workbench.pane.locator("body").evaluate(({ dataset }) => ({ ...dataset }));
  return { clicks: Number(counted["clicks"]), keys: Number(counted["keys"]) };
}
