import path from "node:path";
import { ensureInstalled, ROOT } from "../../src/prepare.mjs";
import { describeMissing as describeMissingEngines } from "../browsers/engines.mjs";
import { describeMissing as describeMissingPython } from "../contract/mlflow-environment.mjs";
import { describeMissing as describeMissingBrowser } from "../end-to-end/browser.mjs";
import { describeMissing as describeMissingNginx } from "../relay/deployment/nginx.mjs";
import { describeMissing as describeMissingJava } from "../spark/java.mjs";

/** Beginning of a pattern for files under test/: jest matches whole paths, wherever the clone stands. */
const TESTS = `^${path.join(ROOT, "test/").replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;

const configured = (file) => (commands, name, more) => commands.jest(name, "--config", file, ...more);

/**
 * The stages in the order in which they are started: first those that others need, then the longest, so that a short one is left
 * for the end.
 *
 * - `needs`: stages that must have ended, and that run even when nobody named them: tests drive what was built from the sources as
 *   they stand, never an old program
 * - `missing`: answers what this machine lacks, in one sentence
 * - `run`: answers how many tests passed and failed; checks without tests answer `undefined`, and throw when they fail
 * - `takesArguments`: what follows the name on the command line is handed to jest; a few files that failed are run once more when nothing
 *   else runs, and those that pass then are named at the end
 */
export const STAGES = [
  { name: "install", run: ensureInstalled },
  {
    name: "types",
    run: async (commands) => {
      // A quick compiler: the native one. The core compiles without the types of DOM, Office and Node.
      await commands.node("node_modules/@typescript/native/bin/tsc", "--noEmit", "-p", "src/core/tsconfig.json");
      await commands.node("node_modules/@typescript/native/bin/tsc", "--noEmit", "-p", "tsconfig.json");
    },
  },
  { name: "unused", run: (commands) => commands.node("node_modules/knip/bin/knip.js", "--no-progress") },
  { name: "build", run: (commands) => commands.node("test/end-to-end/build-product.mjs") },
  {
    name: "mlflow",
    missing: describeMissingPython,
    run: (commands) => commands.node("test/contract/mlflow-environment.mjs"),
  },
  {
    name: "end-to-end",
    needs: ["build"],
    missing: describeMissingBrowser,
    takesArguments: true,
    run: configured("test/end-to-end/jest.config.mjs"),
  },
  {
    name: "unit",
    takesArguments: true,
    run: (commands, name, more) => commands.jest(name, ...(more.length > 0 ? more : [`${TESTS}[^/]+/`])),
  },
  {
    name: "pane-contract",
    needs: ["build", "mlflow"],
    missing: () => describeMissingPython() ?? describeMissingBrowser(),
    takesArguments: true,
    run: configured("test/contract/pane/jest.config.mjs"),
  },
  {
    name: "browsers",
    needs: ["build"],
    missing: describeMissingEngines,
    takesArguments: true,
    run: configured("test/browsers/jest.config.mjs"),
  },
  {
    name: "lint",
    run: async (commands) => {
      // The rules with types see other files than the one they look at, so a check of a commit looks at all of them anew.
      const cached = process.env.CI === "true" ? [] : ["--cache", "--cache-strategy", "content"];
      const eslint = [...cached, "--cache-location", ".cache/eslint"];
      await commands.node("node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0", ...eslint);
      const prettier = ["--log-level", "warn", "--cache", "--cache-location", ".cache/prettier"];
      await commands.node("node_modules/prettier/bin/prettier.cjs", "--check", ...prettier, ".");
    },
  },
  {
    name: "contract",
    needs: ["build", "mlflow"],
    missing: describeMissingPython,
    takesArguments: true,
    run: configured("test/contract/jest.config.mjs"),
  },
  {
    name: "spark",
    needs: ["build", "mlflow"],
    missing: () => describeMissingPython() ?? describeMissingJava(),
    takesArguments: true,
    run: configured("test/spark/jest.config.mjs"),
  },
  {
    name: "package",
    needs: ["build"],
    takesArguments: true,
    run: configured("test/package/jest.config.mjs"),
  },
  {
    name: "architecture",
    takesArguments: true,
    run: (commands, name, more) => commands.jest(name, ...(more.length > 0 ? more : [`${TESTS}[^/]*$`])),
  },
  {
    name: "deployment",
    missing: describeMissingNginx,
    takesArguments: true,
    run: configured("test/relay/deployment/jest.config.mjs"),
  },
];

/**
 * Reads the command line: names of stages, then what jest is handed.
 * @returns the stages to run, with all that these bring, and the arguments for jest
 * @throws Error when there is no such stage, or one that takes no arguments is given some
 */
export function chooseStages(words) {
  const isStage = (word) => STAGES.some(({ name }) => name === word);
  const end = words.findIndex((word) => !isStage(word));
  const names = end < 0 ? words : words.slice(0, end);
  const more = end < 0 ? [] : words.slice(end);
  const deaf = STAGES.find(({ name, takesArguments }) => names.includes(name) && takesArguments !== true);
  if (more.length > 0 && (names.length === 0 || deaf !== undefined)) {
    throw new Error(`There is no stage "${more[0]}". The stages are: ${STAGES.map(({ name }) => name).join(", ")}.`);
  }
  if (names.length === 0) return { stages: STAGES, more };
  const wanted = new Set(["install", ...names]);
  for (const { name, needs = [] } of STAGES) if (names.includes(name)) for (const need of needs) wanted.add(need);
  return { stages: STAGES.filter(({ name }) => wanted.has(name)), more };
}
