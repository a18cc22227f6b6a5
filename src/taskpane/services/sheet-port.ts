import type { ScoringError } from "../../core/errors";
import type { Cell } from "../../core/table/cell";
import type { HostState } from "../../excel/host/excel-queue";
import type { Finding } from "../../excel/trial/assumption";
import type { RowRange } from "../../core/table/row-ranges";
import type { ChosenInSheet } from "../../excel/reading/chosen-rows";
import type { ResultColumns, SourceRef, SourceShape } from "../../scoring/ports";

import type { ResultsPort } from "./results-port";

/** The workbook, as far as the pane itself looks at it. Methods that fail throw ScoringError. */
export interface SheetPort {
  /** @param hasHeaders whether the first row of a range (not of a table) holds column names; found out when absent */
  readSelection(hasHeaders?: boolean): Promise<Selection>;
  /** The rows of a source that are shown, or that are selected and shown: in rising order. */
  chosenRows(source: SourceRef, chosen: ChosenInSheet): Promise<readonly RowRange[]>;
  /**
   * Calls back at every change of the selection.
   * @param onTableChange called back when a table may be another one though the selection stays: rows were hidden or shown, cells edited,
   * inserted or deleted, and not by us; where this Excel tells of it
   * @returns a function that ends it
   */
  followSelection(listener: () => void, onTableChange?: () => void): Promise<() => Promise<void>>;
  /** Calls back at once, and whenever Excel falls silent or answers again. @returns a function that ends it */
  followHost(listener: (state: HostState) => void): () => void;
  /** Selects one cell in the grid, so that the analyst sees it. */
  goToCell(sheetName: string, address: string): Promise<void>;
  removeResultColumns(resultColumns: ResultColumns): Promise<void>;
  /** Whether result columns still stand in the sheet. @param shape their table or range as it is now */
  hasColumns(shape: SourceShape, resultColumns: ResultColumns): Promise<boolean>;
  /** One cell of each column: the first that is not blank in the first rows; null where there is none. */
  readSample(shape: SourceShape): Promise<readonly Cell[]>;
  /** The values of one result column, in row order: what the chart is drawn from. */
  readColumn(resultColumns: ResultColumns, header: string): Promise<readonly Cell[]>;
  /** What can be done with result columns, loaded when it is first asked for. */
  results(): Promise<ResultsPort>;
  /** Tries on scratch sheets what Scoresheet assumes of Excel. @param onFinding told of each as it is known */
  tryExcel(signal: AbortSignal, onFinding: (finding: Finding) => void): Promise<ExcelTrial>;
}

/** What was tried in which Excel. */
export interface ExcelTrial {
  /** Version, platform and API set, for the report. */
  readonly about: string;
  readonly findings: readonly Finding[];
}

/** What is selected, or why it is nothing that could be scored. */
export type Selection =
  { readonly kind: "source"; readonly shape: SourceShape } | { readonly kind: "none"; readonly error: ScoringError };
