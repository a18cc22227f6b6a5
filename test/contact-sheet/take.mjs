// `npm run contact-sheet`: builds the product as it stands and takes a picture of every state of the pane, in each look.
// `npm run pictures`: the same for the pictures on the pages for people, with the texts that tests know them by.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ensureBuilt, ensureInstalled, ROOT } from "../../src/prepare.mjs";
import { describeMissing } from "../end-to-end/browser.mjs";

const [first, ...others] = process.argv.slice(2);
const ofPages = first === "--pages";
const { config, tests, folder } = ofPages
  ? { config: "test/end-to-end", tests: ["test/end-to-end/pictures", ...others], folder: "assets/docs/pictures" }
  : { config: "test/contact-sheet", tests: process.argv.slice(2), folder: "screenshots/contact-sheet" };

await ensureInstalled();
const lack = describeMissing();
if (lack !== undefined) {
  process.stderr.write(`${lack}\n`);
  process.exit(1);
}
await ensureBuilt();
const jest = path.join(ROOT, "node_modules/jest/bin/jest.js");
const { status } = spawnSync(
  process.execPath,
  [jest, "--config", path.join(ROOT, config, "jest.config.mjs"), ...tests],
  { stdio: "inherit", env: { ...process.env, ...(ofPages && { SCORESHEET_UPDATE: "1" }) } },
);
process.stdout.write(`The pictures are in ${path.join(ROOT, folder)}\n`);
process.exit(status ?? 1);
