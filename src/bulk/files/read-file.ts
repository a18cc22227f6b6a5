import { planInputs } from "../../core/inputs/plan-inputs";
import type { TableEncoding } from "../../core/request/table-encoding";
import { TableProfile } from "../../core/request/table-profile";
import { PacedTelling } from "../../scoring/flow/paced-telling";
import type { RunClock } from "../../scoring/flow/run-clock";
import type { SourceShape } from "../../scoring/ports";
import { ProgressMeter } from "../../scoring/progress-meter";
import type { RunProgress, RunStatus } from "../../scoring/run-status";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import { readColumns } from "./column-reader";
import type { Duck } from "./duck";
import { FileWindows } from "./file-windows";
import type { InputFile } from "./input-file";

/** What is read, and who is told of it. */
export interface FileReading {
  readonly duck: Duck;
  readonly input: InputFile;
  readonly plan: ScoringPlan;
  readonly clock: RunClock;
  readonly signal: AbortSignal;
  /** Told how far it is, and undefined when it is over. */
  readonly onProgress: (progress: RunProgress | undefined) => void;
  readonly tell: (sentence: string) => void;
}

/** A file whose columns are known, and how each batch of it is written. */
export interface ReadFile {
  readonly windows: FileWindows;
  readonly encoding: TableEncoding;
  readonly shape: SourceShape;
  /** Columns that are made beside those of the file. */
  readonly sentCount: number;
}

/** Looks at the whole file once, as its types are decided over all rows. @throws InputError, BulkFileError, CancelledError */
export async function readFile({ duck, input, plan, signal, onProgress, tell, clock }: FileReading): Promise<ReadFile> {
  const columns = input.columns.map(({ name }) => name);
  const planned = planInputs(columns, plan.inputs);
  const { rowCount, readers, readings, notes } = await readColumns(duck, input, planned.inputs, plan.readings ?? {});
  for (const note of notes) tell(note);
  const shape: SourceShape = {
    source: plan.source,
    label: input.file,
    columns,
    rowCount,
    dateSystem: 1900,
    sheetName: input.file,
    firstCell: "A2",
  };
  const windows = new FileWindows(duck, input, readers, signal);
  const profile = new TableProfile(shape, { ...plan, readings });
  const telling = tellingOf(clock, onProgress);
  const meter = new ProgressMeter(rowCount, telling.tell);
  for await (const { firstRow, cells } of windows.sent()) {
    profile.observe(cells);
    meter.update("reading", { rowsRead: firstRow + cells.rowCount });
  }
  return { windows, encoding: profile.settle(), shape, sentCount: readers.length };
}

/** Tells how far a run is, no more often than anybody reads it. */
export function tellingOf(clock: RunClock, onProgress: FileReading["onProgress"]): PacedTelling<RunStatus> {
  return new PacedTelling<RunStatus>(clock, (status) => onProgress("progress" in status ? status.progress : undefined));
}
