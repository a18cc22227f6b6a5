import type { DateSystem } from "../../core/table/date-serial";
import { areaOf, intersectionOf, isInSheet, type Area } from "./areas/area";
import type { CellChangeType, CellShift } from "./areas/shifted-area";
import { meaningsByName, withFormulas, type DefinedName } from "./names/defined-name";
import { isSheetName, isTableName } from "./names/name-rules";
import { CustomXmlParts } from "./parts/custom-xml-parts";
import { CustomFunctions } from "./custom-functions/custom-functions";
import type { CalculationEngine } from "./results/calculation-engine";
import { outdateResults } from "./results/outdate-results";
import { SheetModel } from "./sheets/sheet-model";
import type { NewTable } from "./tables/new-table";
import { alignHeaders, newColumns } from "./tables/table-headers";
import { TableModel } from "./tables/table-model";
import { withSheetRenamed } from "./texts/sheets-in-formula";
import type { ChangeSource, SheetSelection, WorkbookChange, WorkbookListener } from "./workbook-change";
import { WorkbookRuleError } from "./workbook-rule-error";

/** A formula that stands in no cell. */
export interface FormulaBesideCells {
  /** For people: "a conditional format of the sheet Data". */
  readonly what: string;
  /** The sheet that it means where it names none. */
  readonly sheetName: string;
  readonly formula: string;
}

export interface WorkbookOptions {
  /** File name, as `workbook.name` gives it. Default "Book1.xlsx". */
  readonly name?: string;
  readonly dateSystem?: DateSystem;
  /** The year that a typed date without one is given. Default 2026. */
  readonly currentYear?: number;
}

/**
 * A workbook in memory: the one truth that the grid shows, the request processor answers from and the .xlsx saver writes.
 * Cells are edited in a sheet (`sheetById(...)`), then told with `cellsWritten`; tables are edited through table-edits.ts.
 * It does not check protection, `readOnly` or `cellEditMode`: who edits (processor, grid) does, because they answer differently.
 */
export class WorkbookModel {
  readonly name: string;
  dateSystem: DateSystem;
  readonly currentYear: number;
  /** Opened for reading only: the processor refuses every write. */
  readOnly = false;
  /** The results of its formulas may be out of date: nothing here calculates them anew. */
  hasStaleResults = false;
  /** A formula may look at cells that changed, but was left its result: the saved file has to ask for a calculation. */
  needsCalculation = false;
  /** Calculates its formulas; absent where nobody does. */
  calculation: CalculationEngine | undefined;
  /** What add-ins brought along to be called in formulas. */
  readonly customFunctions = new CustomFunctions();
  /** Changed through edit-names.ts. */
  names: readonly DefinedName[] = [];
  /** Formulas of the file that stand in no cell, and look at some: of conditional formats, validations, sparklines, controls. */
  formulasBesideCells: readonly FormulaBesideCells[] = [];
  /** Document settings of the add-in: read from the file and saved in it, as Excel does. Values are plain JSON. */
  readonly settings = new Map<string, unknown>();
  readonly customXmlParts = new CustomXmlParts();
  /** Cells that came or went since the workbook was made or opened, in order; the saver replays them on what the model does not know. */
  readonly cellShifts: CellShift[] = [];
  private readonly sheetList: SheetModel[] = [];
  private readonly tableList: TableModel[] = [];
  private readonly listeners = new Set<WorkbookListener>();
  private currentSelection: SheetSelection | undefined;
  private readonly cellEditWaiters = new Set<() => void>();
  private isCellEdited = false;
  private nextId = 1;

  constructor(options: WorkbookOptions = {}) {
    this.name = options.name ?? "Book1.xlsx";
    this.dateSystem = options.dateSystem ?? 1900;
    this.currentYear = options.currentYear ?? 2026;
  }

  /** What names stand for, without "=", by name in small letters: one text for each sheet that gives it a meaning of its own. */
  get definedNames(): ReadonlyMap<string, readonly string[]> {
    return meaningsByName(this.names, this.tableList);
  }

  /** A person is typing into a cell: the processor refuses every request, as Excel does. */
  get cellEditMode(): boolean {
    return this.isCellEdited;
  }

  set cellEditMode(isCellEdited: boolean) {
    this.isCellEdited = isCellEdited;
    if (isCellEdited) return;
    for (const resume of this.cellEditWaiters) resume();
    this.cellEditWaiters.clear();
  }

  /** Resolves once nobody types into a cell, at once when nobody does. */
  async untilCellsAreFree(): Promise<void> {
    while (this.isCellEdited) await new Promise<void>((resume) => this.cellEditWaiters.add(resume));
  }

  /** In tab order. */
  get sheets(): readonly SheetModel[] {
    return this.sheetList;
  }

  /** In the order they were made. */
  get tables(): readonly TableModel[] {
    return this.tableList;
  }

  /** Names match whatever the case. */
  sheetByName(name: string): SheetModel | undefined {
    const wanted = name.toLowerCase();
    return this.sheetList.find((sheet) => sheet.name.toLowerCase() === wanted);
  }

  sheetById(id: string): SheetModel | undefined {
    return this.sheetList.find((sheet) => sheet.id === id);
  }

  tableByName(name: string): TableModel | undefined {
    const wanted = name.toLowerCase();
    return this.tableList.find((table) => table.name.toLowerCase() === wanted);
  }

  tableById(id: string): TableModel | undefined {
    return this.tableList.find((table) => table.id === id);
  }

  tablesOf(sheetId: string): TableModel[] {
    return this.tableList.filter((table) => table.sheetId === sheetId);
  }

  /** Adds a sheet at the end. The first one becomes the active sheet with A1 selected. @throws WorkbookRuleError */
  addSheet(name: string): SheetModel {
    this.checkSheetName(name);
    const sheet = new SheetModel(this.newId("0001"), name);
    this.sheetList.push(sheet);
    this.currentSelection ??= { sheetId: sheet.id, areas: [areaOf(0, 0)] };
    this.tell({ kind: "sheets" });
    return sheet;
  }

  /** @throws WorkbookRuleError when it is the only sheet, or none of this workbook */
  removeSheet(id: string): void {
    const sheet = this.requireSheet(id);
    if (this.sheetList.length === 1) throw new WorkbookRuleError("last-one", "A workbook keeps at least one sheet.");
    for (const table of this.tablesOf(id)) this.dropTable(table, "user");
    this.customFunctions.forget(sheet);
    this.sheetList.splice(this.sheetList.indexOf(sheet), 1);
    const left = this.names.filter(({ sheetId }) => sheetId !== id);
    this.names = withFormulas(left, (formula) => withSheetRenamed(formula, sheet.name, undefined));
    if (this.selection.sheetId === id) this.activateSheet(this.sheetList[0]!.id);
    this.tell({ kind: "sheets" });
  }

  /** @throws WorkbookRuleError `bad-name`, `name-taken` */
  renameSheet(id: string, name: string): void {
    const sheet = this.requireSheet(id);
    this.checkSheetName(name, sheet);
    this.names = withFormulas(this.names, (formula) => withSheetRenamed(formula, sheet.name, name));
    sheet.name = name;
    this.tell({ kind: "sheets" });
  }

  get activeSheet(): SheetModel {
    return this.requireSheet(this.selection.sheetId);
  }

  /** Selects A1 of another sheet; the sheet that is active already keeps its selection. */
  activateSheet(id: string): void {
    this.requireSheet(id);
    if (this.currentSelection?.sheetId !== id) this.select(id, [areaOf(0, 0)]);
  }

  /** @throws WorkbookRuleError while there is no sheet */
  get selection(): SheetSelection {
    if (this.currentSelection === undefined) throw new WorkbookRuleError("no-such-sheet", "The workbook has no sheet.");
    return this.currentSelection;
  }

  /** Makes the sheet active and selects one or several of its areas. @throws WorkbookRuleError */
  select(sheetId: string, areas: readonly Area[]): void {
    this.requireSheet(sheetId);
    if (areas.length === 0 || !areas.every(isInSheet)) {
      throw new WorkbookRuleError("outside-sheet", "Only cells of the sheet can be selected.");
    }
    this.currentSelection = { sheetId, areas };
    this.tell({ kind: "selection", selection: this.currentSelection });
  }

  /**
   * Makes a table over cells that already stand in the sheet. Header cells become text, blank ones get a name, equal ones a number.
   * @throws WorkbookRuleError
   */
  addTable(
    sheetId: string,
    { name, area, showHeaders = true, showTotals = false, fixedBecause, columnNames }: NewTable,
    source: ChangeSource,
  ): TableModel {
    const sheet = this.requireSheet(sheetId);
    const overhead = (showHeaders ? 1 : 0) + (showTotals ? 1 : 0);
    if (!isInSheet(area) || area.rowCount <= overhead)
      throw new WorkbookRuleError("outside-sheet", "No room for a table.");
    this.checkTableName(name);
    if (this.tablesOf(sheetId).some((other) => intersectionOf(other.area, area))) {
      throw new WorkbookRuleError("table-in-the-way", "A table cannot overlap another table.");
    }
    const columns =
      columnNames?.map((columnName, index) => ({ id: index + 1, name: columnName })) ??
      newColumns(sheet, area, showHeaders);
    const state = { name, area, columns, showHeaders, showTotals, fixedBecause };
    const table = new TableModel(this.newId("0002"), sheetId, state);
    this.tableList.push(table);
    if (columnNames === undefined) alignHeaders(sheet, table, area);
    this.tell({ kind: "table-added", tableId: table.id, source });
    return table;
  }

  /** @throws WorkbookRuleError `bad-name`, `name-taken` */
  renameTable(table: TableModel, name: string, source: ChangeSource): void {
    this.checkTableName(name, table);
    table.update({ name });
    this.tell({ kind: "table-changed", tableId: table.id, source });
  }

  /** Forgets a table; its cells stay. */
  dropTable(table: TableModel, source: ChangeSource): void {
    const index = this.tableList.indexOf(table);
    if (index < 0) throw new WorkbookRuleError("no-such-table", "The table is gone.");
    this.tableList.splice(index, 1);
    const { id, name, sheetId } = table;
    this.tell({ kind: "table-deleted", tableId: id, tableName: name, sheetId, source });
  }

  /**
   * To be called after cells of a sheet were edited: table headers are made text and unique again, formulas that look at the cells lose
   * their results or are calculated anew, then listeners hear of it.
   */
  cellsWritten(sheetId: string, area: Area, source: ChangeSource, changeType: CellChangeType = "RangeEdited"): void {
    const sheet = this.requireSheet(sheetId);
    if (changeType === "RangeEdited") {
      if (this.calculation === undefined) this.outdate(sheet, [area], source);
      else this.calculation.cellsChanged(sheet, area, source === "pane");
    }
    const renamed = this.tablesOf(sheetId).filter((table) => alignHeaders(sheet, table, area));
    this.tell({ kind: "cells", sheetId, area, changeType, source });
    for (const table of renamed) this.tell({ kind: "table-changed", tableId: table.id, source });
  }

  /** Takes their results from formulas that look at cells which changed, or are about to go. */
  outdate(sheet: SheetModel, areas: readonly Area[], source: ChangeSource): void {
    if (outdateResults(this, sheet, areas, source === "pane")) this.needsCalculation = true;
  }

  /** Puts other sheets and tables in place of all there are, silently; for undo. */
  replaceContents(sheets: readonly SheetModel[], tables: readonly TableModel[]): void {
    this.sheetList.splice(0, this.sheetList.length, ...sheets);
    this.tableList.splice(0, this.tableList.length, ...tables);
    if (!this.sheetById(this.selection.sheetId)) this.activateSheet(sheets[0]!.id);
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: WorkbookListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells all listeners; for the model's own operations. */
  tell(change: WorkbookChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  /** @throws WorkbookRuleError `no-such-sheet` */
  requireSheet(id: string): SheetModel {
    const sheet = this.sheetById(id);
    if (!sheet) throw new WorkbookRuleError("no-such-sheet", "The sheet is gone.");
    return sheet;
  }

  private checkSheetName(name: string, own?: SheetModel): void {
    if (!isSheetName(name)) throw new WorkbookRuleError("bad-name", "Not a sheet name.");
    const other = this.sheetByName(name);
    if (other && other !== own) throw new WorkbookRuleError("name-taken", "A sheet of that name exists.");
  }

  private checkTableName(name: string, own?: TableModel): void {
    if (!isTableName(name)) throw new WorkbookRuleError("bad-name", "Not a table name.");
    const other = this.tableByName(name);
    if (other && other !== own) throw new WorkbookRuleError("name-taken", "A table of that name exists.");
  }

  /** Ids look like Excel's and are the same in every run. */
  private newId(kind: string): string {
    return `{00000000-${kind}-0000-0000-${(this.nextId++).toString(16).toUpperCase().padStart(12, "0")}}`;
  }
}
