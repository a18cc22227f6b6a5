import type { BeforeSaveDataDetails, ColumnRegular, RangeArea, ViewPortScrollEvent } from "@revolist/revogrid";
import { defineCustomElements } from "@revolist/revogrid/loader";
import { cellEditorClass } from "./cell-editor";
import { listenForColumnEdges } from "./column-edges";
import { ColumnHeaders } from "./column-headers";
import { listenForFilterButtons } from "./filter-buttons";
import { listenForClipboard } from "./grid-clipboard";
import type { GridActions, GridContent } from "./grid-content";
import { rowOf } from "./grid-column";
import { GridKeyboard } from "./keys/grid-keyboard";
import { GridKeys } from "./grid-keys";
import { GridLines } from "./grid-lines";
import { moveToRegion } from "../regions/regions";
import { listenForMenu, placeOfActiveCell } from "./grid-menu";
import {
  areaOfSelection,
  areLinesInView,
  isSameSelection,
  selectionOfCell,
  selectionOfHeading,
  type CellPosition,
  type GridSelection,
} from "./grid-selection";
import { SHEET } from "../words/sheet-words";

/** Height of a row, as Excel's at 11 points. */
const ROW_HEIGHT_PX = 22;

/** To be awaited before the first GridView: the browser learns what a `revo-grid` element is. */
export async function loadGrid(): Promise<void> {
  defineCustomElements();
  await customElements.whenDefined("revo-grid");
}

/**
 * RevoGrid as a view of a sheet: it draws what `GridContent` says, and tells what a person does. It changes nothing itself.
 * The selection is given to it; it draws the one it was given last.
 */
export class GridView {
  private readonly grid: HTMLRevoGridElement;
  private readonly keyboard: GridKeyboard;
  private readonly keys: GridKeys;
  /** End what listens beyond the grid's own events. */
  private readonly ends: readonly (() => void)[];
  private readonly lines: GridLines;
  private readonly headers = new ColumnHeaders({
    content: () => this.content,
    active: () => this.selection?.active,
    draw: () => {
      // RevoGrid draws a header again when it gets another object.
      for (const header of this.grid.querySelectorAll("revogr-header")) header.additionalData = {};
    },
  });
  private content: GridContent | undefined;
  private selection: GridSelection | undefined;
  /** As the grid was told last. */
  private drawn: GridSelection | undefined;
  private frame = 0;
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
    this.lines = new GridLines(this.grid, {
      content: () => this.content,
      headerRow: (column) => this.headers.rowOver(column),
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
      select: (selection) => this.moveTo(selection),
      edit: () => this.edit(),
      openMenu: () => this.openMenu(),
      openFilter: (cell, isAnywhere) => this.openFilter(cell, isAnywhere),
    });
    this.listen();
    this.ends = this.listenAround();
    host.addEventListener("afterfocus", this.keyboard.keepFocus, { capture: true });
    host.addEventListener("pointerdown", this.keyboard.takeFocus, { capture: true });
    host.append(this.grid);
  }

  /** Shows another sheet, or the same one with other columns. */
  show(content: GridContent, label: string): void {
    this.content = content;
    this.drawn = undefined;
    this.grid.setAttribute("aria-label", label);
    this.grid.setAttribute("aria-description", SHEET.tabsHint);
    this.lines.clear();
    this.fit();
    void this.grid.scrollToCoordinate({ x: 0, y: 0 });
    this.headers.scrollTo(0);
  }

  /** Draws all visible cells again, once a frame however often it is asked. */
  refresh(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.headers.refresh();
      if (!this.fit()) void this.grid.refresh("all");
      else if (this.selection) this.showSelection(this.selection);
    });
  }

  /** Draws the selection and brings its moving corner into view. */
  showSelection(selection: GridSelection): void {
    this.selection = selection;
    this.headers.follow();
    // To be told a selection ends an edit in RevoGrid.
    if (this.isEditing && isSameSelection(selection, this.drawn)) return;
    this.drawn = selection;
    this.fit();
    const { active, end } = this.lines.cornersOf(selection);
    void this.grid.setCellsFocus(active, end);
  }

  destroy(): void {
    this.keyboard.destroy();
    for (const end of this.ends) end();
    cancelAnimationFrame(this.frame);
    this.host.removeEventListener("afterfocus", this.keyboard.keepFocus, { capture: true });
    this.host.removeEventListener("pointerdown", this.keyboard.takeFocus, { capture: true });
    this.grid.remove();
  }

  /** Makes the grid large enough for the sheet and the selection. @returns whether it had to grow */
  private fit(): boolean {
    return this.lines.fit(this.content, this.selection && areaOfSelection(this.selection));
  }

  /** @returns functions that end it */
  private listenAround(): (() => void)[] {
    const { host, actions } = this;
    return [
      listenForMenu({
        host,
        selected: () => this.selection && areaOfSelection(this.selection),
        select: (selection) => this.tell(selection),
        open: actions.openMenu,
        rowAt: (index) => this.lines.rowAt(index),
      }),
      listenForFilterButtons(host, (cell, place, isInCell) => {
        if (isInCell) this.tell(selectionOfCell(cell));
        actions.openFilter(cell, place);
      }),
      listenForClipboard({ isMeant: () => !this.isEditing && this.keyboard.isMeantForGrid, actions }),
    ];
  }

  private listen(): void {
    this.on("focuscell", ({ focus, end }: { focus: { x: number; y: number }; end: { x: number; y: number } }) => {
      this.keys.forgetTabs();
      const [active, last] = [focus, end].map(({ x, y }) => ({ row: this.lines.rowAt(y), column: x }));
      this.tell({ active: active!, end: last! });
    });
    this.on("setrange", (range: RangeArea) => this.tell(this.extended(range)));
    this.on("headerclick", ({ prop }: ColumnRegular) => this.tell(selectionOfHeading(prop)));
    this.on("beforescrollintoview", ({ el }: { el: HTMLElement }, event) => {
      const [first, view] = [el, this.host].map((each) => each.getBoundingClientRect());
      if (this.selection && areLinesInView(this.selection, first!, view!)) event.preventDefault();
    });
    listenForColumnEdges(this.grid, {
      actions: this.actions,
      widthPx: (column) => this.lines.widthPx(column),
      sized: (column, widthPx) => this.lines.sized(column, widthPx),
    });
    this.on("viewportscroll", ({ dimension, coordinate }: ViewPortScrollEvent) => {
      if (dimension === "rgRow") this.headers.scrollTo(this.lines.rowAt(Math.round(coordinate / ROW_HEIGHT_PX)));
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
    this.on("beforeedit", ({ model, colIndex, val }: BeforeSaveDataDetails, event) => {
      event.preventDefault();
      this.setEditing(false);
      this.actions.enter(rowOf(model), colIndex, [[String(val ?? "")]]);
    });
    for (const edit of ["beforerangeedit", "beforeautofill"]) this.on(edit, (_detail, event) => event.preventDefault());
  }

  private on<Detail>(name: string, listener: (detail: Detail, event: CustomEvent<Detail>) => void): void {
    this.grid.addEventListener(name, (event) =>
      listener((event as CustomEvent<Detail>).detail, event as CustomEvent<Detail>),
    );
  }

  /** At once: the next key is for the cell that is selected now. */
  private moveTo(selection: GridSelection): void {
    this.showSelection(selection);
    this.tell(selection);
  }

  private tell(selection: GridSelection): void {
    this.selection = selection;
    this.headers.follow();
    this.actions.select(selection);
  }

  /** A range has no direction in RevoGrid; the corner away from the active cell is the one that moves. */
  private extended({ x, x1, ...range }: RangeArea): GridSelection {
    const [y, y1] = [this.lines.rowAt(range.y), this.lines.rowAt(range.y1)];
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
    void this.grid.setCellEdit(this.lines.indexOf(row), column);
  }

  private openMenu(): void {
    const { left, bottom } = placeOfActiveCell(this.host);
    this.actions.openMenu(left, bottom);
  }

  private openFilter(cell: CellPosition, isAnywhere: boolean): boolean {
    const isMeant = isAnywhere || this.content?.filterButton(cell.row, cell.column) !== undefined;
    return isMeant && this.actions.openFilter(cell, placeOfActiveCell(this.host));
  }

  private cellEditor() {
    return cellEditorClass({
      isTypedOver: () => this.isTypedOver,
      enter: (index, column, text) => {
        this.setEditing(false);
        const isEntered = this.actions.enter(this.lines.rowAt(index), column, [[text]]);
        if (!isEntered) {
          this.isTypedOver = false; // Arrows go through the text that is to be mended.
          this.setEditing(true);
        }
        return isEntered;
      },
      move: (key) => this.keys.move(key),
    });
  }
}
