import { createConfig, PATIENT_MS } from "../jest-preset.mjs";

export default createConfig({
  name: "end-to-end",
  match: ["test/end-to-end/**/*.test.ts"],
  globalSetup: "<rootDir>/test/end-to-end/start-browser.mjs",
  globalTeardown: "<rootDir>/test/end-to-end/stop-browser.mjs",
  maxWorkers: 2,
  testTimeout: PATIENT_MS,
});
