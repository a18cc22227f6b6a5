import { createConfig, PATIENT_MS } from "../../jest-preset.mjs";

export default createConfig({
  name: "pane-contract",
  match: ["test/contract/pane/*.browser.ts"],
  globalSetup: "<rootDir>/test/contract/pane/start-all.mjs",
  globalTeardown: "<rootDir>/test/contract/pane/stop-all.mjs",
  testTimeout: PATIENT_MS,
});
