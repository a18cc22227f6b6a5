import { MAX_PAYLOAD_BYTES } from "../../core/batch";
import type { InputChoices } from "../../core/input-plan";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import type { PaneServices } from "../pane-services";
import { ConnectionSession } from "./connection-session";
import { DataSession } from "./data-session";
import { ModelSession } from "./model-session";
import { SettingsSession, type PaneSettings } from "./pane-settings";
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
    const { target, shape, sent, collision, obstacle } = proposal;
    const { connection, settings } = state;
    if (connection.phase !== "connected" || target === undefined || shape === undefined || obstacle !== undefined)
      return;
    const plan: ScoringPlan = {
      source: shape.source,
      inputs: planChoices(proposal, settings),
      rowsPerBatch: settings.rowsPerBatch,
      concurrentRequests: settings.concurrentRequests,
      maxPayloadBytes: MAX_PAYLOAD_BYTES,
      columnName: settings.columnName,
      collision: collision?.choice ?? "next-free",
      onProblems: "score-clean",
      onRefused: "quarantine",
    };
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

/** With a schema of columns, its inputs and the columns joined to them; otherwise the ticked columns. */
function planChoices({ matches, schema, sent }: Proposal, settings: PaneSettings): InputChoices {
  const known = schema?.phase === "known" ? schema.schema : undefined;
  if (known === undefined || matches === undefined) {
    return { format: settings.inputFormat, columns: sent.map((one) => one.column), schema: known };
  }
  const sources = Object.fromEntries(sent.map((one) => [one.inputName, { column: one.column }]));
  // An optional input that the analyst leaves out is not even named, or its column of that very name would be sent.
  const columns = known.columns.filter((column) => column.name in sources);
  return { format: settings.inputFormat, schema: { ...known, columns }, sources };
}
