import type { Page } from "playwright-core";

/** Where two pictures of one size differ: how many pixels, and the box around them; both in pixels of the pictures. */
export interface PixelChange {
  readonly count: number;
  /** left, top, right, bottom; absent when nothing differs */
  readonly box?: readonly [number, number, number, number];
}

/** Compares two PNG pictures. They are decoded in the page's own world, by the browser that took them. */
export function changedPixels(page: Page, before: Buffer, after: Buffer): Promise<PixelChange> {
  return page.evaluate(compareInPage, [before.toString("base64"), after.toString("base64")] as const);
}

async function compareInPage(pictures: readonly [string, string]): Promise<PixelChange> {
  const decode = async (picture: string): Promise<ImageData> => {
    const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [before, after] = await Promise.all([decode(pictures[0]), decode(pictures[1])]);
  if (before.width !== after.width || before.height !== after.height) {
    return { count: after.width * after.height, box: [0, 0, after.width, after.height] };
  }
  const changed: { x: number; y: number }[] = [];
  for (let at = 0; at < before.data.length; at += 4) {
    const isSame = [0, 1, 2, 3].every((channel) => before.data[at + channel] === after.data[at + channel]);
    if (!isSame) changed.push({ x: (at / 4) % before.width, y: Math.floor(at / 4 / before.width) });
  }
  if (changed.length === 0) return { count: 0 };
  const xs = changed.map(({ x }) => x);
  const ys = changed.map(({ y }) => y);
  const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b));
  return { count: changed.length, box: [least(xs), least(ys), most(xs), most(ys)] };
}
