import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

/** From where the bench is built to: dist/node. */
const PANE = resolve(__dirname, "../pane");

/** Kilobytes (1,000 bytes) of gzipped JavaScript, as the build's own limits count them. */
export interface BundleSize {
  /** What the page loads before it can show anything. */
  readonly initialKb: number;
  /** With what is fetched at once beside it. */
  readonly withEngineKb: number;
}

/** Reads it from the built pane. */
export function bundleSize(): BundleSize {
  const page = readFileSync(resolve(PANE, "taskpane.html"), "utf8");
  const initial = [...page.matchAll(/<script defer="defer" src="([^"]+\.js)"/g)].map(([, name]) => name!);
  const engine = readdirSync(PANE).filter((name) => /^engine\.\w+\.js$/.test(name));
  const initialKb = gzippedKb(initial);
  return { initialKb, withEngineKb: initialKb + gzippedKb(engine) };
}

function gzippedKb(names: readonly string[]): number {
  const sizes = names.map((name) => gzipSync(readFileSync(resolve(PANE, name))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
}
