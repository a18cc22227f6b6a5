import { protectedSheet } from "../excel/room/check-writable";
import { whyNoRoom } from "../workbench/model/edits/room-for-column";
import type { TableModel } from "../workbench/model/tables/table-model";
import type { OpenedWorkbook } from "../workbench/xlsx/open-workbook";
import { CommandError } from "./telling/exit-codes";
import { meantNames } from "./telling/meant-names";

/**
 * The table that the command names, if it can be scored and take a result column. Asked before anything is sent.
 * @throws CommandError, WorkbookError
 */
export function findTable(name: string, opened: OpenedWorkbook): TableModel {
  const table = tableCalled(name, opened);
  if (table === undefined) throw unknownTable(name, opened);
  const sheet = opened.model.requireSheet(table.sheetId);
  if (sheet.isProtected) throw protectedSheet(sheet.name);
  const noRoom = whyNoRoom(opened.model, table);
  if (noRoom !== undefined) throw new CommandError(noRoom);
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

function unknownTable(name: string, opened: OpenedWorkbook): CommandError {
  const tables = opened.model.tables.map((table) => table.name);
  const names = tables.join(", ");
  const known =
    names === ""
      ? "The workbook has no table. In Excel, select the cells with their headers, press Ctrl+T and save"
      : `It has: ${names}`;
  return new CommandError(`There is no table named "${name}" in the workbook.${meantNames(name, tables)} ${known}.`);
}
