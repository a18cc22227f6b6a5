import { areaOf, containsArea, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../model/area";
import type { CellChangeType, WorkbookChange } from "../model/workbook-change";
import { ExcelError } from "./excel-error";
import type { HostObject } from "./host-object";

/** Cells that a kept object stands for; `areas` is empty once all of them were deleted. */
export interface TrackedAreas {
  readonly sheetId: string;
  areas: readonly Area[];
}

interface Entry {
  readonly object: HostObject;
  readonly tracked: TrackedAreas;
}

/** Ranges that a pane keeps across syncs (`_KeepReference`). They move with their cells, as Excel's do. */
export class References {
  private readonly entries = new Map<string, Entry>();
  private nextId = 1;

  get count(): number {
    return this.entries.size;
  }

  keep(object: HostObject, tracked: TrackedAreas): string {
    const id = `${(this.nextId++).toString(16).padStart(8, "0")}-range`;
    this.entries.set(id, { object, tracked });
    return id;
  }

  /** @throws ExcelError InvalidObjectPath when it was removed or never kept */
  get(id: string): HostObject {
    const entry = this.entries.get(id);
    if (!entry) throw new ExcelError("InvalidObjectPath");
    return entry.object;
  }

  remove(id: string): void {
    this.entries.delete(id);
  }

  removeAll(): void {
    this.entries.clear();
  }

  /** Moves kept ranges when rows or columns come or go. */
  follow(change: WorkbookChange): void {
    if (change.kind !== "cells" || change.changeType === "RangeEdited") return;
    for (const { tracked } of this.entries.values()) {
      if (tracked.sheetId !== change.sheetId) continue;
      tracked.areas = tracked.areas.flatMap((area) => moved(area, change.area, change.changeType) ?? []);
    }
  }
}

/** Where an area stands after cells came or went, or undefined when it went with them. */
function moved(area: Area, changed: Area, changeType: CellChangeType): Area | undefined {
  if (changeType === "RowInserted" || changeType === "RowDeleted") {
    const band = areaOf(0, changed.column, SHEET_ROWS, changed.columnCount);
    if (!containsArea(band, area)) return area;
    const [row, rowCount] = shifted(
      area.row,
      area.rowCount,
      changed.row,
      changed.rowCount,
      changeType === "RowInserted",
    );
    return rowCount > 0 ? { ...area, row, rowCount } : undefined;
  }
  const band = areaOf(changed.row, 0, changed.rowCount, SHEET_COLUMNS);
  if (!containsArea(band, area)) return area;
  const isInsert = changeType === "ColumnInserted";
  const [column, columnCount] = shifted(area.column, area.columnCount, changed.column, changed.columnCount, isInsert);
  return columnCount > 0 ? { ...area, column, columnCount } : undefined;
}

function shifted(start: number, count: number, at: number, changed: number, isInsert: boolean): [number, number] {
  const end = start + count;
  if (isInsert) {
    if (at <= start) return [start + changed, count];
    return at < end ? [start, count + changed] : [start, count];
  }
  const place = (position: number): number => (position <= at ? position : Math.max(at, position - changed));
  return [place(start), place(end) - place(start)];
}
