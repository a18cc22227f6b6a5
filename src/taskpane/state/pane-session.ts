import { originsOfKept } from "../../composition/kept-key";
import { labelOutput } from "../../core/predictions/threshold";
import { isAgreed } from "../../core/recipe/agreed-faults";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { ResultColumns } from "../../scoring/ports";
import type { RunStatus } from "../../scoring/run-status";
import type { PaneServices } from "../services/pane-services";
import { ConnectionSession } from "./connection/connection-session";
import { isSameWork } from "./connection/connection-state";
import { DataSession } from "./data/data-session";
import { HostSession } from "./data/host-session";
import { LateFormulas } from "./formulas/late-formulas";
import { LateMemory } from "./memory/late-memory";
import { ModelSession } from "./model/model-session";
import { PaneViewSource } from "./pane-view";
import { planOrder } from "./proposal/plan-run";
import { RecipeSession } from "./recipe/recipe-session";
import { HeardSession } from "./run/heard-session";
import { PreviewSession } from "./run/preview-session";
import { isUnderWay, RunSession, type RunOrder } from "./run/run-session";
import { showResult } from "./run/show-result";
import { SettingsSession } from "./settings/settings-session";
import { VersionSession } from "./version/version-session";
import { LateWarehouse } from "./warehouse/late-warehouse";

/** The parts of the pane and what one of them means for another. */
export class PaneSession {
  readonly connection: ConnectionSession;
  readonly model: ModelSession;
  readonly data: DataSession;
  readonly host: HostSession;
  readonly settings: SettingsSession;
  readonly recipes = new RecipeSession();
  readonly run: RunSession;
  readonly preview: PreviewSession;
  readonly heard: HeardSession;
  readonly memory: LateMemory;
  readonly formulas: LateFormulas;
  readonly version: VersionSession;
  readonly warehouse: LateWarehouse;
  readonly view: PaneViewSource;
  private readonly services: Pick<PaneServices, "sheet" | "catalogue" | "hasFocus" | "memory">;

  constructor(services: PaneServices) {
    this.model = new ModelSession(services);
    this.connection = new ConnectionSession(services, (address) => this.model.chooseAddress(address));
    this.data = new DataSession(services);
    this.host = new HostSession(services);
    this.settings = new SettingsSession(services.memory);
    this.run = new RunSession(services, async (order) => {
      const { ceilings } = this.settings.getState();
      if (Object.keys(ceilings).length === 0) return undefined;
      const { ceilingQuestion } = await import("./run/ceiling-question");
      return ceilingQuestion(order, ceilings, await services.columnMemory());
    });
    this.preview = new PreviewSession(services);
    const { connection, model, data, host, settings, recipes, run, preview } = this;
    this.heard = new HeardSession({ run, clock: services.clock });
    this.memory = new LateMemory({ services, connection, model, data, settings, recipes, run });
    this.formulas = new LateFormulas({ services, connection });
    this.version = new VersionSession({ services, connection });
    this.view = new PaneViewSource({ connection, model, data, host, settings, recipes, run, preview });
    this.warehouse = new LateWarehouse({ services, connection, data, view: this.view });
    this.services = services;
  }

  /** Connects, reads the selection and follows it. @returns a function that ends it */
  open(): () => void {
    const ends = [this.letModelFollowConnection(), this.noteEndsOfSignIn(), this.forgetGoneColumns(), this.host.open()];
    ends.push(this.heard.open(), this.formulas.open(), this.version.open());
    const choices = this.followChoices();
    ends.push(choices.end);
    const selectionEnded = choices.isReady.then(() => this.data.open());
    void selectionEnded.then(() => this.memory.open()).then(() => this.warehouse.open());
    void this.connection.open();
    return () => {
      for (const end of ends) end();
      this.memory.end();
      this.warehouse.end();
      void selectionEnded.then((endSelection) => endSelection());
    };
  }

  /** Goes to where a pasted address points; of a workspace, its endpoints are listed. @throws RunStoppedError `not-an-address`, `invalid-address` */
  async useAddress(text: string): Promise<void> {
    const address = await this.connection.useAddress(text);
    if (address.kind !== "workspace") this.model.chooseAddress(address);
  }

  /** Goes to an upstream of the list: to the very endpoint that was pasted for it, where that is remembered. */
  async chooseUpstream(id: string): Promise<void> {
    const address = this.connection.rememberedAddress(id);
    if (address === undefined) await this.connection.chooseUpstream(id);
    else await this.useAddress(address).catch(() => this.connection.chooseUpstream(id));
  }

  /**
   * Starts a run of what is proposed; does nothing while something is in the way, or once another selection has been found than is shown:
   * what was not shown is not sent. Cells at fault stop it before anything is sent,
   * unless they are those that the analyst has just seen, or has agreed to leave out in an earlier run of this table.
   * @param onRefused "every-row" goes on although the endpoint seems to refuse every row; otherwise as the settings say
   */
  async score(onRefused?: "every-row"): Promise<void> {
    const { state, proposal, review } = this.view.getState();
    const order = planOrder(state, proposal);
    if (order === undefined || !(await this.run.prepare(() => this.data.confirm()))) return;
    const { place } = order;
    const plan = onRefused === undefined ? order.plan : { ...order.plan, onRefused };
    if (review?.isCurrent === true) {
      const { report, checkedWith } = review;
      this.recipes.change(place, { kind: "agree-to-faults", report, checkedWith });
    }
    this.preview.close();
    const known = proposal.schema?.phase === "known" ? proposal.schema.schema : undefined;
    const isRowByRow = this.preview.isRowByRow(order.address);
    const remembered = { ...order, ...(isRowByRow !== undefined && { isRowByRow }) };
    const remember = () => this.memory.memoryOf(remembered, known);
    await this.run.start(
      { ...remembered, remember, plan: review?.isSettled === true ? { ...plan, onProblems: "score-clean" } : plan },
      (report) => isAgreed(this.recipes.at(place), report),
    );
    const { status } = this.run.getState();
    const summary = "summary" in status ? status.summary : undefined;
    this.noteOutputs(order, summary?.outputs ?? []);
    if (summary?.resultColumns !== undefined && order.plan.collision === "replace") {
      await this.giveLookAgain(summary.resultColumns);
    }
    await showResult(this.services, this.run.getState(), this.data.getState().selection);
    await this.data.refresh();
  }

  /** Labels of ours are no output of the model, unless it has one that is called so. */
  private noteOutputs({ place, recipe: { threshold, outputsKnown } }: RunOrder, written: readonly string[]): void {
    const label = threshold && labelOutput(threshold);
    const outputs = written.filter((output) => output !== label || outputsKnown.includes(output));
    this.recipes.change(place, { kind: "note-outputs", outputs });
  }

  /** Columns that were replaced have lost the format of their numbers; where its code does not come, they stay without. */
  private async giveLookAgain(resultColumns: ResultColumns): Promise<void> {
    const looks = await import("./look/look-session").catch(() => undefined);
    await looks?.looksOf(this.services).giveAgain(resultColumns);
  }

  /** Shows what a run of what is proposed would write first; does nothing where a run would not start. */
  async previewRows(): Promise<void> {
    const { state, proposal } = this.view.getState();
    const order = planOrder(state, proposal);
    if (order === undefined || !(await this.data.confirm())) return;
    await this.preview.ask(order);
    const preview = this.preview.getState();
    if (preview.kind === "shown") {
      this.heard.notePreview(order.address, preview.preview);
      this.noteOutputs(order, preview.preview.outputs);
    }
    if (preview.kind === "failed") this.connection.noteFailure(preview.error, order.connection.upstream.id);
    if (this.preview.isRowByRow(order.address) === false)
      await this.memory.getState().memory?.noteNotRowByRow(order.address);
  }

  /** The person has come back from the sheet. During a run the sheet is read by the run, and by the pane when it has ended. */
  lookAgain(): void {
    this.data.lookAgain(() => {
      const { status, isPreparing } = this.run.getState();
      return !isUnderWay(status) && isPreparing !== true;
    });
    this.memory.getState().memory?.lookAgain();
    this.version.lookAgain();
    this.warehouse.lookAgain();
  }

  async removeResultColumns(): Promise<void> {
    await this.run.removeResultColumns();
    await this.data.refresh();
  }

  /** Puts back what the latest run replaced, or what was taken out after it. */
  async undoRun(): Promise<void> {
    await this.run.undo();
    await this.data.refresh();
  }

  /** Takes an analyst's copy of a model's signature for its schema. @throws InputError `bad-signature` */
  async describeModel(target: EndpointAddress, signature: string): Promise<void> {
    const catalogue = await this.services.catalogue();
    this.model.describeBySignature(target, await catalogue.readSignature(signature));
  }

  /** Selects one cell in the grid, so that the analyst sees it. */
  async goToCell(sheetName: string, address: string): Promise<void> {
    await (await this.services.sheet()).goToCell(sheetName, address);
  }

  /** Selects the cells of a result column. */
  async goToColumn(columns: ResultColumns, header: string): Promise<void> {
    const results = await (await this.services.sheet()).results();
    await results.goToColumn(columns, header);
  }

  /** Another upstream has other models; signing in to the same one keeps what was chosen. When a sign-in ends by itself, all stays as it is. */
  private letModelFollowConnection(): () => void {
    let upstreamId: string | undefined;
    return this.connection.subscribe(() => {
      const state = this.connection.getState();
      const nextId = "upstream" in state ? state.upstream.id : undefined;
      if (isSameWork(state, upstreamId)) return;
      const origin = "upstream" in state ? state.upstream.origin : undefined;
      this.model.follow(state.phase === "connected" ? state : undefined, nextId === upstreamId, origin);
      upstreamId = nextId;
    });
  }

  /** Where nothing can come back, nothing waits for it; where its code does not come, nothing does. */
  private followChoices(): { readonly isReady: Promise<void>; readonly end: () => void } {
    const { services, model, data, recipes, view } = this;
    let end: (() => void) | undefined = () => undefined;
    const following = import(/* webpackChunkName: "choices" */ "./kept/follow-choices")
      .then(({ followChoices }) => {
        if (end !== undefined) end = followChoices({ services, model, data, recipes, view });
      })
      .catch(() => undefined);
    const isAwaited = originsOfKept(services.memory).length > 0;
    return { isReady: isAwaited ? following : Promise.resolve(), end: () => (end?.(), (end = undefined)) };
  }

  private forgetGoneColumns(): () => void {
    return this.data.subscribe(() => {
      const { selection } = this.data.getState();
      if (selection?.kind === "source") void this.run.noteSelection(selection.shape).catch(() => undefined);
    });
  }

  /** A run, or a question about a model, is where it shows that the person is not signed in any more. */
  private noteEndsOfSignIn(): () => void {
    let lastStatus: RunStatus | undefined;
    const endRun = this.run.subscribe(() => {
      const { status, order } = this.run.getState();
      if (status === lastStatus || order === undefined) return;
      lastStatus = status;
      if (status.state !== "failed") return;
      this.connection.noteFailure(status.error, order.connection.upstream.id);
      void this.connection.noteRefusedRun(status.error, order.connection.upstream.id);
    });
    const endModel = this.model.subscribe(() => {
      const connection = this.connection.getState();
      if (connection.phase !== "connected") return;
      for (const schema of this.model.getState().schemas.values()) {
        if (schema.phase === "failed") this.connection.noteFailure(schema.error, connection.upstream.id);
      }
    });
    return () => {
      endRun();
      endModel();
    };
  }
}
