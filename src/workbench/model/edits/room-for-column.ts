import type { TableModel } from "../tables/table-model";
import type { WorkbookModel } from "../workbook-model";
import { WorkbookRuleError } from "../workbook-rule-error";
import { partedReferences } from "./parted-references";
import { checkTableColumn, shiftOfNewColumn } from "./table-edits";

const CLEAR_ITS_ROWS = "Move that out of the table's rows in Excel, or the table to a sheet of its own.";
const CLEAR_THE_EDGE = "Clear the last column of the sheet in Excel, or move the table to the left.";

/**
 * Why a table can get no column at its right end, asked before anybody tries: a new column moves what stands right of the table in its
 * rows, and some things cannot follow. Nor can a formula that looks at a range of which only a part moves: Excel moves the cells all
 * the same, and the formula looks at others from then on; a wrong sum that nobody is told of is worse than none.
 * @returns sentences for people with names and places, and with what to do; undefined when there is room
 */
export function whyNoRoom(workbook: WorkbookModel, table: TableModel): string | undefined {
  try {
    checkTableColumn(workbook, table);
    return whyParted(workbook, table);
  } catch (error) {
    if (!(error instanceof WorkbookRuleError)) throw error;
    if (error.rule === "table-is-fixed") return error.message;
    const cure = error.rule === "outside-sheet" ? CLEAR_THE_EDGE : CLEAR_ITS_ROWS;
    return `Table "${table.name}" has no room for a result column. ${error.message} ${cure}`;
  }
}

function whyParted(workbook: WorkbookModel, table: TableModel): string | undefined {
  const references = partedReferences(workbook, shiftOfNewColumn(workbook, table));
  if (references.length === 0) return undefined;
  const listed = references.join("; ");
  return (
    `A result column of table "${table.name}" would move only a part of cells that formulas look at together, ` +
    `and these would look at other cells than now: ${listed}. ${CLEAR_ITS_ROWS}`
  );
}
