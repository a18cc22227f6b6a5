/**
 * Parts of the page that F6 goes round, in the order of the document: elements with `data-region`, whose value is a selector of what
 * takes the keyboard in them.
 */
const REGION = "[data-region]";

/** Told of a region that the keyboard was brought to, for one whose content is a page of its own. */
export const ENTER_REGION = "enterregion";

/** Which way round: F6 goes forward, Shift+F6 back. */
export type RegionStep = 1 | -1;

/**
 * Brings the keyboard to the next region that can take it, or the one before, round and round.
 * @param from what has the keyboard now
 */
export function moveToRegion(from: Element | null, step: RegionStep): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGION)];
  const isBefore = (region: HTMLElement): boolean =>
    region === from ||
    (from !== null && (region.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  const begun = regions.filter(isBefore).length;
  const isInside = regions.some((region) => region.contains(from));
  const first = step > 0 ? begun : begun - (isInside ? 2 : 1);
  for (let tried = 0; tried < regions.length; tried++) {
    const next = regions.at((first + tried * step) % regions.length);
    if (next !== undefined && enterRegion(next)) return;
  }
}

/** @returns whether something in it could take the keyboard */
export function enterRegion(region: HTMLElement): boolean {
  const target = region.querySelector<HTMLElement>(region.dataset["region"] ?? "");
  if (target === null) return false;
  target.focus();
  region.dispatchEvent(new Event(ENTER_REGION));
  return true;
}

/**
 * Has F6 and Shift+F6 go round the regions, wherever the keyboard is in a window; with Ctrl too, as Excel on the web has it, but not in
 * the pane's window, where Office.js tells of that itself.
 * @param here what of this page has the keyboard
 * @returns a function that ends it
 */
export function listenForRegionKeys(target: Window, here: () => Element | null): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (key !== "F6" || altKey || ((ctrlKey || metaKey) && target !== window)) return;
    event.preventDefault();
    event.stopPropagation();
    moveToRegion(here(), shiftKey ? -1 : 1);
  };
  target.addEventListener("keydown", onKeyDown, { capture: true });
  return () => target.removeEventListener("keydown", onKeyDown, { capture: true });
}
