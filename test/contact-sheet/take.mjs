// `npm run contact-sheet`: builds the product as it stands and takes a picture of every state of the pane, in each look.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureBuilt, ensureInstalled, ROOT } from "../../src/prepare.mjs";
import { describeMissing } from "../end-to-end/browser.mjs";

await ensureInstalled();
const lack = describeMissing();
if (lack !== undefined) {
  process.stderr.write(`${lack}\n`);
  process.exit(1);
}
await ensureBuilt();
const jest = path.join(ROOT, "node_modules/jest/bin/jest.js");
const config = path.join(ROOT, "test/contact-sheet/jest.config.mjs");
const { status } = spawnSync(process.execPath, [jest, "--config", config, ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.stdout.write(`The pictures are in ${path.join(ROOT, "screenshots/contact-sheet")}\n`);
process.exit(status ?? 1);
