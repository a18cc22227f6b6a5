import { formatArea } from "../../model/areas/a1-address";
import { bottomOf, intersectionOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/areas/area";
import type { CellChangeType } from "../../model/areas/shifted-area";
import type { ChangeSource, WorkbookChange } from "../../model/workbook-change";
import type { WorkbookModel } from "../../model/workbook-model";
import { EVENT_TYPES, type EventName, type EventRegistrations } from "./event-registrations";

/** Marks an entry as an event of an object. Source: GenericEventRegistration.richApiMessageEventCategory of @microsoft/office-js. */
const EVENT_CATEGORY = 65_536;

/**
 * One entry of a `richApiMessage` event as the library expects it: category, event type, id of the object it was registered on, arguments as
 * JSON text, entry id, and whether it comes from a co-author.
 */
export type EventEntry = readonly [number, number, string, string, number, boolean];

/** Turns changes of the workbook into the events that a pane registered for. */
export class WorkbookEvents {
  private nextEntryId = 1;
  private activeSheetId: string | undefined;

  constructor(
    private readonly workbook: WorkbookModel,
    private readonly registrations: EventRegistrations,
  ) {}

  /**
   * The entries of one change, often none.
   * @param isAnswering whether a request of this pane is being run: what a pane changes at another time was another pane
   */
  entriesFor(change: WorkbookChange, isAnswering: boolean): EventEntry[] {
    const entries = this.localEntries(change);
    return isRemote(change, isAnswering) ? entries.map(asRemote) : entries;
  }

  private localEntries(change: WorkbookChange): EventEntry[] {
    switch (change.kind) {
      case "cells":
        return this.cellsChanged(change);
      case "selection":
        return this.selectionChanged(change.selection);
      case "rows-sorted": {
        const { sheetId: worksheetId, area } = change;
        const args = { source: "Local", worksheetId, address: formatArea(area) };
        return this.entries("worksheetRowSorted", [worksheetId], args);
      }
      case "rows-hidden": {
        const { sheetId: worksheetId, area, isHidden } = change;
        const address = formatArea({ ...area, column: 0, columnCount: SHEET_COLUMNS });
        const args = { source: "Local", worksheetId, address, changeType: isHidden ? "Hidden" : "Unhidden" };
        return this.entries("worksheetRowHiddenChanged", [worksheetId], args);
      }
      case "filtered":
        return this.filtered(change);
      case "table-added": {
        const worksheetId = this.workbook.tableById(change.tableId)?.sheetId ?? "";
        return this.entries("tableAdded", [worksheetId], { source: "Local", tableId: change.tableId, worksheetId });
      }
      case "table-deleted": {
        const { tableId, tableName, sheetId: worksheetId } = change;
        return this.entries("tableDeleted", [worksheetId], { source: "Local", tableId, tableName, worksheetId });
      }
      default:
        return [];
    }
  }

  /** A filter tells of its rows as one who hides them by hand does. Source: OfficeDev/office-js #6559. */
  private filtered({ sheetId: worksheetId, area }: Extract<WorkbookChange, { kind: "filtered" }>): EventEntry[] {
    const { hiddenRows } = this.workbook.requireSheet(worksheetId);
    const address = formatArea({ ...area, column: 0, columnCount: SHEET_COLUMNS });
    const isAnyHidden = hiddenRows.entries().some(({ start, end }) => start < bottomOf(area) && end > area.row);
    const args = { source: "Local", worksheetId, address, changeType: isAnyHidden ? "Hidden" : "Unhidden" };
    return this.entries("worksheetRowHiddenChanged", [worksheetId], args);
  }

  private cellsChanged(change: Extract<WorkbookChange, { kind: "cells" }>): EventEntry[] {
    const { sheetId: worksheetId, area } = change;
    const common = {
      source: "Local",
      worksheetId,
      triggerSource: triggerOf(change.source),
      shiftDirection: "None",
      referenceId: eventRangeId(worksheetId, area),
    };
    const sheetEvent = {
      ...common,
      changeType: sheetChangeType(change.changeType, area),
      address: formatArea(area),
      shiftDirection: shiftOf(change.changeType, area),
    };
    const tables = this.workbook.tablesOf(worksheetId).flatMap((table) => {
      const inside = intersectionOf(table.area, area);
      if (!inside) return [];
      const tableEvent = { ...common, changeType: change.changeType, address: formatArea(inside), tableId: table.id };
      return this.entries("tableChanged", [table.id, worksheetId], tableEvent);
    });
    return [...this.entries("worksheetChanged", [worksheetId], sheetEvent), ...tables];
  }

  private selectionChanged({ sheetId: worksheetId, areas }: { sheetId: string; areas: readonly Area[] }): EventEntry[] {
    const address = areas.map(formatArea).join(",");
    const activated = this.activeSheetId !== worksheetId && this.activeSheetId !== undefined;
    this.activeSheetId = worksheetId;
    const tables = this.workbook.tablesOf(worksheetId).flatMap((table) => {
      const inside = areas.map((area) => intersectionOf(table.area, area)).filter((area) => area !== undefined);
      const tableEvent = { worksheetId, tableId: table.id, address: inside.map(formatArea).join(",") };
      return this.entries("tableSelectionChanged", [table.id], tableEvent, false);
    });
    return [
      ...(activated ? this.entries("worksheetActivated", [worksheetId], { worksheetId }) : []),
      ...this.entries("worksheetSelectionChanged", [worksheetId], { worksheetId, address }),
      ...tables,
    ];
  }

  /** One entry for each object among `targetIds`, and the workbook, that the event is registered on. */
  private entries(event: EventName, targetIds: readonly string[], args: object, toWorkbook = true): EventEntry[] {
    return [...targetIds, ...(toWorkbook ? ["Workbook"] : [])]
      .filter((targetId) => this.registrations.has(event, targetId))
      .map((targetId) => {
        const id = this.nextEntryId++;
        return [EVENT_CATEGORY, EVENT_TYPES[event], targetId, JSON.stringify(args), id, false] as const;
      });
  }
}

/** Whether it was done in another person's Excel. Selections are told of the own Excel only. */
function isRemote(change: WorkbookChange, isAnswering: boolean): boolean {
  if (!("source" in change)) return false;
  return change.source === "co-author" || (change.source === "pane" && !isAnswering);
}

/** The library gives it the source "Remote". Nobody else's change was triggered by this add-in. */
function asRemote([category, type, targetId, args, id]: EventEntry): EventEntry {
  const told = JSON.parse(args) as { readonly triggerSource?: string };
  const remote = told.triggerSource === undefined ? told : { ...told, triggerSource: "Unknown" };
  return [category, type, targetId, JSON.stringify(remote), id, true];
}

/** What a handler gives back to reach the cells of its event: nothing needs to be kept for that. */
export function eventRangeId(sheetId: string, area: Area): string {
  return `${sheetId}!${formatArea(area)}`;
}

function triggerOf(source: ChangeSource): string {
  return source === "pane" ? "ThisLocalAddin" : "Unknown";
}

/** Rows or columns of a part of the sheet are "cells" to a sheet's event. */
function sheetChangeType(changeType: CellChangeType, area: Area): string {
  const isWhole = changeType.startsWith("Row") ? area.columnCount === SHEET_COLUMNS : area.rowCount === SHEET_ROWS;
  return changeType === "RangeEdited" || isWhole ? changeType : `Cell${changeType.replace(/^Row|^Column/, "")}`;
}

function shiftOf(changeType: CellChangeType, area: Area): string {
  if (!sheetChangeType(changeType, area).startsWith("Cell")) return "None";
  const directions: Record<CellChangeType, string> = {
    RangeEdited: "None",
    RowInserted: "ShiftCellDown",
    RowDeleted: "ShiftCellUp",
    ColumnInserted: "ShiftCellRight",
    ColumnDeleted: "ShiftCellLeft",
  };
  return directions[changeType];
}
