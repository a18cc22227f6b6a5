// Makes the Python environment of the bench's analyst, once.
//
//   node test/bench/python/environment.mjs    prints its interpreter; exit 3: there is no Python (one line on stderr says so)
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findPython, hashOf, makeEnvironment } from "../../support/python-environment.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = resolve(HERE, "../../../.cache/bench");
const REQUIREMENTS = join(HERE, "requirements.txt");

const base = findPython();
if (base === undefined) {
  console.error("There is no Python 3.10 to 3.13 with venv (sudo apt-get install -y python3 python3-venv).");
  process.exit(3);
}
const environment = join(CACHE, `venv-${base.version}-${hashOf([REQUIREMENTS])}`);
console.log(
  makeEnvironment(base, environment, REQUIREMENTS, () => console.error("Installing pandas for the bench ...")),
);
