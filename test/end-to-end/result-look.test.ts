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
    await workbench.page.waitForFunction(colourOf, ["F2", "rgb(198, 239, 206)"] as const);
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
});

function colourOf([address, colour]: readonly [string, string]): boolean {
  const cell = document.querySelector(`[data-address="${address}"]`);
  return cell !== null && getComputedStyle(cell).backgroundColor === colour;
}
