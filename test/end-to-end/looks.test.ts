import type { BrowserContext } from "playwright-core";
import { EndToEnd } from "./end-to-end";
import { violationsIn } from "./accessibility";
import { changedPixels, type PixelChange } from "./changed-pixels";
import type { WorkbenchPage } from "./workbench-page";

/** As many as a busy machine may need until it shows what the page is. */
const MOST_PICTURES = 20;
/**
 * Chromium may smooth the edge of a round corner in another way when it draws it a second time, and leave it so: a column of some pixels.
 * One letter, or anything that moved by a pixel, changes more.
 */
const PIXELS_OF_A_CORNER = 16;
/** What the code changes, it changes in every page; what a busy browser draws half, in one. */
const MOST_PAGES = 3;
const SCHEMES = ["light", "dark"] as const;

describe("the pane as an analyst sees it", () => {
  let endToEnd: EndToEnd;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  test("has no accessibility violation in the dark", async () => {
    const workbench = await endToEnd.openWorkbenchWith({ colorScheme: "dark" });
    expect(await violationsIn(workbench.page)).toEqual([]);
    await workbench.score();
    await workbench.pane.getByRole("figure").waitFor();
    expect(await violationsIn(workbench.page)).toEqual([]);
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  test.each(SCHEMES)(
    "does not change to the eye when its code comes after the first frame, %s",
    async (colorScheme) => {
      let change = await changeByCode(colorScheme);
      for (let page = 1; page < MOST_PAGES && change.count > PIXELS_OF_A_CORNER; page++) {
        change = await changeByCode(colorScheme);
      }
      expect(change).toEqual({ ...change, count: Math.min(change.count, PIXELS_OF_A_CORNER) });
    },
  );

  /** How the pane looks with its code against how it looked before, in a page of its own. */
  async function changeByCode(colorScheme: (typeof SCHEMES)[number]): Promise<PixelChange> {
    const code = held(/\/engine\.\w+\.js$/);
    const upstreams = held(/\/relay\/upstreams$/);
    const workbench = await endToEnd.showWorkbench({ colorScheme }, async (context) => {
      await code.holdIn(context);
      await upstreams.holdIn(context);
    });
    const data = workbench.pane.getByRole("region", { name: "Data" });
    // What is selected is known at once, from Excel; all else waits for the relay.
    const look = async () => {
      const clip = await workbench.page.locator("iframe").boundingBox();
      if (clip === null) throw new Error("The pane is not shown.");
      return workbench.page.screenshot({ clip, animations: "disabled", mask: [data.getByRole("button")] });
    };
    await data.waitFor();
    // On a busy machine the first frame may still be on its way to the screen.
    let before = await look();
    for (let next = await look(); !next.equals(before); next = await look()) before = next;
    code.release();
    await data.getByText("Table Iris").waitFor();
    // Pixels at round corners may be drawn anew in two steps; what stays different is a change.
    let after = await look();
    for (let pictures = 1; pictures < MOST_PICTURES && !after.equals(before); pictures++) after = await look();
    const change = await changedPixels(workbench.page, before, after);
    upstreams.release();
    await workbench.scoreButton.waitFor();
    await workbench.close();
    return change;
  }

  test("keeps its marks in forced colours", async () => {
    const workbench = await endToEnd.openWorkbenchWith({ forcedColors: "active" });
    await workbench.score();
    await workbench.pane.getByRole("figure").waitFor();
    const barColor = await workbench.pane
      .getByRole("figure")
      .locator("[class]")
      .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).backgroundColor));
    expect(new Set(barColor).size).toBeGreaterThan(1);
    await workbench.close();
  });

  test("is worked with the keyboard alone, from the sheet to the result", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.scoreButton.focus();
    await workbench.page.keyboard.press("Enter");
    await workbench.result.waitFor();
    const remove = workbench.pane.getByRole("button", { name: "Remove this column" });
    await remove.waitFor();
    await workbench.pane.getByText("All 150 rows are current").first().waitFor();
    for (let presses = 0; presses < 20 && !(await isFocused(remove)); presses++) {
      await workbench.page.keyboard.press("Shift+Tab");
    }
    await workbench.page.keyboard.press("Enter");
    await workbench.pane.getByText("4 of 5 columns are sent").waitFor();
    await workbench.close();
  });
});

function isFocused(locator: ReturnType<WorkbenchPage["pane"]["getByRole"]>): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

/** Requests that get no answer until they are released. */
function held(address: RegExp): { holdIn(context: BrowserContext): Promise<void>; release(): void } {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  return {
    holdIn: async (context) => {
      await context.route(address, (route) => released.then(() => route.continue()));
    },
    release: () => release(),
  };
}
