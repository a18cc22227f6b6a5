import type { Locator } from "playwright-core";
import { violationsIn } from "./accessibility";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

describe("an expert in the request console", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  const body = (): Locator => workbench.pane.getByRole("textbox", { name: "Body" });
  const button = (name: string): Locator => workbench.pane.getByRole("button", { name, exact: true });

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  const openConsole = async (): Promise<void> => {
    await workbench.openSection("Request console");
    await workbench.pane.getByText("The first batch of 150 rows").waitFor();
  };

  /** Presses "Copy as curl". @returns what stands on the clipboard once the pane says so */
  const copyCommand = async (): Promise<string> => {
    await workbench.press(button("Copy as curl"));
    await button("Copied").waitFor();
    return workbench.page.evaluate(() => navigator.clipboard.readText());
  };

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbenchWith({ permissions: ["clipboard-read", "clipboard-write"] });
    await openConsole();
  });

  afterEach(() => workbench.close());

  test("reads the very request that a run then sends", async () => {
    const shown: unknown = JSON.parse(await body().inputValue());
    const sending = workbench.page.waitForRequest((request) => request.url().endsWith("/invocations"));
    await workbench.startScoring();
    const sent = (await sending).postData() ?? "";
    expect(shown).toEqual(JSON.parse(sent));
    await workbench.pane.getByText(`${Buffer.byteLength(sent).toLocaleString("en-US")} bytes as sent`).waitFor();
  });

  test("sends it and reads status, model and every prediction", async () => {
    await workbench.press(button("Send"));
    await workbench.pane.getByText(/^Status 200 · .* · answered by iris-1$/).waitFor();
    const answer = await workbench.pane.getByRole("region", { name: "Body of the answer" }).innerText();
    expect((JSON.parse(answer) as { predictions: unknown[] }).predictions).toHaveLength(150);
    expect(workbench.problems).toEqual([]);
  });

  test("edits it, and reads what the endpoint and what the pane say about it", async () => {
    await workbench.press(button("Show example"));
    await workbench.pane.getByText("An example.").waitFor();
    await body().fill((await body().inputValue()).replace("1.5", '"long"'));
    await workbench.press(button("Send"));
    await workbench.pane.getByText(/^Status 400/).waitFor();
    await workbench.pane.getByText("The model refused some rows").waitFor();
    const answer = workbench.pane.getByRole("region", { name: "Body of the answer" });
    await answer.getByText(/Failed to convert column sepal_length/).waitFor();
  });

  test("takes it along as a command that holds everything but a token", async () => {
    await body().fill(`{"inputs": ["it's"]}`);
    const command = await copyCommand();
    expect(command).toContain(`--data-raw '{"inputs":["it'\\''s"]}'`);
    expect(command).toContain("/serving-endpoints/iris/invocations'");
  });

  test("takes it along from a frame that may not use the clipboard, as in Excel on the web", async () => {
    await workbench.page.route(/\/taskpane\.html/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "permissions-policy": "clipboard-write=()" } });
    });
    await workbench.page.reload();
    await openConsole();
    workbench.problems.length = 0;
    expect(await copyCommand()).toContain("/serving-endpoints/iris/invocations'");
    // Chromium's own remark is the proof that the frame was refused.
    expect(workbench.problems).toEqual([expect.stringContaining("The Clipboard API has been blocked")]);
  });

  test("finds it within the narrowest pane and without an accessibility violation", async () => {
    await workbench.press(button("Send"));
    await workbench.pane.getByText(/^Status 200/).waitFor();
    await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption("270");
    const overflow = await workbench.pane.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(overflow).toBe(0);
    expect(await violationsIn(workbench.page)).toEqual([]);
  });
});
