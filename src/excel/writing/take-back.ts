import { WorkbookError } from "../../core/errors";
import type { ResultColumns, SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { cellsOf } from "../reading/read-rows";
import { emptyCells, WAYS_TO_EMPTY, type FindCells, type Sync } from "./empty-cells";
import { cellsOfStretch, isSamePlace, type RowPlace } from "./row-place";
import type { RowStretch } from "./write-manner";

/**
 * Empties what was just written beside rows of a place, and proves that nothing of it is left. Beside its other rows stands what this write
 * knows nothing of.
 * @param written which rows were written
 * @throws WorkbookError `sheet-changed`, with the result columns emptied whole, when the input cells are no longer those of the place;
 * `not-as-written` when Excel does not let go of something
 */
export async function takeBack(
  session: ExcelSession,
  shape: SourceShape,
  resultColumns: ResultColumns,
  place: RowPlace,
  written: readonly RowStretch[],
): Promise<void> {
  // A cancelled run owes this to the sheet all the same.
  const sync = () => session.syncToRepair();
  for (const way of WAYS_TO_EMPTY) {
    try {
      place.inputs.load("values");
      const proofs = writtenCells(resultColumns, place, written).map((find) => emptyCells(find, way));
      await sync();
      if (!isSamePlace(shape, place, cellsOf(place.inputs.values))) break;
      let hasAskedMore = false;
      const syncMore = (): Promise<void> => {
        hasAskedMore = true;
        return sync();
      };
      for (const prove of proofs) await prove(syncMore);
      if (!hasAskedMore) return;
      // Rows may have come between those that were written before the last look: then one of them was looked at no more.
      place.inputs.load("values");
      await sync();
      if (!isSamePlace(shape, place, cellsOf(place.inputs.values))) break;
      return;
    } catch {
      // Excel refuses this way, or the rows cannot be found any more: the same case as rows that are not the same any more.
    }
  }
  await emptyAll(
    sync,
    resultColumns.columnIds.map((columnId) => () => place.source.resultColumn(columnId)),
  );
  throw unstable(shape);
}

function writtenCells(
  { columnIds }: ResultColumns,
  { source, inputs, values }: RowPlace,
  written: readonly RowStretch[],
): FindCells[] {
  return columnIds.flatMap((id) =>
    written.map((stretch) => () => cellsOfStretch(source.resultsBeside(id, inputs), values.length, stretch)),
  );
}

async function emptyAll(sync: Sync, columns: readonly FindCells[]): Promise<void> {
  let failure: unknown;
  for (const way of WAYS_TO_EMPTY) {
    try {
      const proofs = columns.map((find) => emptyCells(find, way));
      await sync();
      for (const prove of proofs) await prove(sync);
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** The error for a source that does not come to rest. */
export function unstable(shape: SourceShape): WorkbookError {
  return new WorkbookError(
    "sheet-changed",
    `${shape.label} kept changing while results were written. Rows may be left blank; score again when nobody edits it.`,
  );
}
