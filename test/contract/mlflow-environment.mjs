// Makes the Python environment in which a real MLflow scoring server answers the contract tests.
//
//   node test/contract/mlflow-environment.mjs    exit 0: ready, 3: something is missing (one line on stderr says what)
//
// Runs before anything is built and needs nothing but Node. test/run.mjs may instead import `describeMissing`
// and `prepareMlflow`.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = resolve(HERE, "../../.cache/mlflow");
const MODEL_SOURCES = [
  ...["train_models.py", "train_shapes.py", "model_cases.py", "pyfunc_models.py", "shape_models.py"],
  "hostile-columns.json",
];
const PYTHON_NAMES = ["python3", "python3.12", "python3.11", "python3.13", "python3.10", "python"];
const PROBE = `
import sys
version = sys.version_info[:2]
assert (3, 10) <= version <= (3, 13)
import ensurepip, venv
print("%d.%d" % version)
`;

/** Exit code of this script when the machine lacks Python. */
export const MISSING_EXIT_CODE = 3;

/**
 * What this machine lacks for the contract tests, as one sentence with the command that installs it; undefined when
 * nothing is missing. As root on a machine with apt-get it is installed first.
 */
export function describeMissing() {
  if (findPython() ?? installPython()) return undefined;
  return (
    "missing: Python 3.10 to 3.13 with venv, for the tests against a real MLflow server. " +
    "Install it with: sudo apt-get install -y python3 python3-venv"
  );
}

/**
 * The environment and the trained models, made when they are not cached yet (half a minute, then nothing).
 * @returns {{python: string, models: string}} the environment's interpreter and the folder train_models.py wrote
 * @throws Error with what pip or the training said
 */
export function prepareMlflow() {
  const base = findPython() ?? installPython();
  if (base === undefined) throw new Error(describeMissing());
  const environment = join(CACHE, `venv-${base.version}-${hashOf(["requirements.txt"])}`);
  const python = join(environment, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  makeOnce(environment, () => {
    console.log("Installing MLflow for the contract tests (about half a minute) ...");
    run(base.command, ["-m", "venv", environment]);
    // Python compiles a module when it is first imported; pip would compile all of them, most for nothing.
    const quickly = ["--quiet", "--no-compile", "--no-deps", "--disable-pip-version-check"];
    run(python, ["-m", "pip", "install", ...quickly, "--requirement", join(HERE, "requirements.txt")]);
  });
  const models = join(CACHE, `models-${base.version}-${hashOf(["requirements.txt", ...MODEL_SOURCES])}`);
  makeOnce(models, () => run(python, [join(HERE, "train_models.py"), models]));
  return { python, models };
}

/** The first interpreter that is new enough, is no shim without a version behind it, and can make an environment. */
function findPython() {
  for (const command of [process.env.PYTHON, ...PYTHON_NAMES].filter(Boolean)) {
    const probe = spawnSync(command, ["-c", PROBE], { encoding: "utf8" });
    if (probe.status === 0) return { command, version: probe.stdout.trim() };
  }
  return undefined;
}

function installPython() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update"], options);
  spawnSync("apt-get", ["install", "-y", "python3", "python3-venv"], options);
  return findPython();
}

/** Fills a cache folder once: one without its mark was interrupted and is made anew. */
function makeOnce(folder, fill) {
  const mark = join(folder, ".complete");
  if (existsSync(mark)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  fill();
  writeFileSync(mark, "");
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8" });
  if (status === 0) return;
  throw new Error(`${command} ${args.join(" ")} failed: ${error?.message ?? (stderr || stdout).trim()}`);
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(HERE, file)));
  return hash.digest("hex").slice(0, 12);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = describeMissing();
  if (missing !== undefined) {
    console.error(missing);
    process.exit(MISSING_EXIT_CODE);
  }
  console.log(`MLflow environment: ${prepareMlflow().python}`);
}
