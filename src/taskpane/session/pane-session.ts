import type { PaneServices } from "../pane-services";
import { ConnectionSession } from "./connection-session";
import { DataSession } from "./data-session";
import { ModelSession } from "./model-session";
import { SettingsSession } from "./pane-settings";
import { planRun } from "./plan-run";
import type { PaneState, Proposal } from "./proposal";
import { RunSession } from "./run-session";

/** The parts of the pane and what one of them means for another. */
export class PaneSession {
  readonly connection: ConnectionSession;
  readonly model: ModelSession;
  readonly data: DataSession;
  readonly settings: SettingsSession;
  readonly run: RunSession;

  constructor(services: PaneServices) {
    this.connection = new ConnectionSession(services);
    this.model = new ModelSession(services);
    this.data = new DataSession(services);
    this.settings = new SettingsSession(services.memory);
    this.run = new RunSession(services);
  }

  /** Connects, reads the selection and follows it. @returns a function that ends it */
  open(): () => void {
    const end = this.letModelFollowConnection();
    const selectionEnded = this.data.open();
    void this.connection.open();
    return () => {
      end();
      void selectionEnded.then((endSelection) => endSelection());
    };
  }

  /** Goes to where a pasted address points. @throws RunStoppedError `invalid-address` */
  async useAddress(text: string): Promise<void> {
    this.model.chooseAddress(await this.connection.useAddress(text));
  }

  /** Starts a run of what is proposed; does nothing while something is in the way. */
  async score(state: PaneState, proposal: Proposal): Promise<void> {
    const { target, sent, obstacle } = proposal;
    const { connection } = state;
    const plan = planRun(proposal, state.settings);
    if (connection.phase !== "connected" || target === undefined || plan === undefined || obstacle !== undefined)
      return;
    await this.run.start({
      connection: connection.connection,
      route: target.route,
      modelLabel: target.name ?? connection.upstream.label,
      columns: sent,
      plan,
    });
    await this.data.refresh();
  }

  async removeOutput(): Promise<void> {
    await this.run.removeOutput();
    await this.data.refresh();
  }

  /** Another upstream has other models; signing in to the same one keeps what was chosen. */
  private letModelFollowConnection(): () => void {
    let upstreamId: string | undefined;
    return this.connection.subscribe(() => {
      const state = this.connection.getState();
      const nextId = "upstream" in state ? state.upstream.id : undefined;
      this.model.follow(state.phase === "connected" ? state : undefined, nextId === upstreamId);
      upstreamId = nextId;
    });
  }
}
