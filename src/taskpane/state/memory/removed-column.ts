import type { ForgottenColumn } from "../../../composition/memory/column-memory";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import { joinedPlace } from "../../../scoring/memory/remembered-place";
import type { ResultColumns } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";
import { takeOut } from "../run/take-out";

type Services = Pick<PaneServices, "sheet" | "columnMemory">;

/** A column that was taken out of the sheet, and that can be put back with all that was remembered of it. */
export interface RemovedColumn {
  readonly headers: readonly string[];
  readonly sourceLabel: string;
  /** As they stood. */
  readonly resultColumns: ResultColumns;
  readonly forgotten: ForgottenColumn;
}

/**
 * Takes a column, and the reasons beside it, out of the sheet, and what is remembered of it out of the workbook.
 * @returns undefined where nothing can bring it back
 * @throws ScoringError; the memory is kept where the column stayed
 */
export async function takeColumnOut(
  { column, place }: Pick<ColumnLook, "column"> & { readonly place: NonNullable<ColumnLook["place"]> },
  { sheet, columnMemory }: Services,
): Promise<RemovedColumn | undefined> {
  const resultColumns = joinedPlace(place);
  await takeOut(resultColumns, { sheet });
  const forgotten = await (await columnMemory()).forgetColumn(column.id);
  const undoable = (await (await sheet()).results()).undoable(resultColumns);
  if (undoable !== "removed") return undefined;
  return { headers: place.resultColumns.headers, sourceLabel: column.sourceLabel, resultColumns, forgotten };
}

/**
 * Puts a column back beside the rows that it stood beside, and lets the workbook remember it again.
 * @returns undefined: nothing is left to be put back
 * @throws ScoringError
 */
export async function putColumnBack(
  { resultColumns, forgotten }: RemovedColumn,
  { sheet, columnMemory }: Services,
): Promise<undefined> {
  const undone = await (await (await sheet()).results()).undo(resultColumns);
  await (await columnMemory()).rememberAgain(forgotten, undone.resultColumns);
  return undefined;
}
