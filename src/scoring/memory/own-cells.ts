import { InputError } from "../../core/errors";
import { answeredResults } from "../../core/memory/answered-results";
import type { ReadMemory } from "../../core/memory/read-parts";
import type { RememberedColumn } from "../../core/memory/remembered-column";
import { areBlank } from "../../core/memory/row-hash";
import type { Cell } from "../../core/table/cell";
import type { ColumnPlace, ResultColumns, SourceShape, Workbook } from "../ports";

/** Rows that are looked at in each of three places: enough to know a column by, few enough for one sync each. */
const ROWS_LOOKED_AT = 500;

export interface OwnCellsParts {
  readonly workbook: Pick<Workbook, "describe" | "readResults">;
  readonly signal: AbortSignal;
}

/**
 * Whether most of what stands where a workbook says that a remembered column stands was answered by its runs: whoever points a hidden name
 * at another column must not have it written over. Where nothing is known of the answers, the headers say so. Of a column of reasons it is
 * known that it says nothing beside a prediction.
 * @throws WorkbookError, CancelledError
 */
export async function holdsOwnCells(
  { id, headers, reasonsHeader }: RememberedColumn,
  { source, resultColumns, reasonsColumn }: ColumnPlace,
  memory: ReadMemory,
  { workbook, signal }: OwnCellsParts,
): Promise<boolean> {
  const shape = await shapeOf(workbook, source, signal);
  if (shape === undefined) return true; // Nothing can be written there either.
  const runs = memory.runs.filter(({ columnId }) => columnId === id);
  const answered = answeredResults(runs.flatMap((run) => memory.fingerprints.get(run.id) ?? []));
  const results = await sampleOf(shape, resultColumns);
  const reasons = reasonsColumn === undefined ? [] : await sampleOf(shape, reasonsColumn);
  const standing = results.filter((cells) => !areBlank(cells));
  const told = reasons.filter((cells) => !areBlank(cells));
  const besidePredictions = reasons.filter((cells, i) => !areBlank(cells) && !areBlank(results[i]!));
  if (2 * besidePredictions.length > told.length) return false;
  if (!answered.isEmpty) return 2 * standing.filter((cells) => answered.has(cells)).length >= standing.length;
  const areNamed = resultColumns.headers.every((header, i) => header === headers[i]);
  return standing.length === 0 || (areNamed && (reasonsColumn?.headers[0] ?? reasonsHeader) === reasonsHeader);

  async function sampleOf({ rowCount }: SourceShape, columns: ResultColumns): Promise<readonly (readonly Cell[])[]> {
    const count = Math.min(ROWS_LOOKED_AT, rowCount);
    const starts = new Set([0, Math.floor((rowCount - count) / 2), rowCount - count]);
    const blocks = await Promise.all(
      [...starts].map((firstRow) => workbook.readResults(shape!, columns, firstRow, count, signal)),
    );
    return blocks.flatMap((block) => block.toRows());
  }
}

async function shapeOf(
  workbook: OwnCellsParts["workbook"],
  source: ColumnPlace["source"],
  signal: AbortSignal,
): Promise<SourceShape | undefined> {
  try {
    return await workbook.describe(source, signal);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}
