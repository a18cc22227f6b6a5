import type { Locator } from "playwright-core";
import { readXlsxTable } from "../support/xlsx-table";
import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const SIGNATURE = `signature:
  inputs: '[{"type": "double", "name": "sepal_length"}, {"type": "double", "name": "sepal_width"},
    {"type": "double", "name": "petal_length"}, {"type": "double", "name": "petal_width"},
    {"type": "datetime", "name": "picked"}, {"type": "string", "name": "note", "required": false}]'
  params: '[{"name": "depth", "type": "long", "default": 3, "shape": null}]'
`;

const TENSOR = `{"inputs": [{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 2, 2]}}]}`;

describe("an expert at the pane", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  const pane = () => workbench.pane;
  const requestBody = (): Locator => pane().getByRole("textbox", { name: "Body" });

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
  });

  afterEach(() => workbench.close());

  test("gives a signature, a constant and a parameter, and reads them in the request", async () => {
    await giveSignature(SIGNATURE);
    await workbench.openSection("Data");
    await pane().getByLabel("Column for picked").selectOption({ label: "The same value in every row …" });
    await pane().getByLabel("Value for picked").fill("2024-02-30");
    await pane().getByText("Type a value for picked.").waitFor();
    await pane().getByLabel("Value for picked").fill("2024-02-29");
    await workbench.openSection("Score");
    await pane().getByRole("textbox", { name: "depth" }).fill("deep");
    await pane().getByText("Correct the parameter depth in the settings.").waitFor();
    await pane().getByRole("textbox", { name: "depth" }).fill("5");
    const { dataframe_records: records, params } = (await nextRequest()) as {
      dataframe_records: Record<string, unknown>[];
      params: unknown;
    };
    expect(records).toHaveLength(150);
    expect(records[0]).toEqual({
      sepal_length: 5.1,
      sepal_width: 3.5,
      petal_length: 1.4,
      petal_width: 0.2,
      picked: "2024-02-29",
    });
    expect(params).toEqual({ depth: 5 });
    expect(await violationsIn(workbench.page)).toEqual([]);
  });

  test("ticks the columns of a tensor, which is sent in its shape", async () => {
    await giveSignature(TENSOR);
    await pane().getByText("The model wants 4 columns; 5 are ticked under Data.").waitFor();
    await pane().getByRole("checkbox", { name: "species" }).uncheck();
    await pane().getByText("4 of 4 columns", { exact: true }).waitFor();
    const { instances } = (await nextRequest()) as { instances: unknown[] };
    expect(instances).toHaveLength(150);
    expect(instances[0]).toEqual([
      [5.1, 3.5],
      [1.4, 0.2],
    ]);
  });

  test("takes one output of several in the next run", async () => {
    await workbench.page.getByRole("tab", { name: "Penguins" }).click();
    await workbench.goTo("A2");
    await pane()
      .getByText(/Table Penguins, 344 rows/)
      .waitFor();
    await workbench.findFaults(); // Two rows without any input, which are left out.
    await workbench.score();
    await workbench.press(pane().getByRole("button", { name: "New column instead" }));
    await pane().getByText("Settings", { exact: true }).click();
    const group = pane().getByRole("group", { name: "Outputs of the next run" });
    for (const name of ["Adelie", "Chinstrap", "Gentoo"]) await group.getByRole("checkbox", { name }).uncheck();
    await pane().getByText("Names of their columns").click();
    const names = pane().getByRole("group", { name: "Names of their columns" });
    await names.getByRole("textbox", { name: "label" }).fill("Class");
    await pane().getByRole("checkbox", { name: "Turn a probability into a label" }).check();
    await pane().getByRole("combobox", { name: "Probability" }).selectOption("Adelie");
    await pane().getByRole("textbox", { name: "Label from the threshold up" }).fill("Adelie");
    await workbench.startScoring();
    await pane().getByText("4 of 13 columns are sent").waitFor();
    const { columns, rows } = await readXlsxTable(await workbench.download(), "Penguins");
    expect(columns.slice(-3)).toEqual(["Prediction Gentoo", "Class", "Prediction Adelie label"]);
    const labels = rows.map((row) => row.slice(-2));
    expect(labels.filter(([one]) => one !== null)).toEqual(
      labels.flatMap(([one]) => (one === null ? [] : [[one, one === "Adelie" ? "Adelie" : "no"]])),
    );
  });

  async function giveSignature(text: string): Promise<void> {
    await workbench.openSection("Model");
    await pane().getByText("The model's signature").click();
    await pane().getByRole("textbox", { name: "Signature, as YAML or JSON" }).fill(text);
    await pane().getByRole("button", { name: "Use it" }).click();
    // What the signature leaves open is opened.
    await pane().getByRole("region", { name: "Data" }).getByRole("button", { name: "Data", expanded: true }).waitFor();
  }

  async function nextRequest(): Promise<unknown> {
    await workbench.openSection("Request console");
    await pane().getByText("The first batch of 150 rows").waitFor();
    return JSON.parse(await requestBody().inputValue());
  }
});
