import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const INPUTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
const ROWS = 1_200;
const BROUGHT_BACK = 1_000;
/** Enough of them to be under way still when the cancel comes. */
const LARGE_TABLE = "samples.demo.iris_100k";
const TARGET = "workspace.default.flowers_scored";

describe("a table that is handed over to a SQL warehouse", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterAll(async () => {
    await endToEnd.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("is looked at, cancelled, run again, counted, brought back with the predictions of an ordinary run, and found by the next pane", async () => {
    const file = join(folder, "flowers.xlsx");
    await writeXlsxTable(file, { name: "Flowers", columns: ["name", ...INPUTS], rows: flowers() });
    workbench = await endToEnd.openWorkbench();
    await workbench.openFile(file);
    await workbench.goTo("A2");
    await workbench.seeTable("Flowers");
    await workbench.score();

    // A warehouse that sleeps is started for the question already, and a run on it can be cancelled.
    await workbench.openSection("On a SQL warehouse");
    await card()
      .getByRole("radio", { name: /^Nightly Pro · asleep/ })
      .check();
    await card().getByRole("radio", { name: "A table of Unity Catalog" }).check();
    await card().getByRole("textbox", { name: "Name of the table" }).fill(LARGE_TABLE);
    await card().getByRole("textbox", { name: "New table" }).fill(TARGET);
    await button("Look at the statement").click();
    await card().getByText("The warehouse Nightly is being started …").waitFor();
    await button("Hand over").click();
    await run(0).getByRole("button", { name: "Cancel" }).click();
    await run(0).getByText("Cancelled: no table was left behind.").waitFor();

    await button("Hand over another table").click();
    await card().getByRole("textbox", { name: "New table" }).fill(TARGET);
    await button("Look at the statement").click();
    await card().getByText(`CREATE TABLE \`workspace\`.\`default\`.\`flowers_scored\` AS`).waitFor();
    await card()
      .getByText(/^1,200 rows and 4 columns of Table Flowers, about \d+ kB, are uploaded to/)
      .waitFor();
    await button("Hand over").click();
    await run(0).getByText("1,200 rows, all with a prediction.").waitFor();

    await run(0).getByRole("button", { name: "First 1,000 rows" }).click();
    await run(0)
      .getByText(/^1,000 rows brought back to the sheet/)
      .waitFor();
    await run(0)
      .getByRole("button", { name: /^Go to/ })
      .click();
    const data = workbench.pane.getByRole("region", { name: "Data" });
    const selected = await data.getByText(/^Table \w+, 1,000 rows/).textContent();
    const broughtBack = /^Table (\w+)/.exec(selected ?? "")?.[1] ?? "";
    const found = await differences(await workbench.download(), broughtBack);
    expect(found).toEqual({ compared: BROUGHT_BACK, different: [] });

    // Another pane beside the same workbook, as after a break.
    await workbench.pane.locator("html").evaluate(() => location.reload());
    await card().getByText(`${TARGET}: Done: the table is there. · 1 more run`).waitFor();
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  function card(): Locator {
    return workbench.pane.getByRole("region", { name: "On a SQL warehouse" });
  }

  function button(name: string): Locator {
    return card().getByRole("button", { name, exact: true });
  }

  /** A run that the workbook remembers, by its place. */
  function run(place: number): Locator {
    return card().getByRole("list", { name: "Handed over" }).getByRole("listitem").nth(place);
  }
});

/** Flowers of all three kinds, with a text that every other reader of CSV gets wrong. */
function flowers(): (string | number)[][] {
  return Array.from({ length: ROWS }, (_, row) => {
    const [length, width] = [4.3 + (row % 37) / 10, 2 + (row % 25) / 10];
    return [`no "${row}", kept`, length, width, 1 + (row % 60) / 10, 0.1 + (row % 25) / 10].map((value) =>
      typeof value === "number" ? Math.round(value * 10) / 10 : value,
    );
  });
}

/**
 * Rows that came back with another prediction than the ordinary run has put beside them: both know the number of the row.
 * @param broughtBack name of the table on the new sheet
 */
async function differences(file: string, broughtBack: string): Promise<{ compared: number; different: unknown[] }> {
  const ordinary = await readXlsxTable(file, "Flowers");
  const back = await readXlsxTable(file, broughtBack);
  const [key, prediction] = ["row_number", "prediction"].map((name) => back.columns.indexOf(name));
  const expected = ordinary.columns.indexOf("Prediction");
  const different = back.rows.filter((row) => {
    const beside = ordinary.rows[Number(row[key!]) - 1]?.[expected];
    return typeof beside !== "string" || row[prediction!] !== beside;
  });
  return { compared: new Set(back.rows.map((row) => row[key!])).size, different };
}
