// Finds the Chromium in which the end-to-end tests run. Needs nothing but Node: test/run.mjs asks before anything is built.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
/** It holds back frames of other sites while a test answers in a server's place, so it cannot be the only one. */
const SHELL = "chromium-headless-shell";
const INSTALLED_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Name of the environment variable that holds the address of the browser for all test files. */
export const CHROMIUM_ADDRESS = "CHROMIUM_ADDRESS";

/** How it is started. */
export const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * What this machine lacks for the end-to-end tests, as one sentence with the command that installs it; undefined when
 * nothing is missing. As root on a machine with apt-get the browser is installed first.
 */
export function describeMissing() {
  if ((findChromium() ?? installChromium()) !== undefined) return undefined;
  return (
    "missing: Chromium (or Chrome, or Edge), for the tests in a real browser. Install it with: " +
    "sudo apt-get install -y chromium, or set CHROMIUM to the path of one"
  );
}

/** Path of the browser: the one that CHROMIUM names, else the first that is installed; undefined when there is none. */
export function findChromium() {
  return [process.env.CHROMIUM, ...onPath(NAMES), ...INSTALLED_APPS].filter(Boolean).find((path) => existsSync(path));
}

/**
 * Path of the browser that all test files share: Debian's Chromium without a browser's windows where it is installed, which shows the
 * same pages with a fifth less work, else the one that `findChromium` finds.
 */
export function findSharedChromium() {
  const quick = process.env.CHROMIUM === undefined ? onPath([SHELL]) : [];
  return quick.find((path) => existsSync(path)) ?? findChromium();
}

function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function installChromium() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update"], options);
  // Not every Debian or Ubuntu has both.
  if (spawnSync("apt-get", ["install", "-y", "chromium", SHELL], options).status !== 0) {
    spawnSync("apt-get", ["install", "-y", "chromium"], options);
  }
  return findChromium();
}
