import type { ExcelAccess } from "../../composition/excel-access";
import { writeRuns } from "../../excel/history/write-runs";
import { applyLook, hasLook } from "../../excel/look/apply-look";
import { hasMarks, markRows, unmarkRows } from "../../excel/marks/mark-rows";
import { undoAt, journalAt } from "../../excel/undo/with-undo";
import { goToColumn, goToRow, leaveColumns, showColumns } from "../../excel/reading/go-to-row";
import type { ResultsPort } from "../services/results-port";

/** Each a turn of its own in Excel, which is over by the time it could be cancelled. */
const NEVER = new AbortController().signal;

/** The result columns of the workbook that the pane stands beside. */
export function createExcelResults({ queue, workbook }: ExcelAccess): ResultsPort {
  return {
    undoable: (resultColumns) => journalAt(workbook.kept).stateOf(resultColumns),
    undo: (resultColumns) =>
      queue.session(NEVER, (session) => undoAt(session, workbook.kept, resultColumns), "writing"),
    markRows: (resultColumns, rows) =>
      queue.session(NEVER, (session) => markRows(session, workbook.kept, resultColumns, rows), "writing"),
    unmark: (resultColumns) =>
      queue.session(NEVER, (session) => unmarkRows(session, workbook.kept, resultColumns), "writing"),
    hasMarks: (resultColumns) => queue.session(NEVER, (session) => hasMarks(session, workbook.kept, resultColumns)),
    hasLook: (resultColumns, header) => queue.session(NEVER, (session) => hasLook(session, resultColumns, header)),
    applyLook: (resultColumns, header, look) =>
      queue.session(NEVER, (session) => applyLook(session, resultColumns, header, look), "writing"),
    addChart: async (resultColumns, header, chart) => {
      const { addChart } = await import("../../excel/chart/add-chart");
      return queue.session(NEVER, (session) => addChart(session, resultColumns, header, chart), "writing");
    },
    writeRuns: (headers, rows) => queue.session(NEVER, (session) => writeRuns(session, headers, rows), "writing"),
    goToRow: (resultColumns, row) => queue.session(NEVER, (session) => goToRow(session, resultColumns, row)),
    goToColumn: (resultColumns, header) =>
      queue.session(NEVER, (session) => goToColumn(session, resultColumns, header)),
    show: (resultColumns, mayMove) => queue.session(NEVER, (session) => showColumns(session, resultColumns, mayMove)),
    leave: (resultColumns) => queue.session(NEVER, (session) => leaveColumns(session, resultColumns)),
  };
}
