import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

/** From where the bench is built to: dist/node. */
const PANE = resolve(__dirname, "../pane");

/**
 * The gzipped JavaScript that the built pane's page loads before it can show anything, in kilobytes (1,000 bytes), as the build counts it.
 * @throws Error when the page names no script
 */
export function initialKb(): number {
  const page = readFileSync(resolve(PANE, "taskpane.html"), "utf8");
  const names = [...page.matchAll(/<script defer="defer" src="([^"]+\.js)"/g)].map(([, name]) => name!);
  if (names.length === 0) throw new Error("The pane's page names no script.");
  const sizes = names.map((name) => gzipSync(readFileSync(resolve(PANE, name))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}
