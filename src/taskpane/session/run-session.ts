import type { ScoringError } from "../../core/errors";
import type { OutputRef } from "../../scoring/ports";
import type { RunStatus, ScoringPlan } from "../../scoring/scoring-plan";
import type { Connection, PaneServices, ScoringRunHandle, SentColumn } from "../pane-services";
import { asScoringError } from "./as-scoring-error";
import { Subscribable } from "./subscribable";

/** What one press of the button is about. */
export interface RunOrder {
  readonly connection: Connection;
  readonly route: string;
  /** For people: "iris on Demo models". */
  readonly modelLabel: string;
  readonly columns: readonly SentColumn[];
  readonly plan: ScoringPlan;
}

export interface RunState {
  readonly status: RunStatus;
  readonly order?: RunOrder;
  /** Cancel was pressed; what was answered is still being written. */
  readonly isCancelling: boolean;
  /** What became of the result column after the run. */
  readonly removal: "none" | "removing" | "removed";
  readonly removalError?: ScoringError;
  /** Headers of all result columns this pane has added: predictions are not sent as inputs. */
  readonly ownHeaders: ReadonlySet<string>;
  /** Hosts that rows have been sent to. */
  readonly knownOrigins: ReadonlySet<string>;
}

type RunServices = Pick<PaneServices, "createRun" | "removeOutput">;

/** The latest scoring run, as long as the pane is open. */
export class RunSession extends Subscribable<RunState> {
  private readonly services: RunServices;
  private run: ScoringRunHandle | undefined;
  private isStarting = false;

  constructor(services: RunServices) {
    super({
      status: { state: "idle" },
      isCancelling: false,
      removal: "none",
      ownHeaders: new Set(),
      knownOrigins: new Set(),
    });
    this.services = services;
  }

  /** Starts a run unless one is under way; settles when it has ended. */
  async start(order: RunOrder): Promise<void> {
    if (this.isStarting || isUnderWay(this.getState().status)) return;
    this.isStarting = true;
    try {
      const run = await this.services.createRun(order.connection, order.route);
      this.begin(order, run);
      const end = run.subscribe(() => this.note(run.getStatus()));
      await run.start(order.plan);
      end();
      this.note(run.getStatus());
    } catch (error) {
      // Only the creation can fail; a run itself says in its status how it ended.
      this.note({ state: "failed", error: asScoringError(error) });
    } finally {
      this.isStarting = false;
    }
  }

  private begin(order: RunOrder, run: ScoringRunHandle): void {
    this.run = run;
    const { ownHeaders, knownOrigins } = this.getState();
    this.publish({
      status: run.getStatus(),
      order,
      isCancelling: false,
      removal: "none",
      ownHeaders,
      knownOrigins: new Set([...knownOrigins, order.connection.upstream.origin]),
    });
  }

  cancel(): void {
    if (!isUnderWay(this.getState().status)) return;
    this.publish({ ...this.getState(), isCancelling: true });
    this.run?.cancel();
  }

  /** Takes the result columns of the latest run out of the sheet again. */
  async removeOutput(): Promise<void> {
    const output = outputOf(this.getState().status);
    if (output === undefined || this.getState().removal !== "none") return;
    const { removalError: _old, ...rest } = this.getState();
    this.publish({ ...rest, removal: "removing" });
    try {
      await this.services.removeOutput(output);
      const own = new Set(rest.ownHeaders);
      for (const header of output.headers) own.delete(header);
      this.publish({ ...this.getState(), removal: "removed", ownHeaders: own });
    } catch (error) {
      this.publish({ ...this.getState(), removal: "none", removalError: asScoringError(error) });
    }
  }

  private note(status: RunStatus): void {
    const state = this.getState();
    const added = outputOf(status)?.headers ?? [];
    this.publish({ ...state, status, ownHeaders: new Set([...state.ownHeaders, ...added]) });
  }
}

export function isUnderWay(status: RunStatus): boolean {
  return status.state === "reading" || status.state === "scoring";
}

/** The result columns a run left in the sheet. */
export function outputOf(status: RunStatus): OutputRef | undefined {
  return "summary" in status ? status.summary?.output : undefined;
}
