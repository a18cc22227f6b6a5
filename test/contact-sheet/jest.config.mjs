import { createConfig, PATIENT_MS } from "../jest-preset.mjs";

/** Pictures for people's eyes, taken when somebody asks for them: no stage of `npm test`. */
export default createConfig({
  name: "contact-sheet",
  match: ["test/contact-sheet/*.browser.ts"],
  globalSetup: "<rootDir>/test/end-to-end/start-browser.mjs",
  globalTeardown: "<rootDir>/test/end-to-end/stop-browser.mjs",
  maxWorkers: 1,
  testTimeout: PATIENT_MS,
});
