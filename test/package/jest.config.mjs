import { createConfig, PATIENT_MS } from "../jest-preset.mjs";

export default createConfig({
  name: "package",
  match: ["test/package/*.package.ts"],
  testTimeout: PATIENT_MS,
});
