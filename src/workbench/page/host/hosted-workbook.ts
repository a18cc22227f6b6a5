import { bringFunctions } from "../../model/custom-functions/bring-functions";
import type { ExcelHabits } from "../../processor/habits/excel-habits";
import { RequestProcessor } from "../../processor/request-processor";
import type { OpenedWorkbook } from "../../xlsx/open-workbook";
import { WorkbenchSession } from "../session/workbench-session";
import type { AddInFunctions } from "./add-in-functions";
import { UnsavedEdits } from "./unsaved-edits";

/** An opened workbook with both its users: the person at the grid and the pane. */
export interface HostedWorkbook {
  /** Tells one opening from the next, even of the same file. */
  readonly id: number;
  readonly session: WorkbenchSession;
  readonly processor: RequestProcessor;
  readonly edits: UnsavedEdits;
}

let lastId = 0;

/**
 * Makes an opened workbook ready to be worked on.
 * @param currentYear what a date typed without a year belongs to
 * @param habits what this Excel does otherwise than Excel on the web
 * @param functions what the add-in brings along to be called in formulas
 */
export function hostWorkbook(
  opened: OpenedWorkbook,
  currentYear: number,
  habits: Partial<ExcelHabits> = {},
  functions?: AddInFunctions,
): HostedWorkbook {
  if (functions !== undefined) bringFunctions(opened.model, functions.namespace, functions.metadata);
  selectFirstTable(opened);
  return {
    id: ++lastId,
    session: new WorkbenchSession(opened, currentYear),
    processor: new RequestProcessor(opened.model, { habits }),
    edits: new UnsavedEdits(opened.model),
  };
}

/** A file opens on a cell of its first table, so that the pane has something to offer at once. */
function selectFirstTable({ model }: OpenedWorkbook): void {
  const table = model.tablesOf(model.activeSheet.id)[0];
  if (table) model.select(table.sheetId, [{ ...table.dataArea, rowCount: 1, columnCount: 1 }]);
}
