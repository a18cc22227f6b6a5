import type { RunStatus } from "../../../src/scoring/run-status";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import type { ScoringRunHandle } from "../../../src/taskpane/services/run-port";
import { progressOf } from "./pane-data";

/** A run whose status the test sets; `start` settles when the status is an end. */
export class FakeRun implements ScoringRunHandle {
  plan: ScoringPlan | undefined;
  isCancelled = false;
  private status: RunStatus = { state: "idle" };
  private readonly listeners = new Set<() => void>();
  private end: () => void = () => undefined;

  readonly getStatus = (): RunStatus => this.status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(plan: ScoringPlan): Promise<void> {
    this.plan = plan;
    this.become({ state: "reading", progress: progressOf() });
    return new Promise((resolve) => (this.end = resolve));
  }

  cancel(): void {
    this.isCancelled = true;
  }

  become(status: RunStatus): void {
    this.status = status;
    for (const listener of this.listeners) listener();
    if (status.state !== "idle" && !("progress" in status)) this.end();
  }
}
