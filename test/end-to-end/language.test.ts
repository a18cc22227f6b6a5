import { resolve } from "node:path";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");

describe("page and pane in the language of the host", () => {
  let endToEnd: EndToEnd;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  test("scores iris in German, with German words and numbers, and nothing is too wide at 270 px", async () => {
    // The browser's own language: nothing in the address says it.
    const workbench = await endToEnd.showWorkbench({ locale: "de-DE" }, () => Promise.resolve());
    await narrow(workbench);
    const { pane } = workbench;
    await workbench.press(pane.getByRole("button", { name: "150 Zeilen bewerten" }));
    const result = pane.getByRole("region", { name: /^Ergebnis/ });
    await result.waitFor();
    expect(await result.innerText()).toMatch(/150 Zeilen in \d+(,\d)? Sek\. bewertet/);
    await expectToFit(workbench, "german");
    expect(await languageOf(workbench)).toEqual(["de", "ltr"]);
    const english = /\b(Score|Connected|Settings|rows|columns|Table|Open|Download|Average)\b/;
    expect(await pane.locator("body").innerText()).not.toMatch(english);
    await workbench.enter("P2", '=SCORE.PREDICT("http://iris",A2:D2)');
    await workbench.goTo("P2");
    await workbench.page
      .getByText("model: Geben Sie den Namen des Endpunkts an, nicht seine Adresse.")
      .first()
      .waitFor();
    await workbench.goTo("A2:B3");
    await workbench.page.getByText("Mittelwert: 4,125 · Anzahl: 4 · Summe: 16,5").waitFor();
    expect(await workbench.page.locator("body").innerText()).not.toMatch(english);
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  test.each([
    ["en-XB", "rtl", "mirrored"],
    ["en-XA", "ltr", "lengthened"],
  ])("fits into 270 px in %s", async (language, direction, picture) => {
    const workbench = await endToEnd.showWorkbenchIn(language);
    await narrow(workbench);
    const { pane } = workbench;
    const button = pane.getByRole("contentinfo").getByRole("button").first();
    await button.and(pane.locator(":not([aria-disabled=true])")).waitFor();
    expect(await languageOf(workbench)).toEqual([language, direction]);
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, `workbench-${picture}.png`) });
    for (const header of await pane.getByRole("heading").getByRole("button").all())
      if ((await header.getAttribute("aria-expanded")) === "false") await header.click();
    await expectToFit(workbench, `${picture}-before`);
    await workbench.press(button);
    await pane.getByRole("contentinfo").getByText("150").first().waitFor();
    await expectToFit(workbench, picture);
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });
});

async function narrow({ page }: WorkbenchPage): Promise<void> {
  await page.getByRole("banner").getByRole("combobox").selectOption("270");
}

/** As the page says it to the browser. */
async function languageOf({ pane }: WorkbenchPage): Promise<(string | null)[]> {
  const root = pane.locator("html");
  return Promise.all(["lang", "dir"].map((name) => root.getAttribute(name)));
}

async function expectToFit({ page, pane }: WorkbenchPage, picture: string): Promise<void> {
  await page.locator("iframe").screenshot({ path: resolve(SCREENSHOTS, `language-${picture}-270.png`) });
  const overflow = await pane.locator("html").evaluate((root) => {
    const path = root.querySelector("main");
    return [root, path].map((element) => (element === null ? 0 : element.scrollWidth - element.clientWidth));
  });
  expect(overflow).toEqual([0, 0]);
}
