import type { SheetModel } from "../sheets/sheet-model";
import { isSameSheet, type SheetSnapshot } from "../sheets/sheet-snapshot";
import type { TableModel, TableState } from "../tables/table-model";
import type { WorkbookModel } from "../workbook-model";

/**
 * All of a workbook that an undo brings back. Document settings, custom XML parts, the selection, and whether the workbook is read-only are not among it, as
 * in Excel.
 */
export interface WorkbookSnapshot extends Pick<
  WorkbookModel,
  "cellShifts" | "names" | "formulasBesideCells" | "hasStaleResults" | "needsCalculation"
> {
  readonly sheets: ReadonlyMap<SheetModel, SheetSnapshot>;
  readonly tables: ReadonlyMap<TableModel, TableState>;
}

/** Cheap: no cell is copied before its column is written to. */
export function takeSnapshot(workbook: WorkbookModel): WorkbookSnapshot {
  const { cellShifts, names, formulasBesideCells, hasStaleResults, needsCalculation } = workbook;
  return {
    sheets: new Map(workbook.sheets.map((sheet) => [sheet, sheet.takeSnapshot()])),
    tables: new Map(workbook.tables.map((table) => [table, table.present])),
    cellShifts: [...cellShifts],
    ...{ names, formulasBesideCells, hasStaleResults, needsCalculation },
  };
}

/** Makes the workbook what it was, silently. Sheets and tables that had gone come back with their ids. */
export function restoreSnapshot(workbook: WorkbookModel, snapshot: WorkbookSnapshot): void {
  const { sheets, tables, cellShifts, ...rest } = snapshot;
  workbook.replaceContents([...sheets.keys()], [...tables.keys()]);
  for (const [sheet, before] of sheets) sheet.restore(before);
  for (const [table, before] of tables) table.restore(before);
  workbook.cellShifts.splice(0, workbook.cellShifts.length, ...cellShifts);
  Object.assign(workbook, rest);
}

/** Whether nothing lies between two snapshots that an undo would bring back. */
export function isSameContent(a: WorkbookSnapshot, b: WorkbookSnapshot): boolean {
  return (
    a.names === b.names &&
    isSameMap(a.sheets, b.sheets, isSameSheet) &&
    isSameMap(a.tables, b.tables, (one, other) => one === other)
  );
}

function isSameMap<Key, Value>(
  a: ReadonlyMap<Key, Value>,
  b: ReadonlyMap<Key, Value>,
  isSame: (one: Value, other: Value) => boolean,
): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([key, value]) => b.has(key) && isSame(value, b.get(key)!));
}
