import type { Locator, Page } from "playwright-core";
import type { PaneVisit } from "../states/pane-visit";
import type { PagePicture } from "./page-pictures";

/** Wide enough for a table with its predictions, the tabs of the sample workbook and the pane beside them; high enough for its button to stay in view. */
export const WINDOW = { width: 1140, height: 680 };

/** How much of what is around parts of the pane is seen. */
const MARGIN_PX = 6;

/** @returns what a picture says, line by line, as it would be read from it on any day and machine; cells of the sheet are left out */
export async function linesOf(visit: PaneVisit, { parts }: PagePicture): Promise<string[]> {
  const { page } = visit.workbench;
  const read = parts?.(visit) ?? [page.locator(".workbench"), visit.pane.locator("body")];
  const lines: string[] = [];
  for (const part of read) lines.push(...(await part.evaluate(wordsIn)).split("\n"));
  return lines.map((line) => withoutMoments(line.trim())).filter((line) => line !== "");
}

/** @returns the picture, of a window that is as high as it takes to cut nothing off, as a PNG file */
export async function takePicture(visit: PaneVisit, { parts }: PagePicture): Promise<Buffer> {
  const { page } = visit.workbench;
  await fitWindow(visit);
  await page.mouse.move(0, 0);
  const clip = parts && (await frameOf(page, parts(visit)));
  const picture = await page.screenshot({ animations: "disabled", ...(clip && { clip }) });
  await page.setViewportSize(WINDOW);
  return picture;
}

/** Makes the window so high that the steps of the pane need not be scrolled, and no higher. */
async function fitWindow({ workbench: { page }, pane }: PaneVisit): Promise<void> {
  const steps = pane.locator("main");
  const missingPx = await steps.evaluate((element) => element.scrollHeight - element.clientHeight);
  await page.setViewportSize({ ...WINDOW, height: WINDOW.height + missingPx });
  await steps.evaluate(async (element) => {
    while (element.scrollHeight > element.clientHeight) await new Promise(requestAnimationFrame);
  });
}

/** What parts of the pane take up in the window, with a little of what is around them. */
async function frameOf(page: Page, parts: readonly Locator[]): Promise<Frame> {
  const pane = (await page.locator(".task-pane iframe").boundingBox())!;
  const boxes = await Promise.all(parts.map(async (part) => (await part.boundingBox())!));
  const x = Math.max(pane.x, Math.min(...boxes.map((box) => box.x)) - MARGIN_PX);
  const y = Math.max(pane.y, Math.min(...boxes.map((box) => box.y)) - MARGIN_PX);
  const right = Math.min(pane.x + pane.width, Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN_PX);
  const bottom = Math.min(pane.y + pane.height, Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN_PX);
  return { x, y, width: right - x, height: bottom - y };
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The words of an element, and what stands in its fields; runs in the page. */
function wordsIn(part: Element): string {
  const grids = [...part.querySelectorAll<HTMLElement>("revo-grid")];
  for (const grid of grids) grid.style.visibility = "hidden"; // How many rows there are is up to the fonts of the machine.
  const said = [(part as HTMLElement).innerText];
  for (const grid of grids) grid.style.visibility = "";
  const fields = part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "input:not([type]), input[type=text], textarea",
  );
  for (const field of fields) if (field.checkVisibility()) said.push(field.value.split("\n", 10).join("\n")); // Longer ones are scrolled.
  return said.join("\n");
}

/** A line without what is another one on another day or machine. */
function withoutMoments(line: string): string {
  return line
    .replace(/\b127\.0\.0\.1:\d+/g, "127.0.0.1:…")
    .replace(/\d[\d.,]*\s?(ms|sec|min)\b/g, "… $1")
    .replace(/\b\d{1,2}:\d\d\s[AP]M\b/g, "…")
    .replace(/\bscoresheet-[0-9a-f]+\./g, "scoresheet-….");
}
