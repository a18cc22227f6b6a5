import { BulkError } from "../../../bulk/bulk-error";
import { CancelledError } from "../../../core/errors";
import type { BulkPort, HandedOverRun } from "../../services/bulk-port";
import type { Connection } from "../../services/connection";
import type { PaneServices } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";
import type { ConnectionSession } from "../connection/connection-session";
import { hostOf } from "../connection/host-of";
import { goesOn, type HandedOver, type RunReach } from "./handed-over-state";
import { LookRounds } from "./look-rounds";
import { connectionToWarehouses } from "./may-hand-over";
import { asWarehouseProblem, isEndOfRun, type WarehouseProblem } from "./warehouse-problem";

export interface RunsParts {
  readonly port: BulkPort;
  readonly services: Pick<PaneServices, "clock" | "isHidden">;
  readonly connection: Pick<ConnectionSession, "getState" | "subscribe">;
}

/** The runs that this workbook remembers, newest first. Each is followed while the pane is connected to its workspace, and is seen. */
export class HandedOverRuns extends Subscribable<readonly HandedOver[]> {
  /** By which it is told how long ago a run began. */
  readonly nowUtcMs: () => number;
  private readonly rounds: LookRounds;
  private readonly comings = new Map<string, AbortController>();
  private isOver = false;

  constructor(private readonly parts: RunsParts) {
    super([]);
    this.nowUtcMs = () => parts.port.nowUtcMs();
    this.rounds = new LookRounds(parts.services, (id, signal) => this.look(id, signal));
  }

  /** Reads what the workbook remembers, and follows it. @returns a function that ends it */
  open(): () => void {
    const endConnection = this.parts.connection.subscribe(() => this.followAll());
    void this.recall();
    return () => {
      this.isOver = true;
      endConnection();
      this.rounds.endAll();
      for (const coming of this.comings.values()) coming.abort();
    };
  }

  /** Takes up runs that the workbook remembers, and drops those that it remembers no more. Where it cannot be read, all stays as it is. */
  async recall(): Promise<void> {
    const remembered = await this.parts.port.remembered().catch(() => undefined);
    if (remembered === undefined || this.isOver) return;
    const known = new Map(this.getState().map((entry) => [entry.run.id, entry]));
    const unkept = this.getState().filter(({ isNotKept }) => isNotKept === true);
    const kept = remembered.map((run): HandedOver => known.get(run.id) ?? { run, phase: { kind: "unknown" } });
    const all = [...unkept, ...kept].sort((one, other) => other.run.startedAtUtcMs - one.run.startedAtUtcMs);
    if (all.length === known.size && all.every(({ run }) => known.has(run.id))) return;
    for (const id of known.keys()) if (!all.some(({ run }) => run.id === id)) this.rounds.end(id);
    this.publish(all);
    this.followAll();
  }

  /** A run that was handed over just now. @param isKept whether the workbook took note of it */
  add(run: HandedOverRun, isKept: boolean): void {
    const others = this.getState().filter((one) => one.run.id !== run.id);
    this.publish([{ run, phase: { kind: "waiting" }, ...(!isKept && { isNotKept: true }) }, ...others]);
    this.follow(run.id);
  }

  /** Names of the tables that runs make, or made: one that was cancelled or failed has left none behind. */
  targets(): ReadonlySet<string> {
    const withTable = this.getState().filter(({ phase }) => phase.kind !== "cancelled" && phase.kind !== "failed");
    return new Set(withTable.map(({ run }) => run.target));
  }

  /** Whether a run's workspace can be asked. */
  reachOf({ host }: HandedOverRun): RunReach {
    const state = this.parts.connection.getState();
    if (state.phase !== "connected" || hostOf(state.upstream.origin) !== host) return "elsewhere";
    return connectionToWarehouses(state) === undefined ? "not-forwarded" : "reached";
  }

  /** The person has come back to the pane: what was not asked while nobody saw it is asked now. */
  lookAgain(): void {
    this.rounds.seeAgain();
  }

  /** Asks at once how a run is. */
  follow(id: string): void {
    this.rounds.begin(id);
  }

  /** Asks for the end of a run; it may come too late. */
  async cancel(id: string): Promise<void> {
    const asked = this.reached(id);
    if (asked === undefined) return;
    this.change(id, { cancel: "asked" });
    try {
      await this.parts.port.cancel(asked.connection, asked.run, new AbortController().signal);
    } catch (error) {
      this.noteUnanswered(id, asWarehouseProblem(error));
    }
    this.follow(id);
  }

  /** Asks the new table how many rows it has, and why some have no prediction; that wakes its warehouse up. */
  async askOutcome(id: string): Promise<void> {
    const asked = this.reached(id);
    if (asked === undefined) return;
    this.change(id, { outcome: { kind: "asking" } });
    try {
      const outcome = await this.parts.port.outcome(asked.connection, asked.run, new AbortController().signal);
      this.change(id, { outcome: { kind: "known", outcome } });
    } catch (error) {
      this.change(id, { outcome: { kind: "failed", problem: asWarehouseProblem(error) } });
    }
  }

  /** Brings the first rows of the new table into a new sheet. */
  async bringBack(id: string, most: number): Promise<void> {
    const asked = this.reached(id);
    if (asked === undefined) return;
    this.cancelBringingBack(id);
    const coming = new AbortController();
    this.comings.set(id, coming);
    const { signal } = coming;
    const sinceMs = this.parts.services.clock.now();
    const onRows = (rows: number): void => {
      if (!signal.aborted) this.change(id, { back: { kind: "coming", sinceMs, rows, most } });
    };
    onRows(0);
    try {
      const back = await this.parts.port.bringBack(asked.connection, asked.run, most, signal, onRows);
      this.change(id, { back: { kind: "there", back } });
    } catch (error) {
      const isCancelled = error instanceof CancelledError && signal.aborted;
      const failed = { kind: "failed", problem: asWarehouseProblem(error) } as const;
      this.change(id, { back: isCancelled ? { kind: "cancelled" } : failed });
    }
  }

  cancelBringingBack(id: string): void {
    this.comings.get(id)?.abort();
  }

  /** Takes a run out of the workbook's memory; its table stays. */
  async forget(id: string): Promise<void> {
    const entry = this.entry(id);
    if (entry === undefined) return;
    this.rounds.end(id);
    this.publish(this.getState().filter(({ run }) => run.id !== id));
    await this.parts.port.forget(entry.run).catch(() => undefined);
  }

  private followAll(): void {
    for (const entry of this.getState()) {
      const isOpen = entry.phase.kind === "unknown" || goesOn(entry);
      if (isOpen && !this.rounds.has(entry.run.id)) this.follow(entry.run.id);
    }
  }

  private async look(id: string, signal: AbortSignal): Promise<"again" | "over"> {
    const asked = this.reached(id);
    if (asked === undefined || this.isOver) return "over";
    if (this.entry(id)?.phase.kind === "unknown") this.change(id, { phase: { kind: "asking" } });
    try {
      const state = await this.parts.port.status(asked.connection, asked.run, signal);
      if (!signal.aborted) this.noteState(id, state);
    } catch (error) {
      if (!signal.aborted) this.noteFailure(id, asWarehouseProblem(error));
    }
    const entry = this.entry(id);
    return entry !== undefined && (goesOn(entry) || entry.unanswered !== undefined) ? "again" : "over";
  }

  private noteState(id: string, kind: "waiting" | "running" | "done"): void {
    const entry = this.entry(id);
    if (entry === undefined) return;
    const wasWatched = goesOn(entry);
    const { unanswered: _unanswered, cancel, ...rest } = entry;
    const cancelled = cancel === "asked" && kind === "done" ? "too-late" : cancel;
    this.replace({ ...rest, ...(cancelled && { cancel: cancelled }), phase: { kind } });
    // Its warehouse is awake still.
    if (kind === "done" && wasWatched) void this.askOutcome(id);
  }

  private noteFailure(id: string, problem: WarehouseProblem): void {
    const entry = this.entry(id);
    if (entry === undefined) return;
    if (!isEndOfRun(problem)) return this.noteUnanswered(id, problem);
    const { unanswered: _unanswered, cancel: _cancel, ...rest } = entry;
    const code = problem instanceof BulkError ? problem.code : undefined;
    if (code === "run-cancelled") return this.replace({ ...rest, phase: { kind: "cancelled" } });
    if (code === "result-gone") return this.replace({ ...rest, phase: { kind: "gone" } });
    this.replace({ ...rest, phase: { kind: "failed", problem } });
  }

  /** The run may go on all the same. */
  private noteUnanswered(id: string, problem: WarehouseProblem): void {
    const entry = this.entry(id);
    if (entry === undefined) return;
    const { cancel: _cancel, ...rest } = entry;
    const phase = rest.phase.kind === "asking" ? ({ kind: "unknown" } as const) : rest.phase;
    this.replace({ ...rest, phase, unanswered: problem });
  }

  /** What a question about a run needs; undefined where its workspace is not reached. */
  private reached(id: string): { readonly run: HandedOverRun; readonly connection: Connection } | undefined {
    const run = this.entry(id)?.run;
    const connection = connectionToWarehouses(this.parts.connection.getState());
    return run && connection && this.reachOf(run) === "reached" ? { run, connection } : undefined;
  }

  private entry(id: string): HandedOver | undefined {
    return this.getState().find(({ run }) => run.id === id);
  }

  private change(id: string, change: Partial<HandedOver>): void {
    const entry = this.entry(id);
    if (entry !== undefined) this.replace({ ...entry, ...change });
  }

  private replace(entry: HandedOver): void {
    this.publish(this.getState().map((one) => (one.run.id === entry.run.id ? entry : one)));
  }
}
