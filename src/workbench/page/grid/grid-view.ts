import type { ColumnRegular, RangeArea, RangeClipboardCopyEventProps } from "@revolist/revogrid";
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
  await (defineCustomElements() as void | Promise<void>);
}

/** RevoGrid keeps no cells here: a row only knows its number, and every text is asked for when it is drawn. */
interface GridRow {
  readonly row: number;
}

/**
 * RevoGrid as a view of a sheet: it draws what `GridContent` says, and tells what a person does. It changes nothing itself.
 * The selection is given to it; it draws the one it was given last.
 */
export class GridView {
  private readonly grid: HTMLRevoGridElement;
  private readonly rows: GridRow[] = [];
  private columnCount = 0;
  private content: GridContent | undefined;
  private selection: GridSelection | undefined;
  private frame = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly actions: GridActions,
  ) {
    this.grid = document.createElement("revo-grid");
    Object.assign(this.grid, {
      theme: "default",
      rowSize: ROW_HEIGHT_PX,
      rowHeaders: { size: 46 },
      range: true,
      resize: true,
      filter: false,
      applyOnClose: true,
      frameSize: 4,
    });
    this.listen();
    host.append(this.grid);
  }

  /** Shows another sheet, or the same one with other columns. */
  show(content: GridContent, label: string): void {
    this.content = content;
    this.grid.setAttribute("aria-label", label);
    this.rows.length = 0;
    this.columnCount = 0;
    this.fit();
    void this.grid.scrollToCoordinate({ x: 0, y: 0 });
  }

  /** Draws all visible cells again, once a frame however often it is asked. */
  refresh(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.fit()) void this.grid.refresh("all");
    });
  }

  /** Draws the selection and brings its moving corner into view. */
  showSelection(selection: GridSelection): void {
    this.selection = selection;
    this.fit();
    const { row, column, rowCount, columnCount } = areaOfSelection(selection);
    const lastRow = Math.min(row + rowCount, this.rows.length) - 1;
    const lastColumn = Math.min(column + columnCount, this.columnCount) - 1;
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
    this.grid.remove();
  }

  /** Makes the grid large enough for the sheet and the selection. @returns whether it had to grow */
  private fit(): boolean {
    const used = this.content?.usedArea();
    const reach = this.selection && areaOfSelection(this.selection);
    const isReachable = reach !== undefined && reach.rowCount < SHEET_ROWS && reach.columnCount < SHEET_COLUMNS;
    const lastRow = Math.max(used ? bottomOf(used) : 0, isReachable ? bottomOf(reach) : 0);
    const lastColumn = Math.max(used ? rightOf(used) : 0, isReachable ? rightOf(reach) : 0);
    const rowCount = Math.min(Math.max(lastRow + SPARE_ROWS, LEAST_ROWS), SHEET_ROWS);
    const columnCount = Math.min(Math.max(lastColumn + SPARE_COLUMNS, LEAST_COLUMNS), SHEET_COLUMNS);
    const needsRows = rowCount > this.rows.length;
    const needsColumns = columnCount > this.columnCount;
    if (needsRows) {
      while (this.rows.length < rowCount) this.rows.push({ row: this.rows.length });
      this.grid.source = [...this.rows];
    }
    if (needsColumns) {
      this.columnCount = columnCount;
      this.grid.columns = Array.from({ length: columnCount }, (_, column) => this.columnDefinition(column));
    }
    return needsRows || needsColumns;
  }

  private columnDefinition(column: number): ColumnRegular {
    return {
      prop: column,
      name: columnLetters(column),
      size: this.content?.columnWidthPx(column) ?? 80,
      cellParser: (model) => this.content?.editText((model as GridRow).row, column) ?? "",
      cellTemplate: (_h, { rowIndex }) => this.content?.text(rowIndex, column) ?? "",
      cellProperties: ({ rowIndex }) => ({ class: this.content?.look(rowIndex, column) ?? "" }),
    };
  }

  private listen(): void {
    this.on("focuscell", ({ focus, end }: { focus: { x: number; y: number }; end: { x: number; y: number } }) => {
      this.tell({ active: { row: focus.y, column: focus.x }, end: { row: end.y, column: end.x } });
    });
    this.on("setrange", (range: RangeArea) => this.tell(this.extended(range)));
    this.on("beforekeydown", ({ original, edit }: { original: KeyboardEvent; edit: unknown }, event) => {
      if (edit === null && this.pressed(original)) {
        original.preventDefault();
        event.preventDefault();
      }
    });
    this.on("beforeeditstart", () => this.actions.editing(true));
    this.on("canceledit", () => this.actions.editing(false));
    this.on("beforeedit", ({ rgRow, prop, val }: { rgRow: number; prop: number; val?: unknown }, event) => {
      event.preventDefault();
      this.actions.editing(false);
      this.actions.enter(rgRow, Number(prop), [[String(val ?? "")]]);
    });
    this.on("beforerangeedit", ({ data }: { data: Record<number, Record<number, unknown>> }, event) => {
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

  private enterBlock(data: Record<number, Record<number, unknown>>): void {
    const rows = Object.keys(data)
      .map(Number)
      .sort((a, b) => a - b);
    const first = rows[0];
    if (first === undefined) return;
    const columns = Object.keys(data[first] ?? {})
      .map(Number)
      .sort((a, b) => a - b);
    const texts = rows.map((row) => columns.map((column) => String(data[row]?.[column] ?? "")));
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
