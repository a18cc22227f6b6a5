import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import axe from "axe-core";
import { Product } from "../end-to-end/product";
import { SampleEndpoint } from "../end-to-end/sample-endpoint";
import { ENGINES } from "./open-browser";
import { SCORE, WorkbenchVisit } from "./workbench-visit";

const PICTURES = resolve(__dirname, "../../.cache/browsers");
/** As narrow as Excel makes a pane: on a Mac. */
const WIDTH_PX = 270;

/** The workbench's own control, which the engines' automation works in ways of their own. */
const SET_WIDTH = `
  const select = [...document.querySelectorAll("select")].find((one) => one.matches("[aria-label='Task pane width']"));
  select.value = arguments[0];
  select.dispatchEvent(new Event("change", { bubbles: true }));`;

/** Texts and controls that stand out of the pane, and texts of which a part is cut off without three dots. */
const CUT_OFF = `
  const shows = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isWords = (node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "";
  const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const all = [...document.body.querySelectorAll("*")].filter((one) => [...one.childNodes].some(isWords) && shows(one));
  const bad = all.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    if (width <= 1) return false; // for screen readers only
    if (left < 0 || right > innerWidth) return element.closest(".scrolls-sideways") === null;
    const { overflowX, textOverflow } = getComputedStyle(element);
    return overflowX === "hidden" && textOverflow !== "ellipsis" && element.scrollWidth > element.clientWidth + 1;
  });
  return [...(sideways > 0 ? ["scrolls sideways by " + sideways] : []), ...bad.map((one) => one.innerText)];`;

/** Nothing moves, and nothing was added or moved since this was last asked. */
const IS_STILL = `
  const before = window.lastLayout;
  const all = [...document.body.querySelectorAll("*")];
  window.lastLayout = all.map((element) => Math.round(element.getBoundingClientRect().top)).join();
  return window.lastLayout === before && document.getAnimations().every(({ playState }) => playState !== "running");`;

const RUN_AXE = `
  const { violations } = await window.axe.run({ exclude: ["[data-tabster-dummy]"] }, { runOnly: arguments[0] });
  return violations.map(({ id, nodes }) => id + ": " + nodes[0].target.join(" ") + ": " + nodes[0].failureSummary);`;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const CASES = ENGINES.flatMap((engine) => (["light", "dark"] as const).map((scheme) => ({ engine, scheme })));

describe("the pane at its narrowest", () => {
  let product: Product;
  let visit: WorkbenchVisit;

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    product = await Product.start();
    await new SampleEndpoint(product.origin).setFaults();
  });

  afterEach(() => WorkbenchVisit.endAll());

  afterAll(() => product.stop());

  test.each(CASES)("shows all it says in $engine, $scheme, with nothing that axe finds", async ({ engine, scheme }) => {
    visit = await WorkbenchVisit.open(engine, product.origin, scheme);
    await visit.page.run(SET_WIDTH, String(WIDTH_PX));
    await visit.pane.until("the pane is narrow", () => visit.pane.run(`return innerWidth <= ${WIDTH_PX}`));
    expect(await visit.pane.run("return matchMedia('(prefers-color-scheme: dark)').matches")).toBe(scheme === "dark");
    await visit.pane.run(axe.source);
    for (const title of ["Connection", "Model", "Data", "Score"]) await visit.openSection(title);
    await look("unfolded");
    await visit.enter("A3", "n/a");
    await visit.goTo("A2");
    await visit.pane.press(SCORE);
    await visit.pane.see({ text: /^1 of 150 rows would be refused or mis-scored/ });
    await look("check");
    await visit.score();
    await visit.pane.see({ role: "figure" });
    await look("scored");
    expect(await visit.problems()).toEqual([]);

    async function look(state: string): Promise<void> {
      await visit.pane.until("the pane stands still", () => visit.pane.run(IS_STILL));
      const picture = await visit.page.session.screenshot(visit.page.place.window);
      writeFileSync(resolve(PICTURES, `${engine}-${state}-${scheme}.png`), picture);
      const [cutOff, violations] = [await visit.pane.run(CUT_OFF), await visit.pane.run(RUN_AXE, RULES)];
      expect({ state, cutOff, violations }).toEqual({ state, cutOff: [], violations: [] });
    }
  });
});
