import { formatArea } from "../../model/areas/a1-address";
import { areaOf, bottomOf, type Area } from "../../model/areas/area";
import { fillCalculatedColumns } from "../../model/edits/calculated-columns";
import { growTable, tableAbove } from "../../model/edits/grow-table";
import { sizeColumns } from "../../model/edits/size-columns";
import type { ColumnWidths } from "../../model/sheets/column-widths";
import type { SheetModel } from "../../model/sheets/sheet-model";
import { readInput } from "../../model/texts/read-input";
import { UndoHistory } from "../../model/undo/undo-history";
import { WorkbookRuleError } from "../../model/workbook-rule-error";
import type { OpenedWorkbook } from "../../xlsx/open-workbook";
import { editText } from "../grid/edit-text";
import { REFUSED } from "../words/sheet-words";
import type { SheetDeed } from "./sheet-deeds";
import { BlockClipboard, placeBlock } from "./block-clipboard";
import { areaOfSelection, selectionOfArea, type CellPosition, type GridSelection } from "../grid/grid-selection";

/**
 * One opened workbook as a person works on it: what is selected, what is typed, what is refused. The model is the one truth; this
 * tells its subscribers when anything they show may have changed.
 */
export class WorkbenchSession {
  /** Grows with every change: cells, tables, selection, sheets, messages. */
  version = 0;
  /** Why the last entry was refused, until the next one. */
  refusal: string | undefined;
  private readonly history: UndoHistory;
  private readonly clipboard = new BlockClipboard();
  private readonly subscribers = new Set<() => void>();
  private activeCell: CellPosition;
  private isSelecting = false;

  /** @param currentYear what a date typed without a year belongs to */
  constructor(
    readonly opened: OpenedWorkbook,
    private readonly currentYear: number,
  ) {
    this.activeCell = this.selectedArea;
    this.history = new UndoHistory(opened.model);
    let stepCount = 0;
    opened.model.subscribe((change) => {
      if (change.kind === "step-ended" && stepCount === this.history.stepCount) return;
      stepCount = this.history.stepCount;
      if (change.kind === "selection" && !this.isSelecting) this.activeCell = this.selectedArea;
      this.changed();
    });
  }

  get sheet(): SheetModel {
    return this.opened.model.activeSheet;
  }

  get selection(): GridSelection {
    const area = this.selectedArea;
    const { active, end } = selectionOfArea(area);
    const { row, column } = this.activeCell;
    return {
      active: { row, column },
      end: { row: row === end.row ? active.row : end.row, column: column === end.column ? active.column : end.column },
    };
  }

  get selectedArea(): Area {
    return this.opened.model.selection.areas.at(-1)!;
  }

  /** "B2", or "B2:D7". */
  get selectedAddress(): string {
    return formatArea(this.selectedArea);
  }

  /** What stands in the formula bar. */
  get activeText(): string {
    const { row, column } = this.activeCell;
    return editText(this.sheet, row, column, this.opened.model.dateSystem);
  }

  subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  };

  select(selection: GridSelection): void {
    this.isSelecting = true;
    this.activeCell = selection.active;
    this.opened.model.select(this.sheet.id, [areaOfSelection(selection)]);
    this.isSelecting = false;
  }

  showSheet(sheetId: string): void {
    this.opened.model.activateSheet(sheetId);
  }

  /** Says that a person is typing into a cell: requests of the pane are refused meanwhile, as in Excel. */
  setEditing(isEditing: boolean): void {
    this.opened.model.cellEditMode = isEditing;
  }

  /**
   * Enters texts as if each was typed into its cell; one that cannot be entered is told as `refusal`.
   * @returns false where a text is to be mended before it can be entered
   */
  enter(row: number, column: number, texts: readonly (readonly string[])[]): boolean {
    if (this.isRefused()) return true;
    const width = Math.max(0, ...texts.map((cells) => cells.length));
    if (width === 0) return true;
    this.refusal = undefined;
    this.edit(areaOf(row, column, texts.length, width), () => {
      texts.forEach((cells, i) => cells.forEach((text, j) => this.enterOne(row + i, column + j, text)));
    });
    return this.refusal === undefined;
  }

  /** Enters a text into the active cell. @returns false where it is to be mended before it can be entered */
  enterActive(text: string): boolean {
    return this.enter(this.activeCell.row, this.activeCell.column, [[text]]);
  }

  clear(area: Area): void {
    if (this.isRefused()) return;
    this.sheet.clearContents(area);
    this.opened.model.cellsWritten(this.sheet.id, area, "user");
    this.opened.model.tell({ kind: "step-ended" });
  }

  /** The selected cells as text, which pastes them here with formulas and formats as long as the clipboard holds it. */
  copy = (): string => this.clipboard.take(this.opened.model, this.sheet, this.selectedArea, false);

  /** The same, and blanks them. */
  cut = (): string => {
    const text = this.clipboard.take(this.opened.model, this.sheet, this.selectedArea, true);
    this.clear(this.selectedArea);
    return text;
  };

  /** Puts a block from the active cell on, or as often as it fits into what is selected, and selects it. */
  paste(text: string): void {
    if (this.isRefused()) return;
    const { area, cells } = placeBlock(this.clipboard.read(text), this.selectedArea);
    this.refusal = undefined;
    this.edit(area, () => {
      for (const { row, column, content } of cells) {
        if (typeof content === "string") this.enterOne(row, column, content);
        else this.sheet.setContent(row, column, content);
      }
    });
    this.select(selectionOfArea(area));
  }

  /** Does what a menu says as one step; a rule of the workbook that forbids it is told as `refusal`. */
  apply(deed: SheetDeed): void {
    if (this.isRefused()) return;
    this.refusal = undefined;
    try {
      deed(this.opened.model, this.sheet, this.selectedArea);
    } catch (error) {
      if (!(error instanceof WorkbookRuleError)) throw error;
      this.refusal = error.message;
    }
    this.opened.model.tell({ kind: "step-ended" });
    this.changed();
  }

  /** Tells why something could not be done, until the next entry. */
  refuse(reason: string): void {
    this.refusal = reason;
    this.changed();
  }

  /** Gives columns of the sheet other widths, in characters. No cell changes, so a protected sheet may look otherwise, too. */
  sizeColumns(widths: ColumnWidths): void {
    sizeColumns(this.opened.model, this.sheet.id, widths);
    this.opened.model.tell({ kind: "step-ended" });
  }

  get canUndo(): boolean {
    return this.history.stepCount > 0;
  }

  get canRedo(): boolean {
    return this.history.redoCount > 0;
  }

  /** Takes back the latest thing that a person or the pane did to cells, tables or sheets. */
  undo(): void {
    this.history.undo();
    this.changed();
  }

  /** Does again what was undone last. */
  redo(): void {
    this.history.redo();
    this.changed();
  }

  dismissRefusal(): void {
    this.refusal = undefined;
    this.changed();
  }

  /** Writes to cells as one step. What is entered right below a table becomes rows of it, and a formula may fill its whole column. */
  private edit(area: Area, write: () => void): void {
    const { sheet, opened } = this;
    const table = tableAbove(opened.model, sheet, area);
    write();
    const isGrown = table !== undefined && !sheet.isBlank(area);
    const filled = isGrown
      ? growTable(opened.model, table, bottomOf(area) - bottomOf(table.area), "user")
      : fillCalculatedColumns(opened.model, sheet, area);
    for (const each of [area, ...filled]) opened.model.cellsWritten(sheet.id, each, "user");
    opened.model.tell({ kind: "step-ended" });
    this.changed();
  }

  private enterOne(row: number, column: number, text: string): void {
    const { sheet, opened, currentYear } = this;
    if (text === editText(sheet, row, column, opened.model.dateSystem)) return;
    if (text === "") {
      sheet.setValue(row, column, null);
      return;
    }
    const { dateSystem } = opened.model;
    const reading = readInput(text, sheet.getNumberFormat(row, column), { dateSystem, currentYear });
    if ("refused" in reading) this.refusal = REFUSED[reading.refused];
    else sheet.setContent(row, column, reading.content);
  }

  private isRefused(): boolean {
    if (!this.sheet.isProtected && !this.opened.model.readOnly) return false;
    this.refusal = REFUSED.protected;
    this.changed();
    return true;
  }

  private changed(): void {
    this.version++;
    for (const subscriber of [...this.subscribers]) subscriber();
  }
}
