import type { PlannedInput } from "../core/inputs/plan-inputs";

/** A column as an engine has it: `typeText` is the engine's own name of its type, such as `DECIMAL(10,2)`. */
export interface BulkColumn {
  readonly name: string;
  readonly typeText: string;
}

/** A table by its name over there, or rows that were staged. */
export type BulkSource<Table, Staged> =
  { readonly kind: "table"; readonly table: Table } | { readonly kind: "staged"; readonly staged: Staged };

/** What is to be scored, by which endpoint, and into which new table. Inputs refer to the source's columns by their positions. */
export interface BulkOrder<Table, Staged> {
  readonly source: BulkSource<Table, Staged>;
  readonly columns: readonly BulkColumn[];
  readonly inputs: readonly PlannedInput[];
  readonly endpointName: string;
  readonly target: Table;
}

/** How a run is. `waiting`: for the engine, not yet under way. */
export type BulkState = "waiting" | "running" | "done";

/** Rows that came back: every value as the engine's own text, so that no digit of a 64-bit number is lost; null where there is none. */
export interface BulkRows {
  readonly columns: readonly BulkColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** How many rows the new table has, and how many of them have no prediction. */
export interface BulkCount {
  readonly rows: number;
  readonly failed: number;
}

/** A row without a prediction, by the key that was generated for it. */
export interface BulkFailure {
  readonly key: string;
  /** What the endpoint said, without what stands in the row; empty where it said nothing. */
  readonly message: string;
}

/**
 * An engine that scores a table over there: nothing of it passes through here but what is asked for. Every method throws BulkError, or
 * CancelledError when the signal is aborted; a run goes on then, until it is cancelled itself.
 */
export interface BulkRuns<Table, Upload, Staged, Plan, Run> {
  /** Brings rows over; they stay until they are unstaged, whatever becomes of the run. */
  stage(upload: Upload, signal: AbortSignal): Promise<Staged>;
  unstage(staged: Staged, signal: AbortSignal): Promise<void>;
  /** What would be run, for people to read first. Asks nothing and changes nothing. */
  plan(order: BulkOrder<Table, Staged>): Plan;
  /** Hands the work over. `Run` is plain data, so that it can be remembered and asked again tomorrow. */
  start(plan: Plan, signal: AbortSignal): Promise<Run>;
  status(run: Run, signal: AbortSignal): Promise<BulkState>;
  /** Asks for the end. It may come too late: `status` alone says how the run ended. */
  cancel(run: Run, signal: AbortSignal): Promise<void>;
  count(run: Run, signal: AbortSignal): Promise<BulkCount>;
  failures(run: Run, most: number, signal: AbortSignal): Promise<readonly BulkFailure[]>;
  /**
   * The first rows by their key, some at a time, so that memory holds few of many; once none where there are none. Rows come through the
   * answers alone, for a pane reaches no other host.
   */
  fetch(run: Run, most: number, signal: AbortSignal): AsyncGenerator<BulkRows, void, undefined>;
  /** The first rows by their key. */
  sample(run: Run, most: number, signal: AbortSignal): Promise<BulkRows>;
}
