import type { Area } from "./areas/area";
import type { CellChangeType } from "./areas/shifted-area";

/** Who changed the workbook: an add-in in its pane, the person at the grid, or another person in an Excel of their own. */
export type ChangeSource = "pane" | "user" | "co-author";

/** What listeners of a workbook hear. Told after the fact, once an operation, never once a cell. */
export type WorkbookChange =
  | {
      readonly kind: "cells";
      readonly sheetId: string;
      readonly area: Area;
      readonly changeType: CellChangeType;
      readonly source: ChangeSource;
    }
  | { readonly kind: "table-added" | "table-changed"; readonly tableId: string; readonly source: ChangeSource }
  | {
      readonly kind: "table-deleted";
      readonly tableId: string;
      readonly tableName: string;
      readonly sheetId: string;
      readonly source: ChangeSource;
    }
  /** A filter was applied, changed or taken away: rows of the area may be hidden now, or shown. */
  | { readonly kind: "filtered"; readonly sheetId: string; readonly area: Area; readonly source: ChangeSource }
  /** Rows were hidden or shown by hand. */
  | {
      readonly kind: "rows-hidden";
      readonly sheetId: string;
      readonly area: Area;
      readonly isHidden: boolean;
      readonly source: ChangeSource;
    }
  | { readonly kind: "rows-sorted"; readonly sheetId: string; readonly area: Area; readonly source: ChangeSource }
  /** Cells are filled with something else; what they hold is as it was. */
  | { readonly kind: "filled"; readonly sheetId: string }
  /** Columns have other widths. */
  | { readonly kind: "columns-sized"; readonly sheetId: string }
  /** Charts came, went or are others. */
  | { readonly kind: "charts"; readonly sheetId: string }
  | { readonly kind: "selection"; readonly selection: SheetSelection }
  | { readonly kind: "sheets" }
  /** All was told of what a request of the pane, or an entry of a person, has done: one step for an undo. */
  | { readonly kind: "step-ended" }
  /** Formulas have other results now. */
  | { readonly kind: "calculated" }
  /** Functions of an add-in have answered, or it had cells calculated anew, and formulas have other results: no step of anybody's. */
  | { readonly kind: "answered" };

/** One or several areas of one sheet, the latest last; never empty. */
export interface SheetSelection {
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

export type WorkbookListener = (change: WorkbookChange) => void;
