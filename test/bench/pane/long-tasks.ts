import type { Frame } from "playwright-core";
import type { WorkbenchPage } from "../../end-to-end/workbench-page";
import { paneFrameOf } from "./pane-visit";
import { TaskTrace } from "./task-trace";

/** A piece of work in which nothing else could be done, in milliseconds. */
export interface LongTask {
  /** On the pane's own clock. */
  readonly startMs: number;
  readonly tookMs: number;
  /** The rest passed while other programs had the processor. */
  readonly computedMs: number;
}

/** How alive the pane was during one run. */
export interface RunWatched {
  /** Pieces of work of 50 ms and more that the browser says were the pane's own, longest first. */
  readonly ownTasks: readonly LongTask[];
  /** Those of the workbench's page, which shares the thread here and does not in Excel. */
  readonly hostTasks: readonly LongTask[];
  /** The most often the words of the progress changed within one second. */
  readonly progressChangesPerSecond: number;
  readonly heapBeforeMb: number;
  /** The most that scripts held at any look: of workbench and pane together. */
  readonly heapPeakMb: number;
  readonly runMs: number;
  /** What the pane says of the end. */
  readonly outcome: string;
}

interface Watch {
  readonly tasks: { readonly name: string; readonly startTime: number; readonly duration: number }[];
  readonly changes: number[];
  readonly heapBytes: number[];
}

type WatchingWindow = Window & { watch?: Watch; stopWatching?: () => void };

/** How often the heap is looked at. */
const LOOK_MS = 250;

/** Presses the button of a pane that is ready, and watches until the run has ended. */
export async function watchRun(workbench: WorkbenchPage): Promise<RunWatched> {
  const { page } = workbench;
  const frame = paneFrameOf(workbench);
  const trace = await TaskTrace.start(page.context().browser()!, page);
  await frame.evaluate(TaskTrace.mark, TaskTrace.markName);
  await frame.evaluate(startWatching, LOOK_MS);
  const startedAt = performance.now();
  await workbench.startScoring();
  await workbench.result.waitFor({ timeout: 600_000 });
  const runMs = performance.now() - startedAt;
  await workbench.result.getByRole("img").first().waitFor(); // The picture of all predictions is made after the run.
  const { tasks, changes, heapBytes } = await stopWatching(frame);
  const computedMs = await trace.stop();
  const chosen = (isOwn: boolean): LongTask[] =>
    tasks
      .filter(({ name }) => isOwn === OWN.has(name))
      .map(({ startTime: startMs, duration: tookMs }) => ({
        startMs,
        tookMs,
        computedMs: computedMs(startMs) ?? tookMs,
      }))
      .sort((a, b) => b.tookMs - a.tookMs);
  return {
    ownTasks: chosen(true),
    hostTasks: chosen(false),
    progressChangesPerSecond: mostWithin(changes, 1_000),
    heapBeforeMb: heapBytes[0]! / 1e6,
    heapPeakMb: Math.max(...heapBytes) / 1e6,
    runMs,
    outcome: (await workbench.result.getByRole("heading").first().innerText()).trim(),
  };
}

/** How the browser names a task, seen from the frame that was at work, or that was among those. Source: W3C Long Tasks API. */
const OWN: ReadonlySet<string> = new Set(["self", "multiple-contexts"]);

/** Runs in the pane. */
function startWatching(lookMs: number): void {
  const own = window as WatchingWindow;
  const watch: Watch = { tasks: [], changes: [], heapBytes: [] };
  const heap = (): number => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
  const note = (entries: readonly PerformanceEntry[]): void => {
    for (const { name, startTime, duration } of entries) watch.tasks.push({ name, startTime, duration });
  };
  const tasks = new PerformanceObserver((list) => note(list.getEntries()));
  tasks.observe({ type: "longtask" });
  let words = "";
  const changes = new MutationObserver(() => {
    const next = document.querySelector("[role=progressbar]")?.parentElement?.textContent ?? "";
    if (next !== words) watch.changes.push(performance.now());
    words = next;
  });
  changes.observe(document.body, { subtree: true, childList: true, characterData: true });
  (window as unknown as { gc?: () => void }).gc?.();
  watch.heapBytes.push(heap());
  const looks = setInterval(() => watch.heapBytes.push(heap()), lookMs);
  own.watch = watch;
  own.stopWatching = () => {
    note(tasks.takeRecords());
    tasks.disconnect();
    changes.disconnect();
    clearInterval(looks);
  };
}

/** After a moment in which nothing is done: the browser tells of a task only when it is over. */
async function stopWatching(frame: Frame): Promise<Watch> {
  return frame.evaluate(async () => {
    const { watch, stopWatching: stop } = window as WatchingWindow;
    await new Promise((settle) => setTimeout(settle, 200));
    stop!();
    return watch!;
  });
}

/** How many of these moments, in order, lie within `spanMs` of one another, at most. */
function mostWithin(moments: readonly number[], spanMs: number): number {
  let most = 0;
  let first = 0;
  for (const [last, moment] of moments.entries()) {
    while (moments[first]! <= moment - spanMs) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
