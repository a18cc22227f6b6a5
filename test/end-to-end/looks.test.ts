import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { BrowserContext } from "playwright-core";
import { EndToEnd } from "./end-to-end";
import { violationsIn } from "./accessibility";
import { changedPixels, type PixelChange } from "./changed-pixels";
import type { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");
/** What Excel gives a pane on a Mac, on Windows and on the web. */
const PANE_WIDTHS_PX = [270, 320, 350];
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
    mkdirSync(SCREENSHOTS, { recursive: true });
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  test.each(SCHEMES)(
    "fits every width without sideways scrolling and has no accessibility violation, %s",
    async (scheme) => {
      const workbench = await endToEnd.openWorkbenchWith({ colorScheme: scheme });
      await lookAt(workbench, "ready", scheme);
      await workbench.score();
      await workbench.pane.getByRole("figure").waitFor();
      await lookAt(workbench, "scored", scheme);
      expect(workbench.problems).toEqual([]);
      await workbench.close();
    },
  );

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

  test("shows a preview with several outputs within every width", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.page.getByRole("tab", { name: "Penguins" }).click();
    await workbench.goTo("A2");
    await workbench.pane.getByText(/Table Penguins, 344 rows/).waitFor();
    await workbench.press(workbench.pane.getByRole("button", { name: "Preview 5 rows" }));
    await workbench.pane.getByRole("table").waitFor();
    await lookAt(workbench, "preview", "light");
    await workbench.close();
  });

  test("has no accessibility violation with every section unfolded", async () => {
    const workbench = await endToEnd.openWorkbench();
    for (const title of ["Connection", "Model", "Data", "Score"]) await workbench.openSection(title);
    await lookAt(workbench, "unfolded", "light");
    await workbench.close();
  });

  test("shows failures within every width", async () => {
    const workbench = await endToEnd.openWorkbench();
    await workbench.setRowsPerBatch(50);
    await endToEnd.sampleEndpoint.setFaults({ kind: "malformed-json", times: 1 });
    await workbench.enter("B4", "#N/A");
    await workbench.findFaults();
    await workbench.score();
    await workbench.pane.getByRole("list", { name: "Rows without a prediction" }).waitFor();
    await lookAt(workbench, "failures", "light");
    await workbench.close();
  });

  test("keeps its marks in forced colours", async () => {
    const workbench = await endToEnd.openWorkbenchWith({ forcedColors: "active" });
    await workbench.score();
    await workbench.pane.getByRole("figure").waitFor();
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, "scored-forced-colors.png") });
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

/** Looks at the whole page at each pane width: a picture, no sideways scrolling, nothing that axe finds. */
async function lookAt(workbench: WorkbenchPage, state: string, scheme: string): Promise<void> {
  for (const width of PANE_WIDTHS_PX) {
    await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption(String(width));
    const paneRoot = workbench.pane.locator("html");
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, `${state}-${width}-${scheme}.png`) });
    // Neither sideways nor, since only the steps scroll, down.
    const overflow = await paneRoot.evaluate((root) => [
      root.scrollWidth - root.clientWidth,
      root.scrollHeight - root.clientHeight,
    ]);
    expect({ state, width, overflow }).toEqual({ state, width, overflow: [0, 0] });
  }
  expect(await violationsIn(workbench.page)).toEqual([]);
}

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
