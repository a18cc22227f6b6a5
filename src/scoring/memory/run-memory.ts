import type { RunScope } from "../../core/memory/remembered-run";
import type { Cell } from "../../core/table/cell";
import type { ResultColumns } from "../ports";
import type { RunSummary } from "../run-status";

/** A row whose prediction stands in the sheet, as was proven by reading it back; or one that has failed. */
export interface NotedRow {
  /** `rowKey`: what was sent of it. */
  readonly key: string;
  /** Its result cells as read back; undefined when it has failed. */
  readonly results: readonly Cell[] | undefined;
}

/** What has become of the memory of a run: it is kept, or why not, in which case the run itself is none the worse. */
export type RunRemembered = { readonly kind: "kept" } | { readonly kind: "not-remembered"; readonly why: string };

/** Told by a scoring run what the workbook is to remember of it. Nothing here throws: what cannot be remembered ends no run. */
export interface RunMemory {
  readonly scope: RunScope;
  /** Called once, when the first predictions are about to be written and more are to come. */
  begin(resultColumns: ResultColumns, outputs: readonly string[]): Promise<void>;
  /** After each write that was proven, and for rows that failed. */
  note(rows: readonly NotedRow[]): void;
  /** Called once, whichever way the run ended. @param summary undefined when nothing was read */
  end(summary: RunSummary | undefined): Promise<RunRemembered>;
}
