import { createConfig } from "../../jest-preset.mjs";

export default createConfig({
  name: "deployment",
  match: ["test/relay/deployment/*.deployment.ts"],
  testTimeout: 30_000,
});
