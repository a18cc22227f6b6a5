// Jest's globalSetup: the built product, and one Chromium for all test files.
import { chromium } from "playwright-core";
import { ensureBuilt } from "../../src/prepare.mjs";
import { CHROMIUM_ADDRESS, findSharedChromium, QUIET } from "./browser.mjs";

export default async function startBrowser() {
  await ensureBuilt();
  const server = await chromium.launchServer({ executablePath: findSharedChromium(), args: QUIET });
  // Jest hands the environment, and nothing else, from here to the tests.
  process.env[CHROMIUM_ADDRESS] = server.wsEndpoint();
  globalThis.chromiumServer = server;
}
