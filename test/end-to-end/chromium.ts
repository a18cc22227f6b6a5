import { chromium, type Browser } from "playwright-core";
import { CHROMIUM_ADDRESS, findChromium, QUIET } from "./browser.mjs";

/** The browser that serves all test files: who closes what this answers closes their own contexts only. */
export function connectChromium(): Promise<Browser> {
  const address = process.env[CHROMIUM_ADDRESS];
  if (address === undefined)
    throw new Error("Run these tests with test/end-to-end/jest.config.mjs, which starts a browser.");
  return chromium.connect(address);
}

/** A browser of one's own, without a window, for those that start it with other arguments. It blocks pop-ups, as people's browsers do. */
export function launchChromium(...args: readonly string[]): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("There is no Chromium on this machine.");
  return chromium.launch({
    executablePath,
    args: [...QUIET, ...args],
    ignoreDefaultArgs: ["--disable-popup-blocking"],
  });
}
