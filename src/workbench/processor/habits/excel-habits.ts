/**
 * What one Excel does and another does not, or what Microsoft says of none. A product that is right must be right under all of them: tests
 * switch them, and the workbench begins with those that are documented for Excel on the web.
 *
 * Rules that hold in every Excel are no habits: they are how the workbench works.
 */
export interface ExcelHabits {
  /**
   * What is done to several rows at once of which some are hidden, by a filter or by hand, reaches the visible ones only, and each of them
   * gets the first row of an array. One row at a time is done right. Told of Excel for Windows. Source: xlwings #747 and #2619, NetOffice #2.
   */
  readonly misplacesHiddenRows: boolean;
  /**
   * As `misplacesHiddenRows`, but the rows of an array go into the visible rows one after another, as cells do that are pasted. Both at once
   * are as the other alone. Source: OfficeDev/office-js #224, where data "land in the wrong cells" without a word of which.
   */
  readonly shiftsPastHiddenRows: boolean;
  /** A leading apostrophe is part of the text in a cell that has the format "@" already. Nobody documents the two together. */
  readonly showsApostropheInTextCells: boolean;
  /** A text's own apostrophe is swallowed along with the one before it that says "text": of two that lead, none is left. */
  readonly eatsFurtherApostrophes: boolean;
  /** A number, TRUE or FALSE that is entered into a cell with the format "@" becomes text. Source: Microsoft Support, "Format numbers as text". */
  readonly keepsNumbersInTextCellsAsText: boolean;
  /** A new table column takes over the number format of its left neighbour. */
  readonly newColumnsInheritFormats: boolean;
  /**
   * A range that holds some cells of a merge and not all of them cannot be cleared, as by Excel's own command Clear Contents ("We can't do
   * that to a merged cell"). Of Range.clear nobody tells.
   */
  readonly refusesToClearPartOfMerge: boolean;
  /** Formulas are calculated after each change, volatile ones each time. Off: results that may be out of date are taken away. */
  readonly recalculates: boolean;
  /** Blank cells are handed to an add-in's functions as 0, as on the desktop; elsewhere as null. Source: OfficeDev/office-js #4702, #1951. */
  readonly handsBlanksOverAsZero: boolean;
  /** An add-in hears of a call before it hears that the one in whose place it comes is cancelled. Microsoft promises neither order. */
  readonly cancelsAfterCalls: boolean;
  /** Cells that may move right for a new column, counted from the first to the last used one. Source: Microsoft Learn, "Error handling". */
  readonly maxMovedCells: number;
  /**
   * Every request hangs for as long as a person edits a cell. Elsewhere those do that ask for it, and all others are refused. Source: Microsoft
   * Learn, "Excel.RunOptions"; OfficeDev/office-js #806. A click into the pane ends the edit in no Excel.
   */
  readonly waitsForCellEdit: boolean;
  /** A workbook that is open for reading shows it only when something is written. Source: OfficeDev/office-js #3831. */
  readonly hidesReadOnly: boolean;
  /** Events come when they are due, later and not in their order, or never. Source: OfficeDev/office-js #6311, #533. */
  readonly events: "prompt" | "late" | "never";
  /**
   * Which windows the browser lets the pane open, as dialogs of Excel on the web are. Safari may block those that are not opened by the click
   * itself, or all. Source: Microsoft Learn, "Handle errors and events in the Office dialog box" (12011); OfficeDev/office-js #1959.
   */
  readonly opensWindows: "always" | "in-clicks" | "never";
  /**
   * A dialog has lost the page that opened it from its first page on: it looks closed to the pane (12006), and Office.js closes it as soon as
   * it runs there. Source: OfficeDev/office-js #6785, #1127; office.debug.js (`initialize`).
   */
  readonly losesOpeners: boolean;
  /** Milliseconds a request takes, whatever is in it: one half there, the other half back. */
  readonly latencyMs: number;
  /** Bytes a second both ways, on top of the latency. */
  readonly bytesPerSecond: number;
}

/** Those that are documented for Excel on the web, without its slowness. */
export const WEB_HABITS: ExcelHabits = {
  misplacesHiddenRows: false,
  shiftsPastHiddenRows: false,
  showsApostropheInTextCells: false,
  eatsFurtherApostrophes: false,
  keepsNumbersInTextCellsAsText: true,
  newColumnsInheritFormats: true,
  refusesToClearPartOfMerge: false,
  recalculates: true,
  handsBlanksOverAsZero: false,
  cancelsAfterCalls: false,
  maxMovedCells: 33_554_000,
  waitsForCellEdit: false,
  hidesReadOnly: false,
  events: "prompt",
  opensWindows: "in-clicks",
  losesOpeners: false,
  latencyMs: 0,
  bytesPerSecond: Infinity,
};

/** What an engine for files does otherwise: it has none of Excel's limits and fills in nothing that it was not given. */
export const FILE_HABITS: Partial<ExcelHabits> = {
  keepsNumbersInTextCellsAsText: false,
  newColumnsInheritFormats: false,
  recalculates: false,
  maxMovedCells: Infinity,
};
