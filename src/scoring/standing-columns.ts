import type { BatchOutcome } from "../core/predictions/join-outcomes";
import { throwIfCancelled } from "./flow/cancellation";
import type { ResultColumns } from "./ports";
import type { RunColumns, TakenColumns } from "./run-columns";
import type { RunTally } from "./run-tally";

/** What a run needs of its result columns, whether it makes them or they stand already. */
export type ColumnsOfRun = Pick<RunColumns, keyof RunColumns>;

/**
 * The result columns of a refresh: they stand, were proven to take results, and are neither emptied nor taken out. An output that they do
 * not hold is not written, and noted.
 */
export class StandingColumns implements ColumnsOfRun {
  readonly taken: TakenColumns;
  readonly keptOutputs: readonly string[];

  constructor(
    resultColumns: ResultColumns,
    outputs: readonly string[],
    private readonly tally: RunTally,
    private readonly signal: AbortSignal,
  ) {
    this.taken = { resultColumns, outputs };
    this.keptOutputs = outputs;
  }

  get hasReasons(): boolean {
    return this.taken.resultColumns.hasReasons === true;
  }

  /** @throws CancelledError */
  makeRoom(): Promise<void> {
    throwIfCancelled(this.signal);
    return Promise.resolve();
  }

  fit(parts: readonly BatchOutcome[]): Promise<void> {
    for (const { outputs } of parts) {
      // One that has none of them is not written at all.
      if (!outputs.some((name) => this.keptOutputs.includes(name))) continue;
      this.tally.noteDropped(outputs.filter((name) => !this.keptOutputs.includes(name)));
    }
    return Promise.resolve();
  }

  take(): Promise<TakenColumns> {
    this.tally.noteResultColumns(this.taken.resultColumns, this.taken.outputs);
    return Promise.resolve(this.taken);
  }

  giveBack(): Promise<void> {
    return Promise.resolve();
  }
}
