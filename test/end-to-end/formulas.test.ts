import { EndToEnd } from "./end-to-end";
import { violationsIn } from "./accessibility";

describe("an analyst who writes a formula", () => {
  let endToEnd: EndToEnd;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  test("sees where its cells would go before they do, then its prediction, and another one after an edit", async () => {
    const workbench = await endToEnd.openWorkbench();
    const posts: string[] = [];
    workbench.page.on("request", (request) => {
      if (request.method() === "POST") posts.push(new URL(request.url()).pathname);
    });
    await workbench.goTo("H2");
    await workbench.page.keyboard.type('=SCORE.PREDICT("iris,A2:D2)');
    await workbench.page.keyboard.press("Enter");
    await workbench.page.getByText(/^That formula is not complete/).waitFor();
    for (const _ of ",A2:D2)") await workbench.page.keyboard.press("ArrowLeft");
    await workbench.page.keyboard.type('"'); // What was typed is still there to be mended.
    await workbench.page.keyboard.press("Enter");
    const section = workbench.pane.getByRole("region", { name: "Formulas" });
    const question = section.getByRole("status");
    await section.getByText("Nothing was sent since the workbook was opened.").waitFor();
    expect(await question.innerText()).toMatch(/^Formulas of this workbook want to send sepal_length, .* of 1 row to/);
    await section.getByRole("button", { name: "Show where they would go" }).click();
    await section.getByText(/It goes to the endpoint iris at /).waitFor();
    expect(posts).toEqual([]);
    expect(await violationsIn(workbench.page)).toEqual([]);
    await section.getByRole("button", { name: "Not now" }).click();
    await section.getByText("1 cell waits to be allowed", { exact: true }).waitFor();
    expect(await violationsIn(workbench.page)).toEqual([]);
    await section.getByRole("button", { name: "Ask again" }).click();
    await section.getByRole("button", { name: "Show where they would go" }).click();
    await section.getByText(/It goes to the endpoint iris at /).waitFor();
    await section.getByRole("button", { name: "Send them there" }).click();
    await section.getByText("1 cell has its prediction").waitFor();
    expect(posts).toHaveLength(1);
    await workbench.enter("I3", '=SCORE.PREDICT("irsi",A3:D3)');
    await section.getByRole("button", { name: "Show where they would go" }).click();
    await section.getByText(/^No place that this device knows has just one model irsi/).waitFor();
    await workbench.page.getByText("#VALUE!", { exact: true }).first().waitFor();
    expect(posts).toHaveLength(1);
    await workbench.enter("I3", "1");
    await section.getByText("1 cell has its prediction").waitFor();
    await workbench.enter("C2", "6");
    await workbench.enter("D2", "2.5");
    const cell = workbench.page.getByText("virginica", { exact: true }).first();
    await cell.waitFor();
    await workbench.enter("I2", '=SCORE.PREDICT("demo/iris",A2:D2)');
    const undone = section.getByText(/to the model demo\/iris/);
    await undone.waitFor();
    await workbench.page.keyboard.press("Control+Z");
    await undone.waitFor({ state: "detached" });
    expect(workbench.problems).toEqual([]);
    let isAway = true;
    await workbench.page.route("**/invocations", (route) =>
      isAway ? route.fulfill({ status: 503, body: "{}" }) : route.continue(),
    );
    await workbench.enter("D2", "0.1");
    await section.getByText("1 cell has no prediction").waitFor();
    isAway = false;
    await section.getByText("1 cell has its prediction").waitFor(); // Nobody has touched anything.
    const sent = posts.length;
    const offer = section.getByRole("button", { name: "Turn formulas into values" });
    if (!(await offer.isVisible())) await section.getByRole("button", { name: /^Formulas/ }).click();
    await offer.click();
    await section.getByText(/^1 cell that was calculated since .* keeps what it shows for good/).waitFor();
    expect(await violationsIn(workbench.page)).toEqual([]);
    await section.getByRole("button", { name: "Turn into values" }).click();
    await section.getByText("1 formula became its value.").waitFor();
    await section.getByText("No cell asks for predictions").waitFor();
    await workbench.enter("D2", "2.5");
    await workbench.goTo("H2");
    expect(await workbench.page.locator("input.formula").inputValue()).toBe("setosa");
    expect(posts).toHaveLength(sent);
    await workbench.enter("H3", '=SCORE.PREDICT("iris",A3:D3)');
    await workbench.goTo("A3");
    await section.getByRole("button", { name: "Set up a Prediction column like H" }).click();
    await section.getByText(/^The pane is set up as the formulas in H ask of the model iris\./).waitFor();
    expect(await violationsIn(workbench.page)).toEqual([]);
    await workbench.pane.getByRole("button", { name: /^Score 150 rows/ }).click();
    await workbench.pane.getByRole("region", { name: /^This column/ }).waitFor();
    await workbench.close();
    const others = workbench.problems.filter((problem) => !/503 \(Service Unavailable\)/.test(problem));
    expect(others).toEqual([]);
  });
});
