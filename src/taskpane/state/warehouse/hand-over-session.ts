import type { Warehouse } from "../../../bulk/sql/warehouses";
import { CancelledError } from "../../../core/errors";
import type { BulkPort, HandOverOrder, HandOverStep } from "../../services/bulk-port";
import type { Connection } from "../../services/connection";
import type { PaneClock } from "../../services/pane-services";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";
import type { DataSession } from "../data/data-session";
import type { PaneState, Proposal } from "../proposal/proposal";
import {
  handOverForm,
  handOverOrder,
  isOrder,
  orderKey,
  type HandOverChoices,
  type HandOverForm,
  type OrderInputs,
  type WhyNoOrder,
} from "./hand-over-order";
import type { HandOverState, Look } from "./hand-over-state";
import type { HandedOverRuns } from "./handed-over-runs";
import { nextFreeName } from "./proposed-name";
import { asWarehouseProblem } from "./warehouse-problem";

/** What the pane would score at this moment. */
export interface ProposalSource {
  getState(): { readonly state: PaneState; readonly proposal: Proposal };
}

export interface HandOverSessionParts {
  readonly port: BulkPort;
  readonly clock: PaneClock;
  readonly view: ProposalSource;
  readonly data: Pick<DataSession, "confirm">;
  readonly runs: HandedOverRuns;
}

const NOTHING_CHOSEN: HandOverChoices = {
  warehouseId: undefined,
  source: undefined,
  tableName: "",
  volume: "",
  target: undefined,
  returnType: "",
  leavesRowsOut: false,
};

/** What is to be handed over to which warehouse: chosen, looked at as a statement, and only then sent. */
export class HandOverSession extends Subscribable<HandOverState> {
  private readonly listing = new LatestOnly();
  private readonly looking = new LatestOnly();
  private readonly starting = new LatestOnly();
  private listedFor: Connection | undefined;

  constructor(private readonly parts: HandOverSessionParts) {
    super({ choices: NOTHING_CHOSEN, warehouses: { kind: "unasked" }, look: { kind: "none" } });
  }

  /** Asks which warehouses there are, once for each connection unless it is asked again. */
  async list(connection: Connection, again?: "again"): Promise<void> {
    if (this.listedFor === connection && again === undefined) return;
    this.listedFor = connection;
    const signal = this.listing.begin();
    this.change({ warehouses: { kind: "asking" } });
    try {
      const warehouses = await this.parts.port.warehouses(connection, signal);
      if (!signal.aborted) this.change({ warehouses: { kind: "listed", warehouses } });
    } catch (error) {
      if (!signal.aborted) this.change({ warehouses: { kind: "failed", problem: asWarehouseProblem(error) } });
    }
  }

  /** Shows what is to be chosen for another table, or folds it. */
  ask(isAsked: boolean): void {
    const { isAsked: _before, ...state } = this.getState();
    this.publish({ ...state, ...(isAsked && { isAsked }) });
  }

  choose(chosen: Partial<HandOverChoices>): void {
    this.looking.stop();
    const { ended: _ended, look, ...state } = this.getState();
    const choices = { ...state.choices, ...chosen };
    this.publish({ ...state, choices, look: look.kind === "seen" ? look : { kind: "none" } });
  }

  /** Another name where the one that was looked at is taken. */
  nextTarget(): string {
    const { target } = this.form();
    return nextFreeName(target, new Set([target, ...this.parts.runs.targets()]));
  }

  /** Takes it, and looks at the statement anew. */
  async useNextTarget(): Promise<void> {
    this.choose({ target: this.nextTarget() });
    await this.look();
  }

  /** What the section shows, with what is proposed where nothing was said. */
  form(): HandOverForm {
    return handOverForm(this.inputs());
  }

  order(): HandOverOrder | WhyNoOrder {
    return handOverOrder(this.inputs());
  }

  /** Leaves rows out of which cells cannot be sent, and looks at the statement anew. */
  async leaveRowsOut(): Promise<void> {
    this.choose({ leavesRowsOut: true });
    await this.look();
  }

  /** The statement that was looked at, if it is still what would run, and by the connection it was looked at with: after another sign-in it is not. */
  seen(): Extract<Look, { readonly kind: "seen" }> | undefined {
    const { look } = this.getState();
    const order = this.order();
    if (look.kind !== "seen" || !isOrder(order)) return undefined;
    return look.order.connection === order.connection && look.key === orderKey(order) ? look : undefined;
  }

  /** Asks for the statement: nothing is uploaded or made. */
  async look(): Promise<void> {
    const order = this.order();
    if (!isOrder(order)) return;
    const { port, clock } = this.parts;
    const key = orderKey(order);
    const sinceMs = clock.now();
    const signal = this.looking.begin();
    this.change({ look: { kind: "looking", sinceMs } }, "new");
    const onState = (warehouse: Warehouse): void => {
      if (signal.aborted) return;
      this.change({ look: { kind: "looking", sinceMs, warehouse } });
      this.noteWarehouse(warehouse);
    };
    try {
      const plan = await port.plan(order, onState, signal);
      if (!signal.aborted) this.change({ look: { kind: "seen", key, order, plan } });
    } catch (error) {
      if (!signal.aborted) this.change({ look: { kind: "failed", problem: asWarehouseProblem(error) } });
    }
  }

  stopLooking(): void {
    this.looking.stop();
    this.change({ look: { kind: "none" } });
  }

  /** Hands over what was looked at, and nothing else: rows of the sheet are read once more before they go. */
  async handOver(): Promise<void> {
    const seen = this.seen();
    if (seen === undefined || this.getState().sending !== undefined) return;
    const { order, plan } = seen;
    const { port, clock, data, runs } = this.parts;
    this.change({ sending: { order, sinceMs: clock.now() } }, "new");
    if (order.source.kind === "sheet" && !(await data.confirm())) {
      return this.end({ ended: { kind: "changed" }, look: { kind: "none" } });
    }
    const signal = this.starting.begin();
    try {
      let isKept = true;
      const onStep = (step: HandOverStep): void => {
        isKept &&= step.kind !== "not-remembered";
        this.noteStep(step);
      };
      const run = await port.start(order, plan, onStep, signal);
      runs.add(run, isKept);
      const { warehouseId, volume, tableName } = this.getState().choices;
      this.end({ look: { kind: "none" }, choices: { ...NOTHING_CHOSEN, warehouseId, volume, tableName } });
      this.ask(false);
      // The cancel came when the statement was on its way.
      if (signal.aborted) await runs.cancel(run.id);
    } catch (error) {
      const isCancelled = error instanceof CancelledError && signal.aborted;
      this.end({ ended: isCancelled ? { kind: "cancelled" } : { kind: "failed", problem: asWarehouseProblem(error) } });
      // An upload that could not be taken away is remembered, too.
      await runs.recall();
    }
  }

  /** Before the statement is handed over nothing has been made. */
  cancelSending(): void {
    const { sending } = this.getState();
    if (sending === undefined) return;
    this.change({ sending: { ...sending, isCancelling: true } });
    this.starting.stop();
  }

  private inputs(): OrderInputs {
    const { choices, warehouses } = this.getState();
    const { state, proposal } = this.parts.view.getState();
    return {
      choices,
      warehouses: warehouses.kind === "listed" ? warehouses.warehouses : [],
      state,
      proposal,
      taken: this.parts.runs.targets(),
    };
  }

  private noteStep(step: HandOverStep): void {
    const { sending } = this.getState();
    if (sending !== undefined) this.change({ sending: { ...sending, step } });
  }

  /** A warehouse that was started is shown so in the list. */
  private noteWarehouse(warehouse: Warehouse): void {
    const { warehouses: listed } = this.getState();
    if (listed.kind !== "listed") return;
    const warehouses = listed.warehouses.map((one) => (one.id === warehouse.id ? warehouse : one));
    this.change({ warehouses: { kind: "listed", warehouses } });
  }

  private end(change: Partial<HandOverState>): void {
    const { sending: _sending, ...state } = this.getState();
    this.publish({ ...state, ...change });
  }

  /** @param attempt "new" forgets how the one before ended */
  private change(change: Partial<HandOverState>, attempt?: "new"): void {
    const { ended, ...state } = this.getState();
    this.publish({ ...state, ...(attempt === undefined && ended && { ended }), ...change });
  }
}
