import type { FigureGroup } from "../bench";
import { amountFigure } from "../figure";
import { bundleSize } from "../pane/bundle-size";

/** Microsoft's template of an add-in with React and Fluent UI, built with the same tools. */
const TEMPLATE_KB = 106;
/** The limits in `webpack.config.js`. */
const INITIAL_LIMIT_KB = 100;
const WITH_ENGINE_LIMIT_KB = 145;

/** The scripts that the pane loads before it shows anything, and with what it loads at once beside them. */
export const bundleFigure: FigureGroup = {
  names: ["bundle_gzip_kb"],
  async measure() {
    const { initialKb, withEngineKb } = bundleSize();
    const rival = { name: "Microsoft's template of an add-in with React" };
    const facts = { name: "bundle_gzip_kb", better: "lower", isCounted: true, rival } as const;
    return [
      amountFigure({ ...facts, target: INITIAL_LIMIT_KB }, "kB", [initialKb], [TEMPLATE_KB]),
      amountFigure({ ...facts, at: "with engine", target: WITH_ENGINE_LIMIT_KB }, "kB", [withEngineKb], [TEMPLATE_KB]),
    ];
  },
};
