import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { FigureGroup } from "../bench";
import { amountFigure } from "../figure";
import { ROOT } from "../places";

const BYTES_PER_KB = 1000;
/** Microsoft's template of an add-in with React and Fluent UI, built with the same tools. */
const TEMPLATE_KB = 106;
/** The limit in `webpack.config.js`. */
const LIMIT_KB = 100;

/** The scripts that the pane loads before it shows anything. */
export const bundleFigure: FigureGroup = {
  names: ["bundle_gzip_kb"],
  async measure() {
    const folder = path.join(ROOT, "dist", "pane");
    const page = readFileSync(path.join(folder, "taskpane.html"), "utf8");
    const scripts = [...page.matchAll(/<script[^>]* src="([^":]+\.js)"/g)].map((match) => match[1]!);
    if (scripts.length === 0) throw new Error("The pane's page names no script.");
    const bytes = scripts.map((script) => gzipSync(readFileSync(path.join(folder, script))).length);
    const kB = bytes.reduce((sum, length) => sum + length, 0) / BYTES_PER_KB;
    const rival = { name: "Microsoft's template of an add-in with React" };
    const facts = { name: "bundle_gzip_kb", better: "lower", target: LIMIT_KB, isCounted: true, rival } as const;
    return [amountFigure(facts, "kB", [kB], [TEMPLATE_KB])];
  },
};
