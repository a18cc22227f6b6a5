import { areaOf } from "../model/areas/area";
import type { WorkbookModel } from "../model/workbook-model";
import { newWorkbook } from "../xlsx/new-workbook";
import { saveWorkbook } from "../xlsx/save-workbook";
import { SAMPLE_WORKBOOK_NAME } from "./sample-name";
import type { SampleTable } from "./sample-table";
import { sampleTables } from "./sample-tables";

/** The workbook the workbench comes up with, as an .xlsx file: one sheet a table, the same bytes every time. */
export async function sampleWorkbook(tables: readonly SampleTable[] = sampleTables()): Promise<Uint8Array> {
  const workbook = newWorkbook(SAMPLE_WORKBOOK_NAME);
  for (const table of tables) addSample(workbook.model, table);
  return saveWorkbook(workbook);
}

/** Adds a table on a sheet of its own, behind all others. */
export function addSample(model: WorkbookModel, table: SampleTable): void {
  const { name, columns, rows, cellFormats = [] } = table;
  const sheet = model.addSheet(name);
  sheet.writeValues(0, 0, [columns.map(({ header }) => header)]);
  sheet.writeValues(1, 0, rows);
  columns.forEach(({ numberFormat }, column) => {
    if (numberFormat !== undefined) sheet.setNumberFormat(areaOf(1, column, rows.length), numberFormat);
  });
  for (const { row, column, numberFormat } of cellFormats) sheet.setNumberFormat(areaOf(1 + row, column), numberFormat);
  sheet.columnWidths = new Map(columns.map(({ width }, column) => [column, width]));
  model.addTable(sheet.id, { name, area: areaOf(0, 0, rows.length + 1, columns.length) }, "user");
}
