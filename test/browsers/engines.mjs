// Finds the browsers with two more engines, WebKit and Firefox's. Needs nothing but Node: test/run.mjs asks before anything is built.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian's and Ubuntu's packages; Firefox has one name in each. */
const WEBKIT_PACKAGES = ["webkit2gtk-driver", "xvfb"];
const FIREFOX_PACKAGES = ["firefox-esr", "firefox"];

/** Where distributions keep programs of a library, one folder an architecture. */
const LIBRARIES = ["/usr/lib", "/usr/libexec", "/usr/lib64"];

/**
 * What this machine lacks for the tests in WebKit and Firefox, as one sentence with the command that installs it; undefined when
 * nothing is missing. As root on a machine with apt-get it is installed first.
 */
export function describeMissing() {
  if (missingParts().length > 0) install();
  const missing = missingParts();
  if (missing.length === 0) return undefined;
  return (
    `missing: ${missing.join(" and ")}, for the tests in the other engines that show the pane. Install all on Debian with: ` +
    `sudo apt-get install -y ${[...WEBKIT_PACKAGES, FIREFOX_PACKAGES[0]].join(" ")}, ` +
    "or set FIREFOX to the path of a Firefox and WEBKIT_DRIVER and WEBKIT_BROWSER to those of WebKitWebDriver and MiniBrowser"
  );
}

/** Path of Firefox: the one that FIREFOX names, else the first that is installed; undefined when there is none. */
export function findFirefox() {
  return firstOf(process.env.FIREFOX, FIREFOX_PACKAGES);
}

/**
 * Paths of what shows pages in WebKitGTK: the server of its WebDriver, the browser that this starts, and a display for it.
 * @returns undefined when one of them is missing
 */
export function findWebKit() {
  const driver = firstOf(process.env.WEBKIT_DRIVER, ["WebKitWebDriver"]);
  const browser = process.env.WEBKIT_BROWSER ?? findMiniBrowser();
  const display = firstOf(undefined, ["Xvfb"]);
  if (driver === undefined || browser === undefined || display === undefined) return undefined;
  return { driver, browser, display };
}

function missingParts() {
  return [...(findWebKit() === undefined ? ["WebKitGTK"] : []), ...(findFirefox() === undefined ? ["Firefox"] : [])];
}

function firstOf(named, programs) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const places = programs.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [named, ...places].filter(Boolean).find((path) => existsSync(path));
}

/** The browser that WebKitGTK brings for its own tests. It stands beside the library, in a folder with the library's version. */
function findMiniBrowser() {
  const folders = LIBRARIES.flatMap((folder) => [folder, ...foldersIn(folder).filter((one) => /-linux-gnu/.test(one))]);
  const ofWebKit = folders.flatMap((folder) =>
    foldersIn(folder).filter((one) => /\/webkit(2gtk|gtk)-[\d.]+$/.test(one)),
  );
  return ofWebKit.map((folder) => join(folder, "MiniBrowser")).find((path) => existsSync(path));
}

function foldersIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function install() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  const isInstalled = (...packages) => spawnSync("apt-get", ["install", "-y", ...packages], options).status === 0;
  spawnSync("apt-get", ["update"], options);
  if (findWebKit() === undefined) isInstalled(...WEBKIT_PACKAGES);
  if (findFirefox() === undefined) FIREFOX_PACKAGES.some((name) => isInstalled(name));
}
