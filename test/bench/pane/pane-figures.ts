import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Product } from "../../end-to-end/product";
import { BENCH_COLUMNS, benchRows } from "../bench-table";
import { buildBareProduct } from "./bare-product";
import { interactiveMs } from "./interactive-time";
import { watchRun, type RunWatched } from "./long-tasks";
import { PaneVisit } from "./pane-visit";

/**
 * Scores a table in the workbench in Chromium.
 * @param endpointUrl answers a number a row at once, refuses GET, and says nothing of what its model takes
 */
export async function paneAlive(endpointUrl: string, rowCount: number, turns: number): Promise<readonly RunWatched[]> {
  const visit = await PaneVisit.start();
  try {
    const file = await visit.writeTable([BENCH_COLUMNS, ...benchRows(rowCount)]);
    const runs: RunWatched[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const workbench = await visit.openWorkbench();
      await visit.prepareRun(workbench, file, endpointUrl);
      runs.push(await watchRun(workbench));
      await workbench.close();
    }
    return runs;
  } finally {
    await visit.stop();
  }
}

/** How long a pane takes to come up, in milliseconds, turn by turn. */
export interface PaneStart {
  /** Until the pane's own button is there. */
  readonly paneMs: readonly number[];
  /** Until it can be pressed: the demo is connected, the selection read. */
  readonly readyMs: readonly number[];
  /** Until the only button of a bare page of React, Fluent UI and Office.js is there, built and served in the same way. */
  readonly barePageMs: readonly number[];
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
    return { paneMs: pane!, readyMs: ready!, barePageMs: barePage! };
  } finally {
    await bare.stop("SIGKILL");
    await visit.stop();
    rmSync(folder, { recursive: true });
  }
}
