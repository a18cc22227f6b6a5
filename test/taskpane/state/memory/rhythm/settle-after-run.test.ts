import type { RunStatus } from "../../../../../src/scoring/run-status";
import type { CheckState } from "../../../../../src/taskpane/state/memory/memory-state";
import { LONGEST_SETTLING_MS, settleAfterRun } from "../../../../../src/taskpane/state/memory/rhythm/settle-after-run";
import { Subscribable } from "../../../../../src/taskpane/state/basis/subscribable";
import { progressOf, summaryOf } from "../../../fakes/pane-data";
import { settle, settledLater } from "../../../fakes/settle";

class Told<State> extends Subscribable<State> {
  become(state: State): void {
    this.publish(state);
  }
}

const SCORING: RunStatus = { state: "scoring", progress: progressOf() };
const DONE: RunStatus = { state: "done", summary: summaryOf() };
const CHECKING: CheckState = { kind: "checking", rowsRead: 0 };

describe("what a run has written, until it was looked at", () => {
  const run = new Told<{ readonly status: RunStatus }>({ status: { state: "idle" } });
  const check = new Told<{ readonly check: CheckState }>({ check: { kind: "none" } });
  const memory: { refreshed: Promise<unknown> } = { ...check, refreshed: Promise.resolve() };
  const waits: { readonly ms: number; readonly act: () => void }[] = [];
  const clock = { after: (ms: number, act: () => void) => (waits.push({ ms, act }), () => undefined) };
  const told: boolean[] = [];
  let looked: ReturnType<typeof settledLater<undefined>>;
  let end: () => void;

  const score = (status: RunStatus): void => {
    looked = settledLater<undefined>();
    memory.refreshed = looked.promise;
    run.become({ status: SCORING });
    run.become({ status });
  };

  beforeEach(() => {
    for (const list of [told, waits]) list.length = 0;
    check.become({ check: { kind: "none" } });
    const parts = { run, services: { clock } } as unknown as Parameters<typeof settleAfterRun>[1];
    end = settleAfterRun(memory as unknown as Parameters<typeof settleAfterRun>[0], parts, (isSettling) =>
      told.push(isSettling),
    );
  });

  afterEach(() => end());

  test("settles once the workbook was looked into, for the last time, and the column was checked", async () => {
    score(DONE);
    expect(told).toEqual([true]);
    const again = settledLater<undefined>();
    memory.refreshed = again.promise;
    looked.resolve(undefined);
    await settle();
    check.become({ check: CHECKING });
    again.resolve(undefined);
    await settle();
    expect(told).toEqual([true]);
    check.become({ check: { kind: "none" } });
    await settle();
    expect(told).toEqual([true, false]);
  });

  test("is not waited for any longer than people wait, nor while the next run goes on", async () => {
    score(DONE);
    expect(waits.map(({ ms }) => ms)).toEqual([LONGEST_SETTLING_MS]);
    waits[0]?.act();
    expect(told).toEqual([true, false]);
    score(DONE);
    run.become({ status: SCORING });
    expect(told).toEqual([true, false, true, false]);
    looked.resolve(undefined);
    await settle();
    expect(told).toHaveLength(4);
  });

  test("is nothing where the run wrote nothing", () => {
    score({ state: "idle" });
    expect(told).toEqual([]);
  });
});
