import type { Schema } from "../../../core/inputs/schema";
import type { RunMemory } from "../../../scoring/run-memory";
import { Subscribable } from "../basis/subscribable";
import type { RunOrder } from "../run/run-session";
import type { MemoryParts } from "./memory-parts";
import type { MemorySession } from "./memory-session";

export interface LateMemoryState {
  /** Undefined until its code is there. */
  readonly memory: MemorySession | undefined;
  /** Whether the selected table has a remembered column, and the footer is about that. */
  readonly isOffering: boolean;
  /** Whether a run has just ended, and what can be offered of its columns is not known yet. */
  readonly isSettling: boolean;
}

/** The memory of the workbook's columns, whose code the first frames do not need. */
export class LateMemory extends Subscribable<LateMemoryState> {
  private opening: Promise<void> | undefined;
  private isOver = false;
  private close: () => void = () => undefined;

  constructor(private readonly parts: MemoryParts) {
    super({ memory: undefined, isOffering: false, isSettling: false });
  }

  /** Loads the code and looks into the workbook, once. Where the code does not come, the next call tries again. */
  open(): Promise<void> {
    return (this.opening ??= this.begin().catch(() => {
      this.opening = undefined;
    }));
  }

  /** What a run tells the workbook of itself; undefined where the code for it does not come: the run is none the worse. */
  async memoryOf(order: RunOrder, schema: Schema | undefined): Promise<RunMemory | undefined> {
    await this.open();
    return this.getState().memory?.memoryOf(order, schema);
  }

  end(): void {
    this.isOver = true;
    this.close();
  }

  private async begin(): Promise<void> {
    const [{ MemorySession }, { settleAfterRun }] = await Promise.all([
      import(/* webpackChunkName: "memory" */ "./memory-session"),
      import(/* webpackChunkName: "memory" */ "./rhythm/settle-after-run"),
    ]);
    if (this.isOver) return;
    const memory = new MemorySession(this.parts);
    const tell = (told: { readonly isSettling: boolean } = this.getState()): void => {
      const { isSettling } = told;
      const isOffering = memory.getState().offer !== undefined;
      const shown = this.getState();
      const isSame = shown.isOffering === isOffering && shown.isSettling === isSettling;
      if (shown.memory === undefined || !isSame) this.publish({ memory, isOffering, isSettling });
    };
    memory.subscribe(() => tell());
    tell();
    const close = memory.open();
    const endSettling = settleAfterRun(memory, this.parts, (isSettling) => tell({ isSettling }));
    this.close = () => {
      endSettling();
      close();
    };
  }
}
