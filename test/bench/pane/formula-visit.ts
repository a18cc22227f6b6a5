import { setTimeout as sleep } from "node:timers/promises";
import type { WorkbenchPage } from "../../end-to-end/workbench-page";
import { PaneVisit } from "./pane-visit";

/** How long predictions took, in milliseconds from the first request on, turn by turn. */
export interface FormulasAndRun {
  /** Until each cell of a column of formulas has its value. */
  readonly formulasMs: readonly number[];
  readonly formulaRequests: readonly number[];
  /** Until the pane has written the same column. */
  readonly runMs: readonly number[];
}

/** What the model "iris" of the demonstration takes. */
const COLUMNS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
const FORMULA = '=SCORE.PREDICT("iris",[@[sepal_length]:[petal_width]])';
const LONG_MS = 300_000;

/**
 * Has a table predicted in Chromium by a formula in each row, and by a run of the pane, by turns.
 * @param delayMs what each answer of the endpoint takes beside its own work
 */
export async function formulasAndRun(rowCount: number, delayMs: number, turns: number): Promise<FormulasAndRun> {
  const visit = await PaneVisit.start();
  const [formulasMs, formulaRequests, runMs]: number[][] = [[], [], []];
  try {
    // No two rows are equal: equal ones would be sent once by formulas.
    const rows = Array.from({ length: rowCount }, (_, row) => [4 + row / 10_000, 3, 1 + (row % 50) / 10, 0.2, null]);
    const file = await visit.writeTable([[...COLUMNS, "Predicted"], ...rows]);
    for (let turn = 0; turn < turns; turn++) {
      const byFormulas = await measured(visit, file, delayMs, (workbench) => enterFormulas(workbench, rowCount));
      formulasMs!.push(byFormulas.ms);
      formulaRequests!.push(byFormulas.requests);
      runMs!.push((await measured(visit, file, delayMs, runPane)).ms);
    }
  } finally {
    await visit.stop();
  }
  return { formulasMs: formulasMs!, formulaRequests: formulaRequests!, runMs: runMs! };
}

async function measured(
  visit: PaneVisit,
  file: string,
  delayMs: number,
  work: (workbench: WorkbenchPage) => Promise<void>,
): Promise<{ ms: number; requests: number }> {
  const workbench = await visit.openWorkbench();
  let requests = 0;
  let firstAt = 0;
  await workbench.page.context().route(/\/invocations$/, async (route) => {
    if (requests++ === 0) firstAt = performance.now();
    await sleep(delayMs);
    await route.continue();
  });
  await workbench.openFile(file);
  await work(workbench);
  const ms = performance.now() - firstAt;
  await workbench.close();
  return { ms, requests };
}

async function enterFormulas(workbench: WorkbenchPage, rowCount: number): Promise<void> {
  const section = workbench.pane.getByRole("region", { name: "Formulas" });
  await workbench.enter("E2", FORMULA);
  const all = rowCount.toLocaleString("en-US");
  await section.getByText(new RegExp(`of ${all} rows to`)).waitFor({ timeout: LONG_MS });
  await section.getByRole("button", { name: "Show where they would go" }).click();
  await section.getByRole("button", { name: "Send them there" }).click();
  await section.getByText(`${all} cells have their predictions`).waitFor({ timeout: LONG_MS });
}

async function runPane(workbench: WorkbenchPage): Promise<void> {
  await workbench.startScoring();
  await workbench.result.waitFor({ timeout: LONG_MS });
}
