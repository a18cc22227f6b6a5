// Python environments that tests make for themselves, once, in a folder that is kept. Needs nothing but Node.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAMES = ["python3", "python3.12", "python3.11", "python3.13", "python3.10", "python"];
const PROBE = `
import sys
version = sys.version_info[:2]
assert (3, 10) <= version <= (3, 13)
import ensurepip, venv
print("%d.%d" % version)
`;

/**
 * The first interpreter that is new enough, is no shim without a version behind it, and can make an environment.
 * @returns {{command: string, version: string} | undefined}
 */
export function findPython() {
  for (const command of [process.env.PYTHON, ...NAMES].filter(Boolean)) {
    const probe = spawnSync(command, ["-c", PROBE], { encoding: "utf8" });
    if (probe.status === 0) return { command, version: probe.stdout.trim() };
  }
  return undefined;
}

/**
 * An environment with the packages of a file of requirements, which must name all that they pull in.
 * @param {{command: string, version: string}} base what `findPython` answers
 * @param {string} environment its folder; its name should change with the requirements
 * @returns {string} its interpreter
 * @throws Error with what pip said
 */
export function makeEnvironment(base, environment, requirements, onStart = () => undefined) {
  const python = join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  makeOnce(environment, () => {
    onStart();
    run(base.command, ["-m", "venv", environment]);
    // Python compiles a module when it is first imported; pip would compile all of them, most for nothing.
    const quickly = ["--quiet", "--no-compile", "--no-deps", "--disable-pip-version-check"];
    run(python, ["-m", "pip", "install", ...quickly, "--requirement", requirements]);
  });
  return python;
}

/** Fills a cache folder once: one without its mark was interrupted and is made anew. */
export function makeOnce(folder, fill) {
  const mark = join(folder, ".complete");
  if (existsSync(mark)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  fill();
  writeFileSync(mark, "");
}

/** Runs a program to its end. @throws Error with what it said when it fails */
export function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return;
  throw new Error(`${command} ${args.join(" ")} failed: ${error?.message ?? (stderr || stdout).trim()}`);
}

/** A short name for the content of some files. */
export function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 12);
}
