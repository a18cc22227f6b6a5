import { parseAddress } from "../areas/a1-address";
import { areaOf, bottomOf, containsArea, type Area } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import type { TableModel } from "../tables/table-model";
import { structuredReference } from "../texts/structured-reference";
import type { CalculationPlace } from "../values/calculation-place";
import { failsWith, NotCalculable, type CellsOperand } from "../values/operand";

/**
 * The cells of "A1", "B2:C5", "A:A", "'My Data'!2:5".
 * @throws NotCalculable for several sheets at once, and for those of another workbook
 */
export function cellsAt(reference: string, place: CalculationPlace): CellsOperand {
  const address = parseAddress(reference);
  if (address === undefined) throw new NotCalculable();
  const { sheetName, area } = address;
  const sheet = sheetName === undefined ? place.sheet : sheetNamed(place, sheetName);
  if (sheet === undefined) throw new NotCalculable();
  return { sheet, area };
}

/**
 * The cells of a structured reference: "Iris[Width]", "[@Width]", "Iris[[#Headers],[Length]:[Width]]".
 * @throws NotCalculable for tables, columns and parts that are not there; ErrorResult for a row that is none of the table's
 */
export function cellsOfTable(reference: string, place: CalculationPlace): CellsOperand {
  const parts = structuredReference(reference);
  if (parts === undefined) throw new NotCalculable();
  const table = parts.tableName === undefined ? tableAround(place) : tableNamed(place, parts.tableName);
  const sheet = place.workbook.sheets.find(({ id }) => id === table?.sheetId);
  if (table === undefined || sheet === undefined) throw new NotCalculable();
  const rows = rowsOf(table, parts.sections, place);
  return { sheet, area: { ...rows, ...columnsOf(table, parts.columns) } };
}

/** The data rows of a table that is named alone. */
export function cellsOfWholeTable(name: string, place: CalculationPlace): CellsOperand | undefined {
  const table = tableNamed(place, name);
  const sheet = place.workbook.sheets.find(({ id }) => id === table?.sheetId);
  return table && sheet && { sheet, area: table.dataArea };
}

function rowsOf(
  table: TableModel,
  sections: readonly string[],
  { row }: CalculationPlace,
): Pick<Area, "row" | "rowCount"> {
  const { area, dataArea, headerArea, totalsArea } = table;
  switch (sections.join("+")) {
    case "":
    case "data":
      return dataArea;
    case "all":
      return area;
    case "headers":
      return existing(headerArea);
    case "totals":
      return existing(totalsArea);
    case "headers+data":
    case "data+headers":
      return headerArea === undefined ? dataArea : { row: area.row, rowCount: bottomOf(dataArea) - area.row };
    case "data+totals":
    case "totals+data":
      return { row: dataArea.row, rowCount: bottomOf(area) - dataArea.row };
    case "this row":
      if (row < dataArea.row || row >= bottomOf(dataArea)) throw failsWith("#VALUE!");
      return { row, rowCount: 1 };
    default:
      throw new NotCalculable();
  }
}

/** A row that the table does not show. Source: Microsoft Support, "Using structured references with Excel tables". */
function existing(area: Area | undefined): Area {
  if (area === undefined) throw failsWith("#REF!");
  return area;
}

function columnsOf(table: TableModel, names: readonly string[]): Pick<Area, "column" | "columnCount"> {
  if (names.length === 0) return table.area;
  const places = names.map((name) =>
    table.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase()),
  );
  if (places.includes(-1)) throw new NotCalculable();
  const first = Math.min(...places);
  return { column: table.area.column + first, columnCount: Math.max(...places) - first + 1 };
}

function tableNamed({ workbook }: CalculationPlace, name: string): TableModel | undefined {
  return workbook.tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
}

function tableAround({ workbook, sheet, row, column }: CalculationPlace): TableModel | undefined {
  const cell = areaOf(row, column);
  return workbook.tables.find((table) => table.sheetId === sheet.id && containsArea(table.area, cell));
}

function sheetNamed({ workbook }: CalculationPlace, name: string): SheetModel | undefined {
  return workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}
