import type { BeforeSaveDataDetails, ColumnRegular, RangeArea } from "@revolist/revogrid";
import { defineCustomElements } from "@revolist/revogrid/loader";
import { columnLetters } from "../../model/areas/a1-address";
import { SHEET_ROWS } from "../../model/areas/area";
import { cellEditorClass } from "./cell-editor";
import { listenForClipboard } from "./grid-clipboard";
import type { GridActions, GridContent } from "./grid-content";
import { gridExtent } from "./grid-extent";
import { GridKeyboard } from "./grid-keyboard";
import { GridKeys } from "./grid-keys";
import { moveToRegion } from "../regions/regions";
import { listenForMenu, placeOfActiveCell } from "./grid-menu";
import { areaOfSelection, type GridSelection } from "./grid-selection";

/** Height of a row, as Excel's at 11 points. */
const ROW_HEIGHT_PX = 22;

/** To be awaited before the first GridView: the browser learns what a `revo-grid` element is. */
export async function loadGrid(): Promise<void> {
  defineCustomElements();
  await customElements.whenDefined("revo-grid");
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
  private readonly keyboard: GridKeyboard;
  private readonly keys: GridKeys;
  private readonly endClipboard: () => void;
  private readonly endMenu: () => void;
  private readonly rows: GridRow[] = [];
  private columnWidthsPx: number[] = [];
  private content: GridContent | undefined;
  private selection: GridSelection | undefined;
  private frame = 0;
  /** What the grid was told of hidden rows, as JSON. */
  private hiddenRows = "[]";
  private isEditing = false;
  /** The edit was begun by typing over the cell. */
  private isTypedOver = false;

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
      useClipboard: false,
      editors: { cell: this.cellEditor() },
      frameSize: 4,
    });
    this.keyboard = new GridKeyboard({
      grid: this.grid,
      isEditing: () => this.isEditing,
      press: (key) => this.keys.press(key),
      leave: (step) => moveToRegion(this.host, step),
    });
    this.keys = new GridKeys({
      content: () => this.content,
      selection: () => this.selection,
      rowsPerPage: () => Math.max(1, Math.floor(this.host.clientHeight / ROW_HEIGHT_PX) - 2),
      actions,
      select: (selection) => this.tell(selection),
      edit: () => this.edit(),
      openMenu: () => this.actions.openMenu(...placeOfActiveCell(this.host)),
    });
    this.listen();
    this.endMenu = listenForMenu({
      host,
      selected: () => this.selection && areaOfSelection(this.selection),
      select: (selection) => this.tell(selection),
      open: actions.openMenu,
    });
    this.endClipboard = listenForClipboard({ isMeant: () => !this.isEditing && this.keyboard.isMeantForGrid, actions });
    host.addEventListener("afterfocus", this.keyboard.keepFocus, { capture: true });
    host.addEventListener("pointerdown", this.keyboard.takeFocus, { capture: true });
    host.append(this.grid);
  }

  /** Shows another sheet, or the same one with other columns. */
  show(content: GridContent, label: string): void {
    this.content = content;
    this.grid.setAttribute("aria-label", label);
    this.grid.setAttribute("aria-description", "Tab goes to the next cell; Escape, then Tab leaves the sheet");
    this.rows.length = 0;
    this.columnWidthsPx = [];
    this.hideRows();
    this.fit();
    void this.grid.scrollToCoordinate({ x: 0, y: 0 });
  }

  /** Draws all visible cells again, once a frame however often it is asked. */
  refresh(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.hideRows();
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

  destroy(): void {
    this.keyboard.destroy();
    this.endClipboard();
    this.endMenu();
    cancelAnimationFrame(this.frame);
    this.host.removeEventListener("afterfocus", this.keyboard.keepFocus, { capture: true });
    this.host.removeEventListener("pointerdown", this.keyboard.takeFocus, { capture: true });
    this.grid.remove();
  }

  /** Hidden rows have no height. Only those that changed are told: the grid lays all rows out anew. */
  private hideRows(): void {
    const runs = this.content?.hiddenRows().map(({ start, end }) => ({ start, end })) ?? [];
    const told = JSON.stringify(runs);
    if (told === this.hiddenRows) return;
    this.hiddenRows = told;
    this.grid.rowDefinitions = runs.flatMap(({ start, end }) => {
      return Array.from({ length: end - start }, (_, place) => ({ type: "rgRow", index: start + place, size: 0 }));
    });
  }

  /** Makes the grid large enough for the sheet and the selection. @returns whether it had to grow */
  private fit(): boolean {
    const selected = this.selection && areaOfSelection(this.selection);
    const { rowCount, columnCount } = gridExtent(this.content?.usedArea(), selected);
    const widthsPx = Array.from({ length: Math.max(columnCount, this.columnWidthsPx.length) }, (_, column) => {
      return this.content?.columnWidthPx(column) ?? 0;
    });
    const needsRows = rowCount > this.rows.length;
    const needsColumns = widthsPx.join() !== this.columnWidthsPx.join();
    if (needsRows) {
      while (this.rows.length < rowCount) this.rows.push({ row: this.rows.length });
      this.grid.source = [...this.rows];
      const size = Math.max(46, String(rowCount).length * 8 + 14);
      this.grid.rowHeaders = {
        prop: "row",
        size,
        cellProperties: () => ({ role: "rowheader" }),
        columnProperties: () => ({ role: "columnheader", "aria-label": "Row" }),
      };
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
      editor: "cell",
      size,
      cellParser: (model) => this.content?.editText((model as GridRow).row, column) ?? "",
      cellTemplate: (_h, { rowIndex }) => this.content?.text(rowIndex, column) ?? "",
      cellProperties: ({ rowIndex }) => ({
        class: this.content?.look(rowIndex, column) ?? "",
        "data-address": `${columnLetters(column)}${rowIndex + 1}`,
        ...fillStyle(this.content?.fill(rowIndex, column) ?? "", this.content?.bar(rowIndex, column)),
      }),
    };
  }

  private listen(): void {
    this.on("focuscell", ({ focus, end }: { focus: { x: number; y: number }; end: { x: number; y: number } }) => {
      this.keys.forgetTabs();
      this.tell({ active: { row: focus.y, column: focus.x }, end: { row: end.y, column: end.x } });
    });
    this.on("setrange", (range: RangeArea) => this.tell(this.extended(range)));
    this.on("headerclick", ({ prop }: ColumnRegular) => {
      const column = Number(prop);
      this.tell({ active: { row: 0, column }, end: { row: SHEET_ROWS - 1, column } });
    });
    this.on("beforekeydown", ({ original }: { original: KeyboardEvent }, event) =>
      this.keyboard.keyDown(original, event),
    );
    this.on("aftergridrender", () => {
      // RevoGrid calls its column headers so, but not the row they stand in.
      for (const row of this.grid.querySelectorAll(".header-rgRow")) row.setAttribute("role", "row");
    });
    this.on("beforeeditstart", ({ val }: { val?: unknown }) => {
      this.isTypedOver = typeof val === "string" && val !== "";
      this.setEditing(true);
    });
    this.on("canceledit", () => {
      this.setEditing(false);
      requestAnimationFrame(this.keyboard.regain); // once the editor is gone
    });
    this.on("beforeedit", ({ rowIndex, colIndex, val }: BeforeSaveDataDetails, event) => {
      event.preventDefault();
      this.setEditing(false);
      this.actions.enter(rowIndex, colIndex, [[String(val ?? "")]]);
    });
    this.on("beforerangeedit", (_detail, event) => event.preventDefault());
    this.on("beforeautofill", (_detail, event) => event.preventDefault());
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

  private edit(): void {
    if (!this.selection) return;
    const { row, column } = this.selection.active;
    this.isTypedOver = false;
    this.setEditing(true); // The grid tells only of an edit that a person began by typing.
    void this.grid.setCellEdit(row, column);
  }

  private cellEditor() {
    return cellEditorClass({
      isTypedOver: () => this.isTypedOver,
      commit: (row, column, text, key) => {
        this.setEditing(false);
        this.actions.enter(row, column, [[text]]);
        this.keys.move(key);
      },
    });
  }
}

/** A fill, with text that can be read on it: which colour a file gives the text is not kept. @param fill "#RRGGBB", or "" for none */
function fillStyle(
  fill: string,
  bar?: ReturnType<GridContent["bar"]>,
): { readonly style?: Readonly<Record<string, string>> } {
  if (bar !== undefined) {
    const end = `${(100 * bar.share).toFixed(1)}%`;
    return { style: { backgroundImage: `linear-gradient(to right, ${bar.color} ${end}, transparent ${end})` } };
  }
  if (fill === "") return {};
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  const isLight = 0.299 * red! + 0.587 * green! + 0.114 * blue! > 140;
  return { style: { background: fill, color: isLight ? "#000000" : "#FFFFFF" } };
}
