import type { FigureGroup } from "../bench";
import { amountFigure } from "../figure";
import { initialKb } from "../pane/initial-kb";

/** Microsoft's template of an add-in with React and Fluent UI, built with the same tools. */
const TEMPLATE_KB = 106;
/** The limit in `webpack.config.js`. */
const LIMIT_KB = 100;

/** The scripts that the pane loads before it shows anything. */
export const bundleFigure: FigureGroup = {
  names: ["bundle_gzip_kb"],
  async measure() {
    const rival = { name: "Microsoft's template of an add-in with React" };
    const facts = { name: "bundle_gzip_kb", better: "lower", target: LIMIT_KB, isCounted: true, rival } as const;
    return [amountFigure(facts, "kB", [initialKb()], [TEMPLATE_KB])];
  },
};
