/**
 * `npm test`: every check of the project, from a fresh clone on. `npm test -- lint unit` runs the named stages only.
 *
 * A stage that fails does not stop the others. What a machine lacks (Python, a browser) is installed where that is possible, else
 * reported with the command to run; under CI=true it counts as a failure. The last line is `N passed, N failed`: tests, plus
 * each failed stage that has no tests of its own.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { assertNodeVersion, ensureBuilt, ensureInstalled, onAbandoned, ROOT } from "../src/prepare.mjs";
import { describeMissing as describeMissingPython } from "./contract/mlflow-environment.mjs";
import { describeMissing as describeMissingBrowser } from "./end-to-end/browser.mjs";
import { describeMissing as describeMissingNginx } from "./relay/deployment/nginx.mjs";

/** Beginning of a pattern for files under test/: jest matches whole paths, wherever the clone stands. */
const TESTS = `^${path.join(ROOT, "test/").replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
const REPORTS = path.join(ROOT, ".cache", "test");

/** Each stage answers how many tests passed and failed; the checks without tests answer `undefined` and throw when they fail. */
const STAGES = {
  install: { run: ensureInstalled },
  types: {
    run: async () => {
      // A quick compiler: the native one. The core compiles without the types of DOM, Office and Node.
      await tool("@typescript/native/bin/tsc", "--noEmit", "-p", "src/core/tsconfig.json");
      await tool("@typescript/native/bin/tsc", "--noEmit", "-p", "tsconfig.json");
    },
  },
  lint: {
    run: async () => {
      await tool("eslint/bin/eslint.js", ".", "--max-warnings", "0");
      await tool("prettier/bin/prettier.cjs", "--check", "--log-level", "warn", ".");
    },
  },
  unused: { run: () => tool("knip/bin/knip.js", "--no-progress") },
  architecture: { run: () => jest("architecture", `${TESTS}[^/]*$`) },
  unit: { run: () => jest("unit", `${TESTS}[^/]+/`) },
  build: { run: ensureBuilt },
  contract: {
    missing: describeMissingPython,
    run: () => jest("contract", "--config", "test/contract/jest.config.mjs"),
  },
  deployment: {
    missing: describeMissingNginx,
    run: () => jest("deployment", "--config", "test/relay/deployment/jest.config.mjs"),
  },
  "pane-contract": {
    missing: () => describeMissingPython() ?? describeMissingBrowser(),
    run: () => jest("pane-contract", "--config", "test/contract/pane/jest.config.mjs"),
  },
  "end-to-end": {
    missing: describeMissingBrowser,
    run: () => jest("end-to-end", "--config", "test/end-to-end/jest.config.mjs"),
  },
};

/** The process group of the tool that runs now, so that nothing it started outlives it. */
let running;

function endRunning() {
  if (running === undefined) return;
  try {
    if (process.platform === "win32") running.kill();
    else process.kill(-running.pid, "SIGTERM");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
  running = undefined;
}

/** Runs a package's program from node_modules with its output on ours. Answers its exit code. */
function execute(program, args) {
  running = spawn(process.execPath, [path.join(ROOT, "node_modules", program), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    detached: process.platform !== "win32",
  });
  return new Promise((resolve, reject) => {
    running.on("error", reject);
    running.on("exit", (code) => {
      endRunning();
      resolve(code ?? 1);
    });
  });
}

async function tool(program, ...args) {
  const code = await execute(program, args);
  if (code !== 0) throw new Error(`${program} ended with exit code ${code}`);
}

async function jest(stage, ...args) {
  const report = path.join(REPORTS, `${stage}.json`);
  rmSync(report, { force: true });
  mkdirSync(REPORTS, { recursive: true });
  const code = await execute("jest/bin/jest.js", [...args, "--json", `--outputFile=${report}`, "--maxWorkers=100%"]);
  if (!existsSync(report)) throw new Error(`jest ended with exit code ${code} before it ran a test`);
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, "utf8"));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
}

/** Runs one stage and says how it went. */
async function runStage(name, { missing, run }) {
  process.stdout.write(`\n== ${name}\n`);
  const startedAtMs = Date.now();
  const say = (words) =>
    process.stdout.write(`${name}: ${words} (${((Date.now() - startedAtMs) / 1000).toFixed(1)} s)\n`);
  const lack = missing?.();
  if (lack !== undefined) {
    say(lack);
    return { passed: 0, failed: process.env.CI === "true" ? 1 : 0 };
  }
  try {
    const counts = await run();
    if (counts === undefined) say("passed");
    else say(`${counts.passed} passed, ${counts.failed} failed`);
    return counts ?? { passed: 0, failed: 0 };
  } catch (error) {
    say(`failed: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

/** The stages asked for, installing first in any case. */
function chosenStages(names) {
  const unknown = names.find((name) => !(name in STAGES));
  if (unknown !== undefined) {
    throw new Error(`There is no stage "${unknown}". The stages are: ${Object.keys(STAGES).join(", ")}.`);
  }
  const wanted = names.length === 0 ? Object.keys(STAGES) : ["install", ...names];
  // These drive the built programs: never old ones.
  if (["contract", "pane-contract", "end-to-end"].some((name) => wanted.includes(name))) wanted.push("build");
  return Object.entries(STAGES).filter(([name]) => wanted.includes(name));
}

async function runAll(names) {
  const totals = { passed: 0, failed: 0 };
  for (const [name, stage] of chosenStages(names)) {
    const { passed, failed } = await runStage(name, stage);
    totals.passed += passed;
    totals.failed += failed;
    if (name === "install" && failed > 0) break;
  }
  return totals;
}

process.on("exit", endRunning);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
onAbandoned(() => process.exit(1));
try {
  assertNodeVersion();
  const { passed, failed } = await runAll(process.argv.slice(2));
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
