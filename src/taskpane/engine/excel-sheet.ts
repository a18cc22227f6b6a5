import type { ExcelAccess } from "../../composition/excel-access";
import { EDITORS_SINCE } from "../../excel/reading/follow-edits";
import { HIDDEN_ROWS_SINCE } from "../../excel/reading/selection-reader";
import type { SheetPort } from "../services/sheet-port";
import { tryThisExcel, type OfficeFacts } from "./excel-trial";

export interface ExcelSheetParts {
  /** Asked when it is needed, as Office.js may not be ready before. */
  readonly office: () => OfficeFacts;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
}

/** These steps are short, each a turn of its own in Excel: by the time one could be cancelled it is over. */
const NEVER = new AbortController().signal;

/** The workbook that the pane stands beside. */
export function createExcelSheet(excel: ExcelAccess, { office, now }: ExcelSheetParts): SheetPort {
  const { workbook, selection, queue } = excel;
  return {
    readSelection: (hasHeaders) => selection.current(NEVER, hasHeaders),
    async chosenRows(source, chosen) {
      const { chosenRows } = await import("../../excel/reading/chosen-rows");
      return queue.session(NEVER, (session) => chosenRows(session, source, chosen));
    },
    followSelection(listener, onTableChange) {
      const tells = (version: string): boolean => office().requirements.isSetSupported("ExcelApi", version);
      return selection.subscribe(listener, {
        ...(onTableChange && tells(HIDDEN_ROWS_SINCE) && { onRowsHidden: onTableChange }),
        ...(onTableChange && tells(EDITORS_SINCE) && { onEdited: onTableChange }),
      });
    },
    followHost(listener) {
      const tell = () => listener(queue.state);
      tell();
      return queue.subscribe(tell);
    },
    goToCell: (sheetName, address) => workbook.selectCell(sheetName, address, NEVER),
    removeResultColumns: (resultColumns) => workbook.removeResultColumns(resultColumns, NEVER),
    async hasColumns(shape, resultColumns) {
      const { hasColumns } = await import("./has-columns");
      return hasColumns(workbook, shape, resultColumns, NEVER);
    },
    async readSample(shape) {
      const { readSample } = await import("./read-sample");
      return queue.session(NEVER, (session) => readSample(session, shape));
    },
    async readColumn(resultColumns, header) {
      const { readColumn } = await import("./read-column");
      return readColumn(workbook, resultColumns, header, NEVER);
    },
    results: () =>
      import(/* webpackChunkName: "results" */ "./excel-results").then((it) => it.createExcelResults(excel)),
    tryExcel: (signal, onFinding) => tryThisExcel(excel, { office: office(), now }, signal, onFinding),
  };
}
