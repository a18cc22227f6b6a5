import axe, { type AxeResults } from "axe-core";
import type { Frame, Page } from "playwright-core";

/** What axe finds against WCAG 2.2 A and AA in the workbench and in the pane, one line a rule: where first, how often, why. */
export async function violationsIn(page: Page): Promise<string[]> {
  const found = await Promise.all(page.frames().map(violationsInFrame));
  return found.flat();
}

async function violationsInFrame(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(runAxe);
  return violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id}: ${first?.target.join(" ")}, ${nodes.length} in all: ${first?.failureSummary}`;
  });
}

/**
 * Runs in the page. Left out: the invisible elements that Fluent's focus manager keeps at the ends of the page, which axe takes for
 * controls; the workbench's grid, whose elements are RevoGrid's own; and frames, which are looked at one by one.
 */
function runAxe(): Promise<AxeResults> {
  const { axe: inPage } = window as unknown as { axe: typeof axe };
  return inPage.run(
    { exclude: ["[data-tabster-dummy]", ".sheet-grid", "iframe"] },
    { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  );
}
