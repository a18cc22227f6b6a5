import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "..");

/** Inside the clone, where the copied configuration finds its packages. */
const FOLDERS = path.join(ROOT, ".cache");

let folder: string;
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("building the pane", () => {
  // A second download of the same archive is called "scoresheet (1)".
  it.each(["clone (1) ", "Umläufe & [alt] ", "C# {new, old} "])(
    "copies the manifest's icons in a folder named %s",
    (name) => {
      mkdirSync(FOLDERS, { recursive: true });
      folder = mkdtempSync(path.join(FOLDERS, name));
      for (const file of ["webpack.config.js", "src/protocol/office-script.json"]) {
        cpSync(path.join(ROOT, file), path.join(folder, file));
      }
      const pane = ["src/taskpane/index.tsx", "src/taskpane/taskpane.html"];
      const functions = ["src/functions/functions.json", "src/functions/apart/functions.ts"];
      for (const file of ["assets/icon-16.png", ...pane, ...functions]) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), "");
      }
      const webpack = path.join(ROOT, "node_modules/webpack/bin/webpack.js");
      const args = [webpack, "--mode", "development", "--config-name", "pane"];
      const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
      expect([status, stdout]).toEqual([0, expect.stringContaining("pane compiled successfully")]);
      expect(existsSync(path.join(folder, "dist/pane/assets/icon-16.png"))).toBe(true);
    },
  );
});
