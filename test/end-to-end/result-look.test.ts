import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

describe("an analyst who gives new columns a look", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
    workbench = await endToEnd.openWorkbench();
  });

  afterAll(() => endToEnd.stop());

  test("sees a colour for each class in the sheet, and none any more when it is taken away", async () => {
    await workbench.score();
    await workbench.pane.getByText("Look", { exact: true }).click();
    await workbench.pane.getByRole("checkbox", { name: "A colour for each class" }).check();
    const cell = workbench.page.locator('[data-address="F2"]');
    await workbench.page.waitForFunction(colourOf, ["F2", "rgb(143, 184, 222)"] as const);
    await workbench.pane.getByRole("button", { name: "No look" }).click();
    await workbench.page.waitForFunction(
      ([address]) => {
        const style = document.querySelector(`[data-address="${address}"]`)?.getAttribute("style") ?? "";
        return !style.includes("background");
      },
      ["F2"] as const,
    );
    expect(await cell.innerText()).toBe("setosa");
    expect(workbench.problems).toEqual([]);
  });

  test("sees a chart of the classes, moves and deletes it by the keyboard, and it goes with its column", async () => {
    const { page, pane } = workbench;
    const chart = page.getByRole("group", { name: "Chart: Rows per value of Prediction" });
    const add = pane.getByRole("button", { name: "Chart in the sheet" });
    await add.click();
    await chart.getByRole("img", { name: "virginica: 53; setosa: 50; versicolor: 47" }).waitFor();
    expect(await violationsIn(page)).toEqual([]);
    const before = await chart.boundingBox();
    await chart.press("ArrowLeft");
    expect((await chart.boundingBox())!.x).toBe(before!.x - 16);
    await chart.press("Delete");
    await chart.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await chart.waitFor();
    await add.click();
    await pane.getByText("The chart in the sheet Iris was made anew.").waitFor();
    await workbench.press(pane.getByRole("button", { name: "Remove this column" }));
    await chart.waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Scoresheet chart" }).waitFor({ state: "detached" });
    expect(workbench.problems).toEqual([]);
  });
});

function colourOf([address, colour]: readonly [string, string]): boolean {
  const cell = document.querySelector(`[data-address="${address}"]`);
  return cell !== null && getComputedStyle(cell).backgroundColor === colour;
}
