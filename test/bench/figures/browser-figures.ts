import { ROWS_PER_BATCH } from "../../../src/core/request/batch-limits";
import type { FigureGroup } from "../bench";
import { withEndpoint } from "../endpoint-process";
import { amountFigure, ratioFigure } from "../figure";
import { formulasAndRun } from "../pane/formula-visit";
import type { LongTask } from "../pane/long-tasks";
import { paneAlive, paneStart } from "../pane/pane-figures";

const ROWS = 100_000;
const QUICK_ROWS = 10_000;
const FORMULAS = 10_000;
const QUICK_FORMULAS = 2_000;
const FORMULAS_DELAY_MS = 500;
/** What the browser calls a long task; shorter ones it does not tell. Source: W3C Long Tasks API. */
const LONG_TASK_MS = 50;

/** The longest moment in which the pane hears nobody while it scores in Chromium. */
export const longestTaskFigure: FigureGroup = {
  names: ["longest_task_ms"],
  async measure({ isQuick, turns }) {
    const runs = await withEndpoint({ delayMs: 0 }, ({ url }) => paneAlive(url, isQuick ? QUICK_ROWS : ROWS, turns));
    const rival = { name: "the shortest that a browser calls long; 0 where none was" };
    const facts = { name: "longest_task_ms", better: "lower", target: LONG_TASK_MS, rival } as const;
    const longest = (by: keyof LongTask): number[] =>
      runs.map(({ ownTasks }) => Math.max(0, ...ownTasks.map((task) => task[by])));
    return [
      amountFigure(facts, "ms", longest("tookMs"), [LONG_TASK_MS]),
      amountFigure({ ...facts, at: "of the processor's time" }, "ms", longest("computedMs"), [LONG_TASK_MS]),
    ];
  },
};

/** A formula in each row of a table, beside a run of the pane over it. */
export const formulasFigure: FigureGroup = {
  names: ["formulas_vs_run"],
  async measure({ isQuick, turns }) {
    const rowCount = isQuick ? QUICK_FORMULAS : FORMULAS;
    const { formulasMs, formulaRequests, runMs } = await formulasAndRun(rowCount, FORMULAS_DELAY_MS, turns);
    const name = "formulas_vs_run";
    const rival = { name: "a run of the pane over the same table, both adaptive" };
    const perBatch = { name: "a request for each full batch" };
    const batches = formulaRequests.map(() => Math.ceil(rowCount / ROWS_PER_BATCH));
    return [
      ratioFigure({ name, better: "lower", target: 1.3, rival }, formulasMs, runMs),
      amountFigure(
        { name, at: "requests", better: "lower", isCounted: true, rival: perBatch },
        "requests",
        formulaRequests,
        batches,
      ),
    ];
  },
};

/** How soon the pane can be worked. */
export const interactiveFigure: FigureGroup = {
  names: ["pane_interactive_ratio"],
  isSlow: true,
  async measure({ turns }) {
    const { paneMs, readyMs, barePageMs } = await paneStart(turns);
    const rival = { name: "a bare page of React, Fluent UI and Office.js, served the same way" };
    const facts = { name: "pane_interactive_ratio", better: "lower", rival } as const;
    return [
      ratioFigure(facts, paneMs, barePageMs),
      ratioFigure({ ...facts, at: "ready to score" }, readyMs, barePageMs),
    ];
  },
};
