import { readXlsxTable } from "../support/xlsx-table";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

describe("an analyst who scores some rows of a table", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
    workbench = await endToEnd.openWorkbench();
  });

  afterAll(() => endToEnd.stop());

  test("tries the first ones, and scores the others later, which are told to be not scored yet", async () => {
    await workbench.openSection("Score");
    await workbench.pane.getByRole("radio", { name: "The first rows" }).check();
    await workbench.press(workbench.pane.getByRole("button", { name: "Score 10 of 150 rows" }));
    await workbench.pane
      .getByText(/^10 rows scored in/)
      .first()
      .waitFor();
    expect(await filledRows()).toEqual(Array.from({ length: 10 }, (_, row) => row));
    const card = workbench.pane.getByRole("region", { name: /^This column/ });
    await card.getByText("10 of 150 rows current · 140 not scored yet").waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "Score the 140 missing rows" }));
    await card.getByText("All 150 rows are current").waitFor();
    expect(await filledRows()).toHaveLength(150);

    await workbench.enter("F6", "mine");
    await workbench.goTo("A5:B7");
    await card.getByText("More").click();
    await workbench.press(card.getByRole("button", { name: "Score selected rows again" }));
    await workbench.pane.getByText("3 rows scored again, 1 prediction changed", { exact: true }).waitFor();
    await card.getByText("All 150 rows are current").waitFor();
  });

  test("scores what is selected into the column that stands there, and touches no other row", async () => {
    await workbench.enter("F12", "mine");
    await workbench.press(workbench.pane.getByRole("button", { name: "New column instead" }));
    await workbench.openSection("Result");
    await workbench.goTo("A5:B6");
    await workbench.pane.getByRole("radio", { name: "Selected rows only" }).check();
    await workbench.press(workbench.pane.getByRole("button", { name: /^Score 2 of 150 rows/ }));
    await workbench.pane
      .getByText(/^2 rows scored in/)
      .first()
      .waitFor();
    const { columns, rows } = await readXlsxTable(await workbench.download(), "Iris");
    expect(columns.slice(5)).toEqual(["Prediction", "Prediction 2"]);
    expect(rows[10]?.[5]).toBe("mine");
    expect(rows.flatMap((row, i) => ((row[6] ?? null) === null ? [] : [[i, row[6]]]))).toEqual([
      [3, rows[3]?.[5]],
      [4, rows[4]?.[5]],
    ]);
    expect(workbench.problems).toEqual([]);
  });

  async function filledRows(): Promise<number[]> {
    const { rows } = await readXlsxTable(await workbench.download(), "Iris");
    return rows.flatMap((row, i) => ((row[5] ?? null) === null ? [] : [i]));
  }
});
