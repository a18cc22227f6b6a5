import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

export interface Picture {
  readonly title: string;
  /** Path of a PNG file. */
  readonly file: string;
}

/** As many as can be looked at beside each other without being made smaller. */
const A_SHEET = 6;

/** Puts pictures beside each other with their titles: files "sheet 1.png" and so on in a folder. */
export async function arrangePictures(page: Page, pictures: readonly Picture[], folder: string): Promise<void> {
  for (let start = 0; start < pictures.length; start += A_SHEET) {
    await page.setContent(`<body style="margin:8px;display:inline-flex;gap:8px;font:12px sans-serif;background:#fff">
      ${pictures
        .slice(start, start + A_SHEET)
        .map(figureOf)
        .join("")}</body>`);
    await page.locator("body").screenshot({ path: join(folder, `sheet ${start / A_SHEET + 1}.png`) });
  }
}

function figureOf({ title, file }: Picture): string {
  const data = readFileSync(file).toString("base64");
  return `<figure style="margin:0"><figcaption>${title}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
}
