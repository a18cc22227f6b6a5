import { createConfig } from "./test/jest-preset.mjs";
import { FLUENT_IN_ONE } from "./test/support/fluent-in-one.mjs";

/** The tests that need nothing but Node: `npx jest` runs them all. The others have a configuration beside them. */
export default {
  testTimeout: 30_000,
  // What a file leaves behind makes all that follow it in the same process slower: at 3 GB eight times.
  workerIdleMemoryLimit: "1GB",
  projects: [
    createConfig({
      name: "node",
      match: ["test/**/*.test.ts"],
      testPathIgnorePatterns: [
        "/node_modules/",
        "/test/browsers/",
        "/test/contract/",
        "/test/end-to-end/",
        "/test/spark/",
      ],
    }),
    createConfig({
      name: "pane",
      match: ["test/{taskpane,workbench}/**/*.test.tsx"],
      environment: "jsdom",
      globalSetup: "<rootDir>/test/support/fluent-in-one.mjs",
      packages: { "^@fluentui/react-components$": FLUENT_IN_ONE },
    }),
  ],
};
