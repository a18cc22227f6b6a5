import { areaOf } from "../model/areas/area";
import { newWorkbook } from "../xlsx/new-workbook";
import { saveWorkbook } from "../xlsx/save-workbook";
import { sampleTables } from "./sample-tables";

/** File name of the sample workbook. */
export const SAMPLE_WORKBOOK_NAME = "Scoresheet sample.xlsx";

/** The workbook the workbench comes up with, as an .xlsx file: one sheet a table, the same bytes every time. */
export async function sampleWorkbook(): Promise<Uint8Array> {
  const workbook = newWorkbook(SAMPLE_WORKBOOK_NAME);
  for (const { name, columns, rows } of sampleTables()) {
    const sheet = workbook.model.addSheet(name);
    sheet.writeValues(0, 0, [columns.map(({ header }) => header)]);
    sheet.writeValues(1, 0, rows);
    columns.forEach(({ numberFormat }, column) => {
      if (numberFormat !== undefined) sheet.setNumberFormat(areaOf(1, column, rows.length), numberFormat);
    });
    workbook.columnWidths.set(sheet.id, new Map(columns.map(({ width }, column) => [column, width])));
    workbook.model.addTable(sheet.id, { name, area: areaOf(0, 0, rows.length + 1, columns.length) }, "user");
  }
  return saveWorkbook(workbook);
}
