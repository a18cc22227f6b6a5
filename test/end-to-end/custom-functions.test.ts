import type { BrowserContext } from "playwright-core";
import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";

/** What another add-in would tell of its functions. */
const METADATA = {
  functions: [
    { id: "TWICE", name: "TWICE", parameters: [{ name: "n", type: "number" }], options: { cancelable: true } },
    { id: "SPLIT", name: "SPLIT", parameters: [{ name: "data", type: "any", dimensionality: "matrix" }] },
  ],
};

/** As much of Office.js as a page needs that brings functions along. */
interface FunctionsPage {
  readonly CustomFunctions: {
    associate(id: string, fn: (value: never) => unknown): void;
    readonly Error: new (code: string, message: string) => Error;
  };
}

describe("functions that the page of a pane brings along", () => {
  it("are called by formulas through Office.js as it is, and tell at the cell why they failed", async () => {
    const endToEnd = await EndToEnd.start();
    const workbench = await endToEnd.openWorkbenchWith({}, bringFunctions);
    const pane = workbench.page.frames().find((frame) => frame.url().includes("/taskpane.html"))!;
    await pane.evaluate(() => {
      const { CustomFunctions } = window as unknown as FunctionsPage;
      CustomFunctions.associate("TWICE", async (n: number) => {
        await Promise.resolve();
        if (n > 100) throw new CustomFunctions.Error("#N/A", "Too much for this model");
        return 2 * n;
      });
      CustomFunctions.associate("SPLIT", (rows: number[][]) => rows.map(([first]) => [first, null]));
    });
    const enter = async (address: string, text: string): Promise<void> => {
      await workbench.goTo(address);
      await workbench.page.keyboard.type(text);
      await workbench.page.keyboard.press("Enter");
    };
    const shows = (expected: Readonly<Record<string, string>>): Promise<unknown> =>
      workbench.page.waitForFunction(
        (wanted) =>
          Object.entries(wanted).every(
            ([address, text]) => document.querySelector(`[data-address=${address}]`)?.textContent === text,
          ),
        expected,
      );
    await enter("H2", "=ROUND(TEST.TWICE(A2),1)+1");
    await enter("H4", "=TEST.SPLIT(A2:B3)");
    await shows({ H2: "11.2", H4: "5.1", I4: "0", H5: "4.9", I5: "0" });
    await enter("A2", "7");
    await shows({ H2: "15", H4: "7" });
    await enter("A2", "700");
    await shows({ H2: "#N/A", H4: "700" });
    await workbench.goTo("H2");
    const reason = workbench.page.getByRole("tooltip").getByText("Too much for this model");
    await reason.waitFor();
    await workbench.page.keyboard.press("Escape");
    await reason.waitFor({ state: "hidden" });
    await workbench.page.setViewportSize({ width: 900, height: 700 });
    await workbench.goTo("A9");
    // Else the sheet may go to both in one step, and H2 has never been left.
    await workbench.page.waitForFunction(
      () => !/^=/.test(document.querySelector("input.formula")?.getAttribute("value") ?? "="),
    );
    await workbench.goTo("H2");
    await reason.waitFor();
    expect(await violationsIn(workbench.page)).toEqual([]);
    await workbench.goTo("I9");
    await reason.waitFor({ state: "hidden" });
    await workbench.page.locator("[data-address=H2]").hover();
    await reason.waitFor();

    await workbench.goTo("J2");
    await workbench.page.keyboard.type("=test.tw");
    await workbench.page.getByRole("option", { name: "TEST.TWICE" }).waitFor();
    await workbench.page.keyboard.press("Tab");
    await workbench.page.getByRole("note").getByText("TEST.TWICE(").waitFor();
    await workbench.page.keyboard.type("A3)");
    await workbench.page.keyboard.press("Enter");
    await shows({ J2: "9.8", J3: "" });
    expect(workbench.problems).toEqual([]);
    await workbench.close();
    await endToEnd.stop();
  });
});

/** Has the page of the workbench name the functions of this test, as its add-in's. */
async function bringFunctions(context: BrowserContext): Promise<void> {
  await context.route(/\/test-functions\.json$/, (route) => route.fulfill({ json: METADATA }));
  await context.route(
    ({ pathname }) => pathname === "/",
    async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(/<meta name="add-in-functions"[^>]*>/, "");
      const line = '<meta name="add-in-functions" content="TEST /test-functions.json">';
      await route.fulfill({ response, body: html.replace("<head>", `<head>${line}`) });
    },
  );
}
