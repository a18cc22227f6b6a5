import { createConfig, PATIENT_MS } from "../../jest-preset.mjs";

export default createConfig({
  name: "pane-contract",
  match: ["test/contract/pane/*.browser.ts"],
  globalSetup: "<rootDir>/test/contract/start-servers.mjs",
  globalTeardown: "<rootDir>/test/contract/stop-servers.mjs",
  testTimeout: PATIENT_MS,
});
