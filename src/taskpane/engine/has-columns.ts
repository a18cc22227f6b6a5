import { ScoringError } from "../../core/errors";
import type { ResultColumns, SourceShape, Workbook } from "../../scoring/ports";

/**
 * Whether result columns still stand in the sheet; also when Excel does not say. A column of a table may bear another name by now; one of
 * a range is known by its header alone, or, without a row of headers, by holding something.
 * @param shape their table or range as it is now
 */
export async function hasColumns(
  workbook: Pick<Workbook, "describe" | "readResults">,
  shape: SourceShape,
  resultColumns: ResultColumns,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    if (resultColumns.source.kind === "range") return await standsInSheet(workbook, resultColumns, signal);
    await workbook.readResults(shape, resultColumns, 0, Math.min(1, shape.rowCount), signal);
    return true;
  } catch (error) {
    return !(error instanceof ScoringError && GONE.has(error.code));
  }
}

const GONE: ReadonlySet<string> = new Set(["sheet-changed", "blank-header", "empty-table"]);

async function standsInSheet(
  workbook: Pick<Workbook, "describe">,
  { source, headers, columnIds }: ResultColumns,
  signal: AbortSignal,
): Promise<boolean> {
  if (source.kind === "table") return true;
  const { columns } = await workbook.describe({ ...source, address: columnIds[0] ?? source.address }, signal);
  return !source.hasHeaders || columns[0] === headers[0];
}
