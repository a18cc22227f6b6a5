import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Of one test that waits for programs or browsers, which share the machine with other stages. */
export const PATIENT_MS = 120_000;

/** Packages that are ES modules only: jest runs CommonJS, so they are compiled like our own sources. */
const ES_MODULES = ["ml-[^/]*", "hono", "@hono/node-server", "oauth4webapi", "vega-datasets", "yaml"];

const COMPILER = {
  jsc: {
    parser: { syntax: "typescript", tsx: true },
    target: "es2022",
    transform: { react: { runtime: "automatic" } },
  },
  module: { type: "commonjs" },
};

/** The same for words, whose sentences become messages, as webpack.config.js has it, which takes the English sentences out besides. */
function wordsCompiler(language) {
  const messages = { useLinguiV5IdGeneration: true, runtimeModules: { i18n: [language, "i18n"] } };
  const experimental = { plugins: [["@lingui/swc-plugin", messages]], cacheRoot: ".cache/swc" };
  return { ...COMPILER, jsc: { ...COMPILER.jsc, experimental } };
}

/**
 * How jest runs one kind of tests. Every configuration of the project is made here.
 * @param {string} name what jest prints before each file
 * @param {string[]} match patterns of the test files, from the root of the project on
 * @param {"node" | "jsdom"} environment what the tests run in
 * @param packages files that stand for packages, by a pattern of the package's name
 * @param more any other option of a jest project (globalSetup, maxWorkers, testTimeout, ...)
 */
export function createConfig({ name, match, environment = "node", packages = {}, ...more }) {
  return {
    rootDir: ROOT,
    displayName: name,
    testEnvironment: environment,
    testMatch: match.map((pattern) => `<rootDir>/${pattern}`),
    transform: {
      "/view/words/.+\\.ts$": ["@swc/jest", wordsCompiler("#language")],
      "/page/words/.+\\.ts$": ["@swc/jest", wordsCompiler("#workbench-language")],
      "\\.(m?[jt]sx?)$": ["@swc/jest", COMPILER],
      "\\.po$": "<rootDir>/src/catalogue-loader.cjs",
    },
    // Of a catalogue all words, where the pane's first frame asks for a few.
    moduleNameMapper: { "^(.+\\.po)\\?first$": "$1", ...packages },
    transformIgnorePatterns: [`node_modules/(?!(${ES_MODULES.join("|")})/)`, "/\\.cache/"],
    setupFiles: [
      "<rootDir>/test/support/property-seed.ts",
      ...(environment === "jsdom" ? ["<rootDir>/test/support/few-style-rules.ts"] : []),
    ],
    setupFilesAfterEnv: ["<rootDir>/test/support/to-refuse.ts"],
    ...more,
  };
}
