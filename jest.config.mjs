import { createConfig } from "./test/jest-preset.mjs";

/** The tests that need nothing but Node: `npx jest` runs them all. The others have a configuration beside them. */
export default {
  testTimeout: 30_000,
  projects: [
    createConfig({
      name: "node",
      match: ["test/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "/test/browsers/", "/test/contract/", "/test/end-to-end/"],
    }),
    createConfig({ name: "pane", match: ["test/{taskpane,workbench}/**/*.test.tsx"], environment: "jsdom" }),
  ],
};
