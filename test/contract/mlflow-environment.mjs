// Makes the Python environment in which a real MLflow scoring server answers the contract tests.
//
//   node test/contract/mlflow-environment.mjs    exit 0: ready, 3: something is missing (one line on stderr says what)
//
// Runs before anything is built and needs nothing but Node. test/run.mjs may instead import `describeMissing`
// and `prepareMlflow`.
import { spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findPython, hashOf, makeEnvironment, makeOnce, run } from "../support/python-environment.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = resolve(HERE, "../../.cache/mlflow");
const MODEL_SOURCES = [
  ...["train_models.py", "train_shapes.py", "model_cases.py", "pyfunc_models.py", "shape_models.py"],
  "hostile-columns.json",
];
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
 * The environment and the trained models, made when they are not cached yet (a minute and a half, then nothing).
 * @returns {{python: string, models: string}} the environment's interpreter and the folder train_models.py wrote
 * @throws Error with what pip or the training said
 */
export function prepareMlflow() {
  const base = findPython() ?? installPython();
  if (base === undefined) throw new Error(describeMissing());
  const requirements = join(HERE, "requirements.txt");
  const environment = join(CACHE, `venv-${base.version}-${hashOf([requirements])}`);
  const python = makeEnvironment(base, environment, requirements, () =>
    console.log("Installing MLflow and PySpark for the tests against both (about a minute and a half) ..."),
  );
  const sources = ["requirements.txt", ...MODEL_SOURCES].map((name) => join(HERE, name));
  const models = join(CACHE, `models-${base.version}-${hashOf(sources)}`);
  makeOnce(models, () => run(python, [join(HERE, "train_models.py"), models]));
  return { python, models };
}

function installPython() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update"], options);
  spawnSync("apt-get", ["install", "-y", "python3", "python3-venv"], options);
  return findPython();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const missing = describeMissing();
  if (missing !== undefined) {
    console.error(missing);
    process.exit(MISSING_EXIT_CODE);
  }
  console.log(`MLflow environment: ${prepareMlflow().python}`);
}
