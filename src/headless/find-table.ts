import { protectedSheet } from "../excel/writing/check-writable";
import { checkTableColumn } from "../workbench/model/edits/table-edits";
import type { TableModel } from "../workbench/model/tables/table-model";
import { WorkbookRuleError } from "../workbench/model/workbook-rule-error";
import type { OpenedWorkbook } from "../workbench/xlsx/open-workbook";
import { CommandError } from "./telling/exit-codes";

/**
 * The table that the command names, if it can be scored and take a result column. Asked before anything is sent.
 * @throws CommandError, WorkbookError
 */
export function findTable(name: string, opened: OpenedWorkbook): TableModel {
  const table = tableCalled(name, opened);
  if (table === undefined) throw unknownTable(name, opened);
  const sheet = opened.model.requireSheet(table.sheetId);
  if (sheet.isProtected) throw protectedSheet(sheet.name);
  if (table.fixedBecause !== undefined) throw new CommandError(table.fixedBecause);
  checkRoom(table, opened);
  return table;
}

/** As Excel finds it, else as it reads: a terminal may write "é" as two characters where the file has one, and nobody sees that. */
function tableCalled(name: string, { model }: OpenedWorkbook): TableModel | undefined {
  const [alike, ...others] = model.tables.filter((table) => asRead(table.name) === asRead(name));
  return model.tableByName(name) ?? (others.length === 0 ? alike : undefined);
}

/** Small letters that have one capital letter in common count as one ("ς" and "σ"). Source: Unicode 17, section 3.13 and UAX #15. */
function asRead(name: string): string {
  return name.normalize("NFC").toUpperCase().normalize("NFC");
}

/**
 * A result column moves what stands right of the table in its rows.
 * @throws CommandError with names and places of what cannot move
 */
function checkRoom(table: TableModel, { model }: OpenedWorkbook): void {
  try {
    checkTableColumn(model, table);
  } catch (error) {
    if (!(error instanceof WorkbookRuleError)) throw error;
    const cure = "Move that out of the table's rows in Excel, or the table to a sheet of its own.";
    throw new CommandError(`Table "${table.name}" has no room for a result column. ${error.message} ${cure}`);
  }
}

function unknownTable(name: string, opened: OpenedWorkbook): CommandError {
  const names = opened.model.tables.map((table) => table.name).join(", ");
  const known = names === "" ? "The workbook has no table" : `It has: ${names}`;
  return new CommandError(`There is no table named "${name}" in the workbook. ${known}.`);
}
