import type { Cell } from "../../../src/core/table/cell";
import type { HostState } from "../../../src/excel/host/excel-queue";
import type { RowRange } from "../../../src/core/table/row-ranges";
import type { ResultColumns, SourceRef } from "../../../src/scoring/ports";
import type { Finding } from "../../../src/excel/trial/assumption";
import type { ColumnChart } from "../../../src/excel/chart/column-chart";
import type { ResultLook } from "../../../src/excel/look/result-look";
import type { UndoState } from "../../../src/excel/undo/undone";
import type { ResultsPort } from "../../../src/taskpane/services/results-port";
import type { ExcelTrial, Selection, SheetPort } from "../../../src/taskpane/services/sheet-port";
import { tableShape } from "./pane-data";

/** A sheet as plain data that a test changes. */
export class FakeSheet implements SheetPort {
  selected: Selection = { kind: "source", shape: tableShape() };
  /** Rows that are shown, and those of them that are selected. */
  /** Of a session before. */
  hasEarlierLook = false;
  chosen: Record<"visible" | "selected", readonly RowRange[]> = { visible: [], selected: [] };
  /** The values of every result column. */
  column: readonly Cell[] = [];
  /** One cell of each column of what is selected. */
  sample: readonly Cell[] = [];
  /** Whether result columns still stand in the sheet. */
  holdsResults = true;
  /** What trying this Excel finds. */
  findings: readonly Finding[] = [];
  trialError: Error | undefined;
  followError: Error | undefined;
  removeError: Error | undefined;
  /** What there is to undo for any columns; nothing more once it was undone. */
  undoState: UndoState | undefined;
  readonly undone: ResultColumns[] = [];
  undoError: Error | undefined;
  lookError: Error | undefined;
  /** Looks that columns were given, in order. */
  readonly looks: (readonly [header: string, look: ResultLook])[] = [];
  chartError: Error | undefined;
  /** Charts that columns were given, in order. */
  readonly charts: (readonly [header: string, chart: ColumnChart])[] = [];
  markError: Error | undefined;
  /** Rows whose result cells are filled now. */
  marked: readonly RowRange[] | undefined;
  /** Ids of columns that are put back. */
  newIds: readonly string[] | undefined;
  /** The history that was written as a sheet, headers first. */
  historyWritten: readonly (readonly (string | number)[])[] | undefined;
  readonly visited: string[] = [];
  readonly removed: ResultColumns[] = [];
  private hostListener: (state: HostState) => void = () => undefined;
  private readonly selectionListeners = new Set<() => void>();
  private readonly tableListeners = new Set<() => void>();

  /** The analyst selects something else; the pane hears of it. */
  select(selected: Selection): void {
    this.selected = selected;
    for (const tell of this.selectionListeners) tell();
  }

  async readSelection(hasHeaders?: boolean): Promise<Selection> {
    const { selected } = this;
    if (hasHeaders === undefined || selected.kind === "none" || selected.shape.source.kind === "table") {
      return await Promise.resolve(selected);
    }
    const source = { ...selected.shape.source, hasHeaders };
    return { kind: "source", shape: { ...selected.shape, source } };
  }

  async chosenRows(_source: SourceRef, chosen: "visible" | "selected"): Promise<readonly RowRange[]> {
    return await Promise.resolve(this.chosen[chosen]);
  }

  async followSelection(listener: () => void, onTableChange: () => void = () => undefined) {
    if (this.followError !== undefined) throw this.followError;
    this.selectionListeners.add(listener);
    this.tableListeners.add(onTableChange);
    return await Promise.resolve(() => {
      this.selectionListeners.delete(listener);
      this.tableListeners.delete(onTableChange);
      return Promise.resolve();
    });
  }

  /** A filter hides or shows rows, and the pane hears of it. */
  filter(visible: readonly RowRange[]): void {
    this.chosen = { ...this.chosen, visible };
    for (const listener of this.tableListeners) listener();
  }

  /** Excel falls silent, or answers again; the pane hears of it. */
  hostIs(state: HostState): void {
    this.hostListener(state);
  }

  followHost(listener: (state: HostState) => void): () => void {
    this.hostListener = listener;
    listener({ wait: "none", owesRepair: false });
    return () => (this.hostListener = () => undefined);
  }

  results(): Promise<ResultsPort> {
    return Promise.resolve({
      undoable: () => this.undoState,
      undo: (resultColumns) => {
        if (this.undoError !== undefined) return Promise.reject(this.undoError);
        this.undoState = undefined;
        this.undone.push(resultColumns);
        const columnIds = this.newIds ?? resultColumns.columnIds;
        return Promise.resolve({
          restored: 3,
          leftAlone: 0,
          asValues: 0,
          resultColumns: { ...resultColumns, columnIds },
        });
      },
      hasMarks: () => Promise.resolve(this.marked !== undefined),
      hasLook: () => Promise.resolve(this.hasEarlierLook),
      applyLook: async (_resultColumns, header, look) => {
        if (this.lookError !== undefined) throw this.lookError;
        this.looks.push([header, look]);
        await Promise.resolve();
      },
      addChart: async (_resultColumns, header, chart) => {
        if (this.chartError !== undefined) throw this.chartError;
        const isAnew = this.charts.some(([charted]) => charted === header);
        this.charts.push([header, chart]);
        return await Promise.resolve({ sheetName: "Data", isAnew });
      },
      writeRuns: async (headers, rows) => {
        this.historyWritten = [headers, ...rows];
        await Promise.resolve();
      },
      markRows: async (_resultColumns, rows) => {
        if (this.markError !== undefined) throw this.markError;
        this.marked = rows;
        await Promise.resolve();
      },
      unmark: async () => {
        this.marked = undefined;
        await Promise.resolve();
      },
      goToRow: async (_resultColumns, row) => {
        this.visited.push(`row ${row}`);
        await Promise.resolve();
      },
      goToColumn: async (_resultColumns, header) => {
        this.visited.push(`column ${header}`);
        await Promise.resolve();
      },
      show: async ({ headers }, mayMove) => {
        await Promise.resolve();
        if (mayMove()) this.visited.push(`last of ${headers.join()}`);
      },
      leave: async ({ headers }) => {
        this.visited.push(`left ${headers.join()}`);
        await Promise.resolve();
      },
    });
  }

  async goToCell(sheetName: string, address: string): Promise<void> {
    this.visited.push(`${sheetName}!${address}`);
    await Promise.resolve();
  }

  async removeResultColumns(resultColumns: ResultColumns): Promise<void> {
    if (this.removeError !== undefined) throw this.removeError;
    this.removed.push(resultColumns);
    await Promise.resolve();
  }

  async hasColumns(): Promise<boolean> {
    return await Promise.resolve(this.holdsResults);
  }

  async readSample(): Promise<readonly Cell[]> {
    return await Promise.resolve(this.sample);
  }

  async readColumn(): Promise<readonly Cell[]> {
    return await Promise.resolve(this.column);
  }

  async tryExcel(_signal: AbortSignal, onFinding: (finding: Finding) => void): Promise<ExcelTrial> {
    if (this.trialError !== undefined) throw this.trialError;
    for (const finding of this.findings) onFinding(finding);
    return await Promise.resolve({ about: "Excel 16.1 on PC, ExcelApi 1.20", findings: this.findings });
  }
}
