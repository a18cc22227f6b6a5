import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

/** Of the project, from where the bench is built to: dist/node. */
const ROOT = resolve(__dirname, "../..");

/**
 * The built product with the bare page in the pane's place, so that both are served and shown in the very same way.
 * @param folder an empty one
 * @returns the program that serves it
 * @throws Error with what webpack said
 */
export function buildBareProduct(folder: string): string {
  const within = (...names: string[]): string => join(folder, ...names);
  const webpack = resolve(ROOT, "node_modules/webpack/bin/webpack.js");
  const config = resolve(ROOT, "test/bench/pane/webpack.config.js");
  const args = [webpack, "--config", config, "--output-path", within("dist", "pane")];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`The bare page cannot be built: ${stdout}${stderr}`);
  mkdirSync(within("dist", "node"));
  copyFileSync(resolve(ROOT, "dist/node/start.cjs"), within("dist", "node", "start.cjs"));
  symlinkSync(resolve(ROOT, "dist/workbench"), within("dist", "workbench"), "junction");
  symlinkSync(resolve(ROOT, "node_modules"), within("node_modules"), "junction");
  return within("dist", "node", "start.cjs");
}
