import { WorkbookError } from "../../core/errors";
import type { SourceShape } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { parseArea, type CellArea } from "../reading/cell-address";

/**
 * Asks whether the tables on the right of a table can make room for a new column: what stands there moves as far as the table is high, and
 * Excel tears no other table apart.
 * @param tableIds of all tables of the sheet
 * @throws WorkbookError `cells-occupied` with the other table's name
 */
export async function checkRoom(session: ExcelSession, shape: SourceShape, tableIds: readonly string[]): Promise<void> {
  const { source } = shape;
  if (source.kind !== "table") return;
  const places = tableIds.map((id) => {
    const table = session.workbook.tables.getItemOrNullObject(id).load("name");
    return { id, table, range: usedOnce(table.getRange()).load("address") };
  });
  await session.sync();
  const own = places.find(({ id }) => id === source.tableId);
  if (own === undefined || own.table.isNullObject) return;
  const area = parseArea(own.range.address);
  const torn = places.find(({ table, range }) => !table.isNullObject && isTorn(parseArea(range.address), area));
  if (torn === undefined) return;
  throw new WorkbookError(
    "cells-occupied",
    `Table ${torn.table.name} on the right shares only some rows with ${shape.label}, so that it cannot move aside for the new column. Move one of them, then try again.`,
  );
}

/** Whether some rows of a table would move and others stay. */
function isTorn(other: CellArea, { row, column, rowCount, columnCount }: CellArea): boolean {
  const isRight = other.column >= column + columnCount;
  const isBeside = other.row < row + rowCount && row < other.row + other.rowCount;
  const isWithin = other.row >= row && other.row + other.rowCount <= row + rowCount;
  return isRight && isBeside && !isWithin;
}
