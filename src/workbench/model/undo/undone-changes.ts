import { areaOf, unionOf, type Area } from "../areas/area";
import type { CellShift } from "../areas/shifted-area";
import type { SheetSnapshot } from "../sheets/sheet-snapshot";
import type { ChangeSource, WorkbookChange } from "../workbook-change";
import type { WorkbookSnapshot } from "./workbook-snapshot";

const INVERSE = {
  RowInserted: "RowDeleted",
  RowDeleted: "RowInserted",
  ColumnInserted: "ColumnDeleted",
  ColumnDeleted: "ColumnInserted",
} as const satisfies Record<CellShift["type"], CellShift["type"]>;

/**
 * What listeners hear of an undo: cells that came go again and the other way round, the latest first; of a redo, that they come and go once
 * more. Then which cells hold something else, and which tables came, went or changed.
 * @param undone the workbook before
 * @param restored the workbook after it
 */
export function undoneChanges(undone: WorkbookSnapshot, restored: WorkbookSnapshot): WorkbookChange[] {
  const source: ChangeSource = "user";
  const back = undone.cellShifts.slice(restored.cellShifts.length).reverse();
  const again = restored.cellShifts.slice(undone.cellShifts.length);
  const shifts = [...back.map((shift) => ({ ...shift, type: INVERSE[shift.type] })), ...again];
  const ids = new Map([...restored.sheets].map(([sheet]) => [sheet.id, sheet]));
  return [
    ...shifts
      .filter(({ sheetId }) => ids.has(sheetId))
      .map(({ sheetId, area, type }) => ({ kind: "cells", sheetId, area, changeType: type, source }) as const),
    ...[...restored.sheets].flatMap(([{ id: sheetId }, after]) => {
      const before = [...undone.sheets].find(([sheet]) => sheet.id === sheetId)?.[1];
      const area = before && changedCells(before, after);
      return area ? [{ kind: "cells", sheetId, area, changeType: "RangeEdited", source } as const] : [];
    }),
    ...tableChanges(undone, restored, source),
    { kind: "sheets" },
  ];
}

function tableChanges(undone: WorkbookSnapshot, restored: WorkbookSnapshot, source: ChangeSource): WorkbookChange[] {
  const gone = [...undone.tables.keys()].filter((table) => !restored.tables.has(table));
  return [
    ...gone.map(
      ({ id: tableId, name: tableName, sheetId }) =>
        ({ kind: "table-deleted", tableId, tableName, sheetId, source }) as const,
    ),
    ...[...restored.tables].flatMap(([table, state]) => {
      const before = undone.tables.get(table);
      if (before === state) return [];
      const kind = before === undefined ? ("table-added" as const) : ("table-changed" as const);
      return [{ kind, tableId: table.id, source }];
    }),
  ];
}

/** The smallest area with all cells that hold something else. */
function changedCells(before: SheetSnapshot, after: SheetSnapshot): Area | undefined {
  const areas: Area[] = [];
  const columnCount = Math.max(before.columns.length, after.columns.length);
  for (let column = 0; column < columnCount; column++) {
    const [a, b] = [before.columns[column], after.columns[column]];
    if (a === b) continue;
    const length = Math.max(a?.length ?? 0, b?.length ?? 0);
    const isSame = (row: number): boolean =>
      (a?.value(row) ?? null) === (b?.value(row) ?? null) && a?.formula(row) === b?.formula(row);
    let first = 0;
    while (first < length && isSame(first)) first++;
    let end = length;
    while (end > first && isSame(end - 1)) end--;
    if (end > first) areas.push(areaOf(first, column, end - first));
  }
  return areas.length === 0 ? undefined : areas.reduce(unionOf);
}
