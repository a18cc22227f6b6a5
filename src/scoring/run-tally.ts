import type { RowFailure, RowOutcome } from "../core/join";
import { MissingPrediction } from "../core/predictions";
import type { OutputRef, SourceShape } from "./ports";
import type { FailureGroup, RowRange, RunSummary } from "./scoring-plan";

/** What a run has done so far, counted as windows are finished. Rows come in order, so a failure's rows pack into ranges. */
export class RunTally {
  private scored = 0;
  private failed = 0;
  private batches = 0;
  private readonly groups = new Map<string, { failure: RowFailure; ranges: MutableRange[]; rowCount: number }>();
  private readonly missing = new Map<string, number>();
  private readonly servedModelNames = new Set<string>();
  private output: OutputRef | undefined;

  get rowsFailed(): number {
    return this.failed;
  }

  noteBatch(): void {
    this.batches++;
  }

  noteServedModel(name: string | undefined): void {
    if (name !== undefined) this.servedModelNames.add(name);
  }

  noteOutput(output: OutputRef): void {
    this.output = output;
  }

  /** Counts one window as it stands in the sheet. Rows that were never reached are neither scored nor failed. */
  noteRows(firstRow: number, outcomes: readonly RowOutcome[]): void {
    outcomes.forEach((outcome, offset) => {
      if ("predictions" in outcome) this.notePredictions(outcome.predictions);
      else if (outcome.failure.code !== "cancelled") this.noteFailure(firstRow + offset, outcome.failure);
    });
  }

  summary(shape: SourceShape, elapsedMs: number): RunSummary {
    return {
      label: shape.label,
      sheetName: shape.sheetName,
      firstCell: shape.firstCell,
      columns: shape.columns,
      rowCount: shape.rowCount,
      scored: this.scored,
      failed: this.failed,
      untouched: shape.rowCount - this.scored - this.failed,
      failures: [...this.groups.values()].map(toGroup).sort((a, b) => b.rowCount - a.rowCount),
      missing: [...this.missing].map(([reason, rowCount]) => ({ reason, rowCount })),
      batches: this.batches,
      elapsedMs,
      servedModelNames: [...this.servedModelNames],
      ...(this.output === undefined ? {} : { output: this.output }),
    };
  }

  private notePredictions(predictions: readonly unknown[]): void {
    this.scored++;
    const reasons = new Set(predictions.flatMap((value) => (value instanceof MissingPrediction ? [value.reason] : [])));
    for (const reason of reasons) this.missing.set(reason, (this.missing.get(reason) ?? 0) + 1);
  }

  private noteFailure(row: number, failure: RowFailure): void {
    this.failed++;
    const key = JSON.stringify([failure.code, failure.column, failure.message]);
    const group = this.groups.get(key) ?? { failure, ranges: [], rowCount: 0 };
    this.groups.set(key, group);
    group.rowCount++;
    const last = group.ranges.at(-1);
    if (last !== undefined && last.firstRow + last.rowCount === row) last.rowCount++;
    else group.ranges.push({ firstRow: row, rowCount: 1 });
  }
}

type MutableRange = { -readonly [Key in keyof RowRange]: RowRange[Key] };

function toGroup(group: { failure: RowFailure; ranges: RowRange[]; rowCount: number }): FailureGroup {
  return { ...group.failure, rows: group.ranges, rowCount: group.rowCount };
}
