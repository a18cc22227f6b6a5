import type { Area } from "../../model/areas/area";
import { shiftedArea } from "../../model/areas/shifted-area";
import type { WorkbookChange } from "../../model/workbook-change";
import { ExcelError } from "../wire/excel-error";

/** Cells that a kept object stands for; `areas` is empty once all of them were deleted. */
export interface TrackedAreas {
  readonly sheetId: string;
  areas: readonly Area[];
}

interface Entry<Kept> {
  readonly object: Kept;
  readonly tracked: TrackedAreas;
}

/** Ranges that a pane keeps across syncs (`_KeepReference`). They move with their cells, as Excel's do. */
export class KeptRanges<Kept> {
  private readonly entries = new Map<string, Entry<Kept>>();
  private nextId = 1;

  get count(): number {
    return this.entries.size;
  }

  keep(object: Kept, tracked: TrackedAreas): string {
    const id = `${(this.nextId++).toString(16).padStart(8, "0")}-range`;
    this.entries.set(id, { object, tracked });
    return id;
  }

  /** @throws ExcelError InvalidObjectPath when it was removed or never kept */
  get(id: string): Kept {
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
    if (change.kind !== "cells") return;
    const { changeType } = change;
    if (changeType === "RangeEdited") return;
    for (const { tracked } of this.entries.values()) {
      if (tracked.sheetId !== change.sheetId) continue;
      const shift = { area: change.area, type: changeType };
      tracked.areas = tracked.areas.flatMap((area) => shiftedArea(area, shift) ?? []);
    }
  }
}
