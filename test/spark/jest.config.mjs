import { createConfig, PATIENT_MS } from "../jest-preset.mjs";

export default createConfig({
  name: "spark",
  match: ["test/spark/**/*.test.ts"],
  globalSetup: "<rootDir>/test/spark/start-spark.mjs",
  globalTeardown: "<rootDir>/test/spark/stop-spark.mjs",
  maxWorkers: 1,
  testTimeout: PATIENT_MS,
});
