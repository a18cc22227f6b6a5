import type { ColumnLook, MemoryLook } from "../../scoring/memory/memory-look";
import type { WorkbookModel } from "../../workbench/model/workbook-model";
import { openWorkbook } from "../../workbench/xlsx/open-workbook";
import type { RefreshRequest, ScoreRequest } from "../command/command";
import { NODE_PACKING } from "../files/node-packing";
import { readInput } from "../files/read-input";
import type { PartialResult } from "../partial/partial-result";
import { chooseColumns, type ChosenColumn } from "./choose-columns";
import { refreshColumns, type RefreshedColumn } from "./refresh-workbook";
import type { CommandParts } from "../run/command-parts";
import { openExcel } from "../run/open-excel";

/**
 * Goes on where an earlier run of the same command was killed: the rows of its new column that have no prediction yet.
 * @param bytes of what it left
 * @throws what `refreshColumns` throws
 */
export async function goOn(
  request: ScoreRequest,
  bytes: Uint8Array,
  partial: PartialResult,
  parts: CommandParts,
): Promise<readonly RefreshedColumn[]> {
  // What the workbook itself says of its runs, it may say for any reason: the new column is the one that it knows nothing of.
  const older = new Set(await columnsOf(request.workbookFile, parts));
  const rest: RefreshRequest = { ...request, scope: "rest", columnName: undefined };
  const choose = ({ columns, unreadable }: MemoryLook, model: WorkbookModel): readonly ChosenColumn[] =>
    chooseColumns({ columns: columns.filter(({ column }) => !older.has(column.id)), unreadable }, rest, model);
  return refreshColumns(rest, { bytes, choose, partial }, parts);
}

/** Ids of the columns that a workbook remembers. */
async function columnsOf(file: string, parts: CommandParts): Promise<readonly ColumnLook["column"]["id"][]> {
  const opened = await openWorkbook(await readInput("workbook", file, parts), file, NODE_PACKING);
  const excel = openExcel(opened, parts);
  try {
    return (await excel.memory.look(parts.signal)).columns.map(({ column }) => column.id);
  } finally {
    excel.dispose();
  }
}
