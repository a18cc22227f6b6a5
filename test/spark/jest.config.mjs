import { createConfig, PATIENT_MS } from "../jest-preset.mjs";

export default createConfig({
  name: "spark",
  match: ["test/spark/**/*.test.ts"],
  globalSetup: "<rootDir>/test/contract/start-servers.mjs",
  globalTeardown: "<rootDir>/test/contract/stop-servers.mjs",
  maxWorkers: 1,
  testTimeout: PATIENT_MS,
});
