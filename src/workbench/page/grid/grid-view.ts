import type { BeforeSaveDataDetails, ColumnRegular, RangeArea, RangeClipboardCopyEventProps } from "@revolist/revogrid";
import { defineCustomElements } from "@revolist/revogrid/loader";
import { columnLetters } from "../../model/a1-address";
import { bottomOf, rightOf, SHEET_COLUMNS, SHEET_ROWS, type Area } from "../../model/area";
import { areaOfSelection, moveSelection, type GridBounds, type GridSelection } from "./grid-selection";

/** What the grid shows, cell by cell, asked for as cells come into view. Rows and columns count from 0. */
export interface GridContent {
  /** The smallest area that holds something, or undefined for a blank sheet. */
  readonly usedArea: () => Area | undefined;
  readonly text: (row: number, column: number) => string;
  /** What stands in the cell's editor. */
  readonly editText: (row: number, column: number) => string;
  /** CSS classes. */
  readonly look: (row: number, column: number) => string;
  readonly columnWidthPx: (column: number) => number;
}

/** What a person does in the grid. */
export interface GridActions {
  readonly select: (selection: GridSelection) => void;
  /** Texts were entered from `row` and `column` on; "" blanks a cell. */
  readonly enter: (row: number, column: number, texts: readonly (readonly string[])[]) => void;
  readonly clear: (area: Area) => void;
  readonly editing: (isEditing: boolean) => void;
}

/** Height of a row, as Excel's at 11 points. */
export const ROW_HEIGHT_PX = 22;
/** Blank rows and columns shown beyond the cells that hold something, so that a sheet never seems to end. */
const SPARE_ROWS = 60;
const SPARE_COLUMNS = 8;
const LEAST_ROWS = 120;
const LEAST_COLUMNS = 20;

/** To be awaited before the first GridView: the browser learns what a `revo-grid` element is. */
export async function loadGrid(): Promise<void> {
  defineCustomElements();
  await customElements.whenDefined("revo-grid");
}

/** RevoGrid keeps no cells here: a row only knows its number, and every text is asked for when it is drawn. */
interface GridRow {
  readonly row: number;
}

/** Texts by row and column, as RevoGrid tells of a paste. */
type EnteredBlock = Readonly<Record<number, Readonly<Record<number, string | undefined>>>>;

/**
 * RevoGrid as a view of a sheet: it draws what `GridContent` says, and tells what a person does. It changes nothing itself.
 * The selection is given to it; it draws the one it was given last.
 */
export class GridView {
  private readonly grid: HTMLRevoGridElement;
  private readonly rows: GridRow[] = [];
  private columnWidthsPx: number[] = [];
  private content: GridContent | undefined;
  private selection: GridSelection | undefined;
  private frame = 0;
  private isEditing = false;

  constructor(
    private readonly host: HTMLElement,
    private readonly actions: GridActions,
  ) {
    this.grid = document.createElement("revo-grid");
    Object.assign(this.grid, {
      theme: "default",
      rowSize: ROW_HEIGHT_PX,
      range: true,
      resize: true,
      filter: false,
      applyOnClose: true,
      frameSize: 4,
    });
    this.listen();
    host.addEventListener("afterfocus", this.keepFocus, { capture: true });
    host.addEventListener("pointerdown", this.takeFocus, { capture: true });
    host.append(this.grid);
  }

  /** Shows another sheet, or the same one with other columns. */
  show(content: GridContent, label: string): void {
    this.content = content;
    this.grid.setAttribute("aria-label", label);
    this.rows.length = 0;
    this.columnWidthsPx = [];
    this.fit();
    void this.grid.scrollToCoordinate({ x: 0, y: 0 });
  }

  /** Draws all visible cells again, once a frame however often it is asked. */
  refresh(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.fit()) void this.grid.refresh("all");
      else if (this.selection) this.showSelection(this.selection);
    });
  }

  /** Draws the selection and brings its moving corner into view. */
  showSelection(selection: GridSelection): void {
    this.selection = selection;
    this.fit();
    const { row, column, rowCount, columnCount } = areaOfSelection(selection);
    const lastRow = Math.min(row + rowCount, this.rows.length) - 1;
    const lastColumn = Math.min(column + columnCount, this.columnWidthsPx.length) - 1;
    const end = { x: selection.end.column > column ? lastColumn : column, y: selection.end.row > row ? lastRow : row };
    const active = { x: Math.min(selection.active.column, lastColumn), y: Math.min(selection.active.row, lastRow) };
    void this.grid.setCellsFocus(active, end);
  }

  /** Scrolls so that a cell can be seen. */
  reveal(row: number, column: number): void {
    void this.grid.scrollToCoordinate({ x: column, y: row });
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.host.removeEventListener("afterfocus", this.keepFocus, { capture: true });
    this.host.removeEventListener("pointerdown", this.takeFocus, { capture: true });
    this.grid.remove();
  }

  /** RevoGrid keeps a click from moving the keyboard, so whoever clicks from the task pane would go on typing there. */
  private readonly takeFocus = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) this.grid.focus({ preventScroll: true });
  };

  /** A cell takes the keyboard only when nothing else has it: not from the task pane, nor from a text field. */
  private readonly keepFocus = (event: Event): void => {
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || this.grid.contains(activeElement);
    if (!isFree) event.preventDefault();
  };

  /** Makes the grid large enough for the sheet and the selection. @returns whether it had to grow */
  private fit(): boolean {
    const used = this.content?.usedArea();
    const reach = this.selection && areaOfSelection(this.selection);
    const isReachable = reach !== undefined && reach.rowCount < SHEET_ROWS && reach.columnCount < SHEET_COLUMNS;
    const lastRow = Math.max(used ? bottomOf(used) : 0, isReachable ? bottomOf(reach) : 0);
    const lastColumn = Math.max(used ? rightOf(used) : 0, isReachable ? rightOf(reach) : 0);
    const rowCount = Math.min(Math.max(lastRow + SPARE_ROWS, LEAST_ROWS), SHEET_ROWS);
    const columnCount = Math.min(Math.max(lastColumn + SPARE_COLUMNS, LEAST_COLUMNS), SHEET_COLUMNS);
    const widthsPx = Array.from({ length: Math.max(columnCount, this.columnWidthsPx.length) }, (_, column) => {
      return this.content?.columnWidthPx(column) ?? 0;
    });
    const needsRows = rowCount > this.rows.length;
    const needsColumns = widthsPx.join() !== this.columnWidthsPx.join();
    if (needsRows) {
      while (this.rows.length < rowCount) this.rows.push({ row: this.rows.length });
      this.grid.source = [...this.rows];
      this.grid.rowHeaders = { prop: "row", size: Math.max(46, String(rowCount).length * 8 + 14) };
    }
    if (needsColumns) {
      this.columnWidthsPx = widthsPx;
      this.grid.columns = widthsPx.map((size, column) => this.columnDefinition(column, size));
    }
    return needsRows || needsColumns;
  }

  private columnDefinition(column: number, size: number): ColumnRegular {
    return {
      prop: column,
      name: columnLetters(column),
      size,
      cellParser: (model) => this.content?.editText((model as GridRow).row, column) ?? "",
      cellTemplate: (_h, { rowIndex }) => this.content?.text(rowIndex, column) ?? "",
      cellProperties: ({ rowIndex }) => ({
        class: this.content?.look(rowIndex, column) ?? "",
        "data-address": `${columnLetters(column)}${rowIndex + 1}`,
      }),
    };
  }

  private listen(): void {
    this.on("focuscell", ({ focus, end }: { focus: { x: number; y: number }; end: { x: number; y: number } }) => {
      this.tell({ active: { row: focus.y, column: focus.x }, end: { row: end.y, column: end.x } });
    });
    this.on("setrange", (range: RangeArea) => this.tell(this.extended(range)));
    this.on("beforekeydown", ({ original }: { original: KeyboardEvent }, event) => this.keyDown(original, event));
    this.on("beforeeditstart", () => this.setEditing(true));
    this.on("canceledit", () => this.setEditing(false));
    this.on("beforeedit", ({ rowIndex, colIndex, val }: BeforeSaveDataDetails, event) => {
      event.preventDefault();
      this.setEditing(false);
      this.actions.enter(rowIndex, colIndex, [[String(val ?? "")]]);
    });
    this.on("beforerangeedit", ({ data }: { data: EnteredBlock }, event) => {
      event.preventDefault();
      this.enterBlock(data);
    });
    this.on("beforeautofill", (_detail, event) => event.preventDefault());
    this.on("rangeclipboardcopy", (detail: RangeClipboardCopyEventProps) => {
      detail.data = this.copied(detail.range);
    });
  }

  private on<Detail>(name: string, listener: (detail: Detail, event: CustomEvent<Detail>) => void): void {
    this.grid.addEventListener(name, (event) =>
      listener((event as CustomEvent<Detail>).detail, event as CustomEvent<Detail>),
    );
  }

  private tell(selection: GridSelection): void {
    this.selection = selection;
    this.actions.select(selection);
  }

  /** A range has no direction in RevoGrid; the corner away from the active cell is the one that moves. */
  private extended({ x, y, x1, y1 }: RangeArea): GridSelection {
    const active = this.selection?.active ?? { row: y, column: x };
    return { active, end: { row: active.row === y ? y1 : y, column: active.column === x ? x1 : x } };
  }

  private setEditing(isEditing: boolean): void {
    this.isEditing = isEditing;
    this.actions.editing(isEditing);
  }

  /** RevoGrid hears every key of the page, and each of its parts tells of it: a key counts once, and only when meant for the grid. */
  private keyDown(original: KeyboardEvent, event: Event): void {
    const { target } = original;
    const isMeant = target === document.body || (target instanceof Node && this.grid.contains(target));
    if (!isMeant || original.defaultPrevented) {
      event.preventDefault();
      return;
    }
    const isEarly = this.isEditing && !(original.target instanceof HTMLInputElement);
    if (isEarly && ["Enter", "Tab", "Escape"].includes(original.key)) this.pressInEditor(original.key);
    else if (this.isEditing || !this.pressed(original)) return;
    original.preventDefault();
    event.preventDefault();
  }

  /** Who types fast presses Enter before the cell's editor is there to hear it: the key is held back until it is. */
  private pressInEditor(key: string, framesLeft = 60): void {
    const editor = this.grid.querySelector("revogr-edit input");
    if (editor && editor === document.activeElement) {
      editor.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true }));
    } else if (framesLeft > 0) {
      requestAnimationFrame(() => this.pressInEditor(key, framesLeft - 1));
    }
  }

  /** @returns whether the key was one that this grid answers to */
  private pressed(event: KeyboardEvent): boolean {
    if (!this.selection) return false;
    if (event.key === "Delete" || event.key === "Backspace") {
      this.actions.clear(areaOfSelection(this.selection));
      return true;
    }
    const { key, shiftKey } = event;
    const moved = moveSelection(
      this.selection,
      { key, shiftKey, ctrlKey: event.ctrlKey || event.metaKey },
      this.bounds(),
    );
    if (!moved) return false;
    this.tell(moved);
    return true;
  }

  private bounds(): GridBounds {
    const used = this.content?.usedArea();
    return {
      last: used ? { row: bottomOf(used) - 1, column: rightOf(used) - 1 } : { row: 0, column: 0 },
      rowsPerPage: Math.max(1, Math.floor(this.host.clientHeight / ROW_HEIGHT_PX) - 2),
    };
  }

  private enterBlock(data: EnteredBlock): void {
    const rows = Object.keys(data)
      .map(Number)
      .sort((a, b) => a - b);
    const first = rows[0];
    if (first === undefined) return;
    const columns = Object.keys(data[first] ?? {})
      .map(Number)
      .sort((a, b) => a - b);
    const texts = rows.map((row) => columns.map((column) => data[row]?.[column] ?? ""));
    this.actions.enter(first, columns[0] ?? 0, texts);
  }

  private copied({ x, y, x1, y1 }: RangeArea): string[][] {
    const rows: string[][] = [];
    for (let row = y; row <= y1; row++) {
      const cells: string[] = [];
      for (let column = x; column <= x1; column++) cells.push(this.content?.text(row, column) ?? "");
      rows.push(cells);
    }
    return rows;
  }
}
