import { createConfig, PATIENT_MS } from "../jest-preset.mjs";

export default createConfig({
  name: "browsers",
  match: ["test/browsers/**/*.test.ts"],
  globalSetup: "<rootDir>/test/browsers/prepare-browsers.mjs",
  maxWorkers: 2,
  testTimeout: 2 * PATIENT_MS, // Each test starts a browser.
});
