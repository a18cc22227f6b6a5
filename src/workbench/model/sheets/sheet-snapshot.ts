import type { Area, FilledArea } from "../areas/area";
import type { SheetChart } from "../charts/sheet-chart";
import type { SheetFilter } from "../filters/sheet-filter";
import type { LookRule } from "../look/look-rule";
import type { ColumnWidths } from "./column-widths";
import type { ColumnStore } from "./column-store";
import type { Pinned } from "./pinned";
import type { RunList } from "./run-list";

/** A sheet as it was. Its columns are the sheet's own until one of them is written to. */
export interface SheetSnapshot {
  readonly columns: readonly (ColumnStore | undefined)[];
  readonly name: string;
  readonly visible: boolean;
  readonly isProtected: boolean;
  readonly mergedAreas: readonly Area[];
  readonly lookRules: readonly LookRule[];
  readonly charts: readonly SheetChart[];
  readonly columnWidths: ColumnWidths;
  readonly arrayAreas: readonly FilledArea[];
  readonly autoFilter: SheetFilter | undefined;
  readonly pinned: readonly Pinned[];
  readonly hiddenRows: RunList<boolean>;
  readonly hasFormulaEdits: boolean;
}

/** Whether two snapshots of one sheet hold the same, told without a look into its cells. */
export function isSameSheet(a: SheetSnapshot, b: SheetSnapshot): boolean {
  const { columns, hiddenRows, ...state } = a;
  return (
    columns.length === b.columns.length &&
    columns.every((column, place) => column === b.columns[place]) &&
    hiddenRows.equals(b.hiddenRows) &&
    Object.entries(state).every(([name, value]) => value === b[name as keyof typeof state])
  );
}
