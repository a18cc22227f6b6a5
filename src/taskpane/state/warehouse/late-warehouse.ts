import type { PaneServices } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";
import type { ConnectionSession } from "../connection/connection-session";
import type { DataSession } from "../data/data-session";
import type { HandOverSession, ProposalSource } from "./hand-over-session";
import type { HandedOverRuns } from "./handed-over-runs";

export interface LateWarehouseState {
  /** Undefined until the section is opened, or the workbook remembers a run. */
  readonly warehouse: Warehousing | undefined;
  /** Its code did not come; opening the section again tries again. */
  readonly isMissing?: true;
}

/** What is to be handed over, and what was. */
export interface Warehousing {
  readonly handOver: HandOverSession;
  readonly runs: HandedOverRuns;
}

export interface WarehouseParts {
  readonly services: Pick<PaneServices, "bulk" | "clock" | "isHidden">;
  readonly connection: ConnectionSession;
  readonly data: DataSession;
  readonly view: ProposalSource;
}

/** Tables that are handed over to a SQL warehouse. Most panes load nothing for them but the question whether the workbook remembers one. */
export class LateWarehouse extends Subscribable<LateWarehouseState> {
  private loading: Promise<void> | undefined;
  private isOver = false;
  private close: () => void = () => undefined;

  constructor(private readonly parts: WarehouseParts) {
    super({ warehouse: undefined });
  }

  /** Takes up runs that the workbook remembers. Where it cannot be read, nothing is known of them until the section is opened. */
  async open(): Promise<void> {
    try {
      const port = await this.parts.services.bulk();
      if ((await port.remembered()).length > 0) await this.load();
    } catch {
      // Said where the section is opened.
    }
  }

  /** Brings the code for it, once; where it does not come, the next call tries again. */
  load(): Promise<void> {
    return (this.loading ??= this.begin().catch(() => {
      this.loading = undefined;
      this.publish({ warehouse: undefined, isMissing: true });
    }));
  }

  lookAgain(): void {
    this.getState().warehouse?.runs.lookAgain();
  }

  end(): void {
    this.isOver = true;
    this.close();
  }

  private async begin(): Promise<void> {
    const { services, connection, data, view } = this.parts;
    const [port, { HandOverSession }, { HandedOverRuns }] = await Promise.all([
      services.bulk(),
      import(/* webpackChunkName: "warehouse" */ "./hand-over-session"),
      import(/* webpackChunkName: "warehouse" */ "./handed-over-runs"),
    ]);
    if (this.isOver) return;
    const runs = new HandedOverRuns({ port, services, connection });
    const handOver = new HandOverSession({ port, clock: services.clock, view, data, runs });
    this.close = runs.open();
    this.publish({ warehouse: { handOver, runs } });
  }
}
