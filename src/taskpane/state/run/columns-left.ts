import type { ResultColumns } from "../../../scoring/ports";
import type { RunStatus } from "../../../scoring/run-status";

/** The result columns a run left in the sheet. */
export function resultColumnsOf(status: RunStatus): ResultColumns | undefined {
  return "summary" in status ? status.summary?.resultColumns : undefined;
}

/** Columns of a run that wrote nothing, which could not be taken out of the sheet again. */
export function blankColumnsOf(status: RunStatus): ResultColumns | undefined {
  return "summary" in status && !status.summary?.resultColumns ? status.summary?.blankColumns : undefined;
}

/** What a run left in the sheet, with predictions or blank. */
export function columnsLeftBy(status: RunStatus): ResultColumns | undefined {
  return resultColumnsOf(status) ?? blankColumnsOf(status);
}

/** Columns that were taken out and put back are known by other ids. */
export function withResultColumns(status: RunStatus, resultColumns: ResultColumns): RunStatus {
  if (!("summary" in status) || status.summary === undefined) return status;
  const { summary } = status;
  const columns = summary.resultColumns === undefined ? { blankColumns: resultColumns } : { resultColumns };
  return { ...status, summary: { ...summary, ...columns } };
}
