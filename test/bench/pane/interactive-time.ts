import type { Browser } from "playwright-core";

type TimedWindow = Window & { interactiveMs?: number };

/**
 * Shows the workbench to a visitor whose browser has nothing stored.
 * @param selector of the control that is worked first
 * @returns milliseconds from when the pane's page was asked for until that control is there and the page could answer a click on it
 */
export async function interactiveMs(browser: Browser, origin: string, selector: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript(timeControl, selector);
    const page = await context.newPage();
    await page.goto(origin);
    await page.frameLocator("iframe").locator(selector).first().waitFor();
    const frame = page.frames().find((one) => new URL(one.url()).pathname === "/taskpane.html")!;
    await frame.waitForFunction(() => (window as TimedWindow).interactiveMs !== undefined);
    return await frame.evaluate(() => (window as TimedWindow).interactiveMs!);
  } finally {
    await context.close();
  }
}

/** Runs in every frame before its own scripts. */
function timeControl(selector: string): void {
  const { port1, port2 } = new MessageChannel();
  // What brought the control has ended when the next message arrives.
  port1.onmessage = () => ((window as TimedWindow).interactiveMs ??= performance.now());
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    port2.postMessage(undefined);
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}
