import type { Browser, Page } from "playwright-core";

/** One piece of work of a thread, on the browser's own clock, in microseconds. */
interface Task {
  readonly startUs: number;
  /** Less than what passed where other programs had the processor meanwhile. */
  readonly processorUs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  /** Microseconds of the processor. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly startTime?: number } };
}

const MARK = "watched from here";

/** How far the two clocks may differ on the start of a task. */
const CLOCK_STEP_US = 3_000;

/** The record of all tasks of a page while something runs in it: a browser tells pages how long a task took, but not how long it computed. */
export class TaskTrace {
  private constructor(private readonly browser: Browser) {}

  static async start(browser: Browser, page: Page): Promise<TaskTrace> {
    await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
    return new TaskTrace(browser);
  }

  /**
   * Milliseconds of the processor that tasks took.
   * @returns a function of a task's start on the clock of the frame that `mark` was called in; undefined for one that is not recorded
   */
  async stop(): Promise<(startMs: number) => number | undefined> {
    const { traceEvents } = JSON.parse((await this.browser.stopTracing()).toString()) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    const mark = traceEvents.find(({ name }) => name === MARK);
    const markedMs = mark?.args?.data?.startTime;
    if (mark === undefined || markedMs === undefined) throw new Error("The browser's trace has no mark of the pane.");
    const tasks = traceEvents
      .filter(({ name, pid, tid }) => name === "RunTask" && pid === mark.pid && tid === mark.tid)
      .map(({ ts, tdur = 0 }): Task => ({ startUs: ts, processorUs: tdur }));
    return (startMs) => {
      const startUs = mark.ts + (startMs - markedMs) * 1_000;
      const near = tasks.filter((task) => Math.abs(task.startUs - startUs) < CLOCK_STEP_US);
      return near.length === 0 ? undefined : Math.max(...near.map(({ processorUs }) => processorUs)) / 1_000;
    };
  }

  /** To be run once in the frame whose clock is meant, while the trace is on. */
  static readonly mark = (name: string): void => void performance.mark(name);

  static readonly markName = MARK;
}
