import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Product } from "../../end-to-end/product";
import { buildBareProduct } from "./bare-product";
import { interactiveMs } from "./interactive-time";
import { watchRun, type RunWatched } from "./long-tasks";
import { PaneVisit } from "./pane-visit";

/** How alive the pane is while it scores. */
export interface PaneAlive {
  /** Of the pane's own, in the run in which it was shortest; 0 where none took 50 ms. */
  readonly longestTaskMs: number;
  /** The same in milliseconds of the processor, which other programs on the machine do not lengthen. */
  readonly longestTaskComputedMs: number;
  /** All runs. */
  readonly runs: readonly RunWatched[];
}

/**
 * Scores a table in the workbench in Chromium.
 * @param endpointUrl answers a number a row at once, refuses GET, and says nothing of what its model takes
 */
export async function paneAlive(endpointUrl: string, rowCount: number, turns: number): Promise<PaneAlive> {
  const visit = await PaneVisit.start();
  try {
    const file = await visit.writeTable(rowCount);
    const runs: RunWatched[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const workbench = await visit.openWorkbench();
      await visit.prepareRun(workbench, file, endpointUrl);
      runs.push(await watchRun(workbench));
      await workbench.close();
    }
    return {
      longestTaskMs: Math.min(...runs.map((run) => longest(run, "tookMs"))),
      longestTaskComputedMs: Math.min(...runs.map((run) => longest(run, "computedMs"))),
      runs,
    };
  } finally {
    await visit.stop();
  }
}

function longest({ ownTasks }: RunWatched, by: "tookMs" | "computedMs"): number {
  return Math.max(0, ...ownTasks.map((task) => task[by]));
}

/** How long a pane takes to come up, in milliseconds: the median of all turns. */
export interface PaneStart {
  /** Until the pane's own button is there. */
  readonly paneMs: number;
  /** Until it can be pressed: the demo is connected, the selection read. */
  readonly readyMs: number;
  /** Until the only button of a bare page of React, Fluent UI and Office.js is there, built and served in the same way. */
  readonly barePageMs: number;
}

/** The button of the pane itself: what stands in its place before looks the same and is not Fluent's. */
const PANE_BUTTON = "footer .fui-Button";

/** Brings both pages up by turns, each time in a browser that has nothing stored. */
export async function paneStart(turns: number): Promise<PaneStart> {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-bench-"));
  const visit = await PaneVisit.start();
  const bare = await Product.start(buildBareProduct(folder));
  try {
    const [pane, ready, barePage]: number[][] = [[], [], []];
    for (let turn = 0; turn < turns; turn++) {
      barePage!.push(await interactiveMs(visit.browser, bare.origin, ".fui-Button"));
      pane!.push(await interactiveMs(visit.browser, visit.product.origin, PANE_BUTTON));
      ready!.push(await interactiveMs(visit.browser, visit.product.origin, `${PANE_BUTTON}:not([aria-disabled=true])`));
    }
    return { paneMs: median(pane!), readyMs: median(ready!), barePageMs: median(barePage!) };
  } finally {
    await bare.stop("SIGKILL");
    await visit.stop();
    rmSync(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
