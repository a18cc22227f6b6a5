/**
 * Makes a clone ready to run: installs when node_modules does not hold what package-lock.json asks for, builds when dist/ was not
 * made from the sources as they stand. Progress goes to stderr: stdout belongs to the program that is started.
 * Uses nothing but Node itself, because nothing else is there yet.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Source: the engines of eslint and of the packages under it. Node 20.0 breaks off while the workbench starts. */
const MINIMUM_NODE = [20, 19];
const STAMP = path.join(ROOT, "dist", ".built-from");
const LOCK = path.join(ROOT, "node_modules", ".cache", "scoresheet-build-lock");

/** What dist/ is made from: a change in any of these files asks for a new build. */
const BUILT_FROM = ["src", "assets", "test/bench", "webpack.config.js", "package-lock.json"];

/** One sentence for the person who started us. */
export function tell(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** @throws Error when this Node is too old to run Scoresheet */
export function assertNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  const [leastMajor, leastMinor] = MINIMUM_NODE;
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    throw new Error(
      `Scoresheet needs Node ${MINIMUM_NODE.join(".")} or newer; this is ${version}. Get it from https://nodejs.org.`,
    );
  }
}

/**
 * Calls back when the npm that started us has died: it does not pass SIGTERM on, and what it started would live on unseen.
 * Source: seen with npm 11.
 */
export function onAbandoned(end) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}

/**
 * Runs a tool with its output on our stderr. Returns its exit code; a death by signal counts as 1. A terminal is handed on as it is;
 * what stands behind a pipe may go away (`| head`), which must end no tool.
 */
function runTool(command, args) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === "win32" && command === "npm";
    const output = process.stderr.isTTY ? 2 : "pipe";
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", output, output], shell });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => process.stderr.write(text));
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, "utf8")).packages : {};
}

/**
 * True when `present` (npm's own record of node_modules) holds every package of `wanted` (package-lock.json) at its version.
 * Optional packages may be absent: most are native builds for other platforms.
 */
export function holdsAll(wanted, present) {
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === "") return true;
    const found = present[place];
    return found === undefined ? optional === true : found.version === version;
  });
}

/**
 * Runs `npm ci` unless node_modules is up to date.
 * @throws Error when npm fails
 */
export async function ensureInstalled() {
  const wanted = packagesOf(path.join(ROOT, "package-lock.json"));
  const present = packagesOf(path.join(ROOT, "node_modules", ".package-lock.json"));
  if (holdsAll(wanted, present)) return;
  tell("Installing packages (npm ci) ...");
  // With NODE_ENV=production npm would leave out what the build needs.
  const ci = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  // The npm that started us, else the one on the path.
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith(".js") ? await runTool(process.execPath, [npm, ...ci]) : await runTool("npm", ci);
  if (code !== 0) throw new Error("npm ci failed: its message stands above.");
}

function filesUnder(place) {
  const full = path.join(ROOT, place);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [place];
  return readdirSync(full).flatMap((name) => filesUnder(path.join(place, name)));
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const file of BUILT_FROM.flatMap(filesUnder).sort()) {
    hash.update(file).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.digest("hex");
}

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint();
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Waits until no other launch is building: two builds at once would write over each other. */
async function takeBuildLock() {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, "utf8")) : 0;
    if (holder > 0 && !isRunning(holder)) rmSync(LOCK, { force: true });
    else await sleep(200);
  }
}

async function build() {
  const sources = fingerprint();
  const startedAtMs = Date.now();
  rmSync(STAMP, { force: true });
  tell("Building ...");
  const webpack = path.join(ROOT, "node_modules", "webpack", "bin", "webpack.js");
  if ((await runTool(process.execPath, [webpack, "--mode", "production"])) !== 0) {
    throw new Error("The build failed: its message stands above.");
  }
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, sources);
  tell(`Built in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s.`);
}

/**
 * Builds dist/ unless it was made from the sources as they stand; `force` builds in any case.
 * @throws Error when webpack fails
 */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && isBuilt()) return;
  await takeBuildLock();
  try {
    if (force || !isBuilt()) await build();
  } finally {
    rmSync(LOCK, { force: true });
  }
}
