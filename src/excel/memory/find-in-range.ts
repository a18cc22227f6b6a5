import type { ColumnPlace, ColumnTrace, ResultColumns, SourceRef } from "../../scoring/ports";
import { usedOnce } from "../host/used-once";
import { areaAddress, type CellArea } from "../reading/cell-address";
import type { FoundNames } from "./find-in-table";
import type { AskedName, CellsOnSheet, MeaningOfName, Steps } from "./named-cells";

/** The source and the result columns that names stand for. Undefined where these do not stand in the rows of the source, one column each. */
export function* findInRange(
  { headers, reasonsHeader, sourceKind }: ColumnTrace,
  { source, results, reasons }: FoundNames & { readonly source: AskedName },
): Steps<ColumnPlace | undefined> {
  const cells = source.cells() as CellsOnSheet;
  const areas = results.map((result) => besideOf(cells, result.cells()));
  if (areas.includes(undefined) || new Set(areas.map((area) => area!.column)).size < areas.length) return undefined;
  const reasonsArea = reasons && besideOf(cells, reasons.cells());
  const all = [...areas.map((area) => area!), ...(reasonsArea === undefined ? [] : [reasonsArea])];
  const hasHeaders = sourceKind === "range with headers";
  const at = source.item.getRange();
  const sheet = at.worksheet.load("id");
  const firstCells = all.map((area) => usedOnce(sheet.getRange(areaAddress({ ...area, rowCount: 1 }))).load("values"));
  usedOnce(at);
  yield;
  const ref: SourceRef = { kind: "range", sheetId: sheet.id, address: areaAddress(cells.area), hasHeaders };
  const remembered = [...headers, ...(reasonsHeader === undefined ? [] : [reasonsHeader])];
  const names = hasHeaders ? firstCells.map(({ values }) => String(values[0]?.[0] ?? "")) : remembered;
  const columns = (from: number, to: number): ResultColumns => ({
    source: ref,
    headers: names.slice(from, to),
    columnIds: all.slice(from, to).map(areaAddress),
  });
  return {
    source: ref,
    resultColumns: columns(0, headers.length),
    ...(reasonsArea !== undefined && { reasonsColumn: columns(headers.length, headers.length + 1) }),
    foundBy: "anchor",
  };
}

/** One column of cells in the rows of the source. */
function besideOf(source: CellsOnSheet, cells: MeaningOfName): CellArea | undefined {
  if (typeof cells === "string" || cells.sheet !== source.sheet) return undefined;
  const { row, rowCount, columnCount } = cells.area;
  return row === source.area.row && rowCount === source.area.rowCount && columnCount === 1 ? cells.area : undefined;
}
