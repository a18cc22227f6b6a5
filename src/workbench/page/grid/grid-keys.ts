import { bottomOf, rightOf } from "../../model/areas/area";
import type { GridActions, GridContent } from "./grid-content";
import {
  areaOfSelection,
  moveSelection,
  type CellPosition,
  type GridBounds,
  type GridSelection,
} from "./grid-selection";

export interface GridKeysOptions {
  readonly content: () => GridContent | undefined;
  readonly selection: () => GridSelection | undefined;
  readonly rowsPerPage: () => number;
  readonly actions: Pick<GridActions, "undo" | "redo" | "clear">;
  readonly select: (selection: GridSelection) => void;
  /** Opens the editor of the active cell with what the cell holds. */
  readonly edit: () => void;
  /**
   * Opens the filter of a table column.
   * @param isAnywhere from any cell of the table, not from a header only
   * @returns whether there is one
   */
  readonly openFilter: (cell: CellPosition, isAnywhere: boolean) => boolean;
  /** Opens the menu of the selected cells beside them. */
  readonly openMenu: () => void;
}

/** What keys do in a sheet of which no cell is edited. */
export class GridKeys {
  /** Where a row of Tabs began, while it goes on. */
  private tabbedFrom: number | undefined;

  constructor(private readonly options: GridKeysOptions) {}

  /** @returns whether the key was one that the sheet answers to */
  press(event: KeyboardEvent): boolean {
    const { actions, edit, openMenu, openFilter } = this.options;
    const selection = this.options.selection();
    const hasCtrl = event.ctrlKey || event.metaKey;
    const letter = event.key.toLowerCase();
    if (hasCtrl && !event.altKey && (letter === "z" || letter === "y")) {
      if (letter === "y" || event.shiftKey) actions.redo();
      else actions.undo();
      return true;
    }
    if (selection && event.altKey && event.key === "ArrowDown") return openFilter(selection.active, event.shiftKey);
    if (!selection || event.altKey) return false;
    if (event.key === "Delete" || event.key === "Backspace") {
      actions.clear(areaOfSelection(selection));
      return true;
    }
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      openMenu();
      return true;
    }
    if (event.key === "F2") {
      edit();
      return true;
    }
    return this.move(event);
  }

  /** Moves the selection as a key says. @returns whether the key moves it */
  move({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const selection = this.options.selection();
    if (!selection) return false;
    const moved = moveSelection(selection, { key, shiftKey, ctrlKey: ctrlKey || metaKey }, this.bounds());
    if (!moved) return false;
    this.tabbedFrom = key === "Tab" ? (this.tabbedFrom ?? selection.active.column) : undefined;
    this.options.select(moved);
    return true;
  }

  /** The selection was moved in another way. */
  forgetTabs(): void {
    this.tabbedFrom = undefined;
  }

  private bounds(): GridBounds {
    const content = this.options.content();
    const used = content?.usedArea();
    return {
      last: used ? { row: bottomOf(used) - 1, column: rightOf(used) - 1 } : { row: 0, column: 0 },
      rowsPerPage: this.options.rowsPerPage(),
      isRowHidden: (row) => content?.isRowHidden(row) ?? false,
      isBlank: (row, column) => content?.isBlank(row, column) ?? true,
      regionAt: ({ row, column }) => content?.regionAt(row, column) ?? { row, column, rowCount: 1, columnCount: 1 },
      ...(this.tabbedFrom === undefined ? {} : { tabbedFrom: this.tabbedFrom }),
    };
  }
}
