import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { EndToEnd } from "./end-to-end";
import type { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");
/** Stops of Tab in the pane are fewer: whoever presses it more often is in a trap. */
const MOST_STOPS = 80;
/** In the pane: notes when the keyboard goes to another element or out of it. */
const WATCH_FOCUS = `window.focusMoved = new Promise((moved) => {
  for (const event of ["focusin", "blur"]) addEventListener(event, moved, { once: true });
}); undefined`;

describe("the page worked with the keyboard alone, from its very start", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbench();
  });

  afterEach(async () => {
    expect(workbench.problems).toEqual([]);
    await workbench.close();
  });

  afterAll(() => endToEnd.stop());

  /** What has the keyboard: the name of a button or field, "sheet", or what it is in the pane. */
  async function focused(): Promise<string> {
    const nameIn = (frame: { evaluate: (script: string) => Promise<unknown> }): Promise<unknown> =>
      frame.evaluate(`(() => {
        const at = document.activeElement;
        if (at === null || at === document.body) return "nothing";
        if (at.closest("revo-grid")) return "sheet";
        return at.tagName === "IFRAME" ? "pane" : at.getAttribute("aria-label") ?? at.textContent;
      })()`);
    const name = String(await nameIn(workbench.page));
    const pane = workbench.page.frames().find((frame) => frame.url().includes("taskpane.html"));
    return name === "pane" && pane ? `pane: ${String(await nameIn(pane))}` : name;
  }

  /** A key that moves on in the pane is waited for: Office.js tells the page by a message when the keyboard leaves. */
  async function press(key: string): Promise<string> {
    const pane = workbench.page.frames().find((frame) => frame.url().includes("taskpane.html"));
    const moves = /Tab|F6/.test(key) && (await focused()).startsWith("pane: ");
    if (moves) await pane?.evaluate(WATCH_FOCUS);
    await workbench.page.keyboard.press(key);
    if (moves) await pane?.evaluate("window.focusMoved");
    return focused();
  }

  /** Presses a key until the keyboard is somewhere. @returns all stops on the way */
  async function pressUntil(key: string, isThere: (name: string) => boolean): Promise<string[]> {
    const stops: string[] = [];
    do stops.push(await press(key));
    while (!isThere(stops.at(-1)!) && stops.length < MOST_STOPS);
    expect([stops.at(-1), isThere(stops.at(-1)!)]).toEqual([stops.at(-1), true]);
    return stops;
  }

  it("goes through all of it with Tab, and leaves the sheet with Escape before Tab", async () => {
    expect(await focused()).toBe("nothing");
    expect(await press("Tab")).toBe("Skip to the sheet");
    const toSheet = await pressUntil("Tab", (name) => name === "sheet");
    expect(toSheet).toEqual(expect.arrayContaining(["Skip to the task pane", "Open", "Name box", "Formula bar"]));
    await press("Tab");
    expect(await press("Tab")).toBe("sheet");
    await press("Escape");
    expect(await press("Tab")).toBe("Iris");
    expect(await press("Tab")).toBe("Resize the task pane");
    const inPane = await pressUntil("Tab", (name) => !name.startsWith("pane") && name !== "Resize the task pane");
    expect(inPane.filter((name) => name.startsWith("pane: ")).length).toBeGreaterThan(5);
    expect(inPane.at(-1)).toBe("Open");
  });

  it("goes round toolbar, sheet, tabs and pane with F6, and back with Shift", async () => {
    const there = [await press("F6"), await press("F6"), await press("F6")];
    expect(there).toEqual(["Open", "sheet", "Iris"]);
    expect(await press("F6")).toMatch(/^pane: /);
    await workbench.pane.locator(":focus").waitFor();
    expect(await press("F6")).toBe("Open");
    expect(await press("Shift+F6")).toMatch(/^pane/);
    await workbench.pane.locator(":focus").waitFor();
    expect(await press("Shift+F6")).toBe("Iris");
    expect(await press("Shift+F6")).toBe("sheet");
  });

  it("skips to the pane, scores there, and comes back", async () => {
    await press("Tab");
    await press("Tab");
    await workbench.page.locator(".skip-links button:focus").waitFor();
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, "skip-link.png") });
    await press("Enter");
    await workbench.pane.locator(":focus").waitFor();
    await pressUntil("Tab", (name) => /^pane: Score 150 rows/.test(name));
    await press("Enter");
    await workbench.result.waitFor();
    expect(await press("Shift+F6")).toBe("Iris");
    expect(await press("Shift+F6")).toBe("sheet");
    await workbench.page.keyboard.press("Control+Home");
    await workbench.waitUntilAt("A1");
    await workbench.page.screenshot({ path: resolve(SCREENSHOTS, "sheet-with-keyboard.png") });
  });
});
