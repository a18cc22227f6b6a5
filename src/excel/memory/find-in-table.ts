import type { ColumnPlace, ColumnTrace, ResultColumns, SourceRef } from "../../scoring/ports";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { cellsAt, type AskedName, type CellsOnSheet, type MeaningOfName, type Steps } from "./named-cells";

/** A table's columns as they stand now. */
interface ColumnsNow {
  readonly source: SourceRef;
  readonly columns: readonly { readonly id: number; readonly name: string }[];
  readonly place: CellsOnSheet | undefined;
}

/** The names of one column, of which those of its results stand for cells. */
export interface FoundNames {
  readonly results: readonly AskedName[];
  readonly reasons: AskedName | undefined;
}

/** The columns of the table that the cells of the names lie in. Undefined where that is not one table, or not one column each. */
export function* findInTable(
  session: ExcelSession,
  { reasonsHeader }: ColumnTrace,
  { results, reasons }: FoundNames,
): Steps<ColumnPlace | undefined> {
  const first = results[0]!.item.getRange();
  const tables = first.getTables(false).load("items/id");
  usedOnce(first);
  yield;
  const [table, ...others] = tables.items;
  if (table === undefined || others.length > 0) return undefined;
  const now = askForColumns(session, table.id);
  yield;
  const found = now();
  const positions = results.map(({ cells }) => positionOf(found, cells()));
  const isWhole = !positions.includes(undefined) && new Set(positions).size === positions.length;
  if (!isWhole) return undefined;
  const reasonsCells = reasons?.cells();
  const isLost = reasonsCells === "missing";
  const reasonsAt = isLost ? namedAt(found, reasonsHeader) : reasonsCells && positionOf(found, reasonsCells);
  return {
    source: found.source,
    resultColumns: columnsAt(found, positions as number[]),
    ...(reasonsAt !== undefined && !positions.includes(reasonsAt) && { reasonsColumn: columnsAt(found, [reasonsAt]) }),
    foundBy: "anchor",
  };
}

/** Queues what columns a table has, and where it stands. */
export function askForColumns({ workbook }: ExcelSession, tableId: string): () => ColumnsNow {
  const table = workbook.tables.getItem(tableId);
  const columns = table.columns.load("items/id,items/name");
  const range = usedOnce(table.getRange()).load("address");
  return () => ({
    source: { kind: "table", tableId },
    columns: columns.items.map(({ id, name }) => ({ id, name })),
    place: cellsAt(range.address),
  });
}

/** The column of that name; undefined where there is none. */
export function namedAt({ columns }: ColumnsNow, header: string | undefined): number | undefined {
  const position = columns.findIndex(({ name }) => name === header);
  return position < 0 ? undefined : position;
}

export function columnsAt({ source, columns }: ColumnsNow, positions: readonly number[]): ResultColumns {
  const found = positions.map((position) => columns[position]!);
  return { source, headers: found.map(({ name }) => name), columnIds: found.map(({ id }) => String(id)) };
}

/** The column of the table that cells lie in, if they are of one. */
function positionOf({ place, columns }: ColumnsNow, cells: MeaningOfName): number | undefined {
  if (typeof cells === "string" || place === undefined || cells.sheet !== place.sheet) return undefined;
  const { area } = cells;
  const position = area.column - place.area.column;
  const isInside = area.row >= place.area.row && area.row + area.rowCount <= place.area.row + place.area.rowCount;
  return isInside && area.columnCount === 1 && columns[position] !== undefined ? position : undefined;
}
