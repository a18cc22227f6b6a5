import ExcelJS, { type CellValue } from "exceljs";

/** A table of an .xlsx file, read or written by a library that the product does not use for it. */
export interface XlsxTable {
  readonly name: string;
  /** "A1:E151", headers included: a column outside it is not part of the table. */
  readonly reference: string;
  readonly columns: readonly string[];
  /** As the cells hold them: a formula would be an object, a blank is null. */
  readonly rows: readonly (readonly CellValue[])[];
}

/** @throws Error when the file has no table of that name */
export async function readXlsxTable(file: string, tableName: string): Promise<XlsxTable> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  for (const sheet of workbook.worksheets) {
    const tables = sheet.getTables() as unknown as readonly { readonly table: TableModel }[];
    const found = tables.find(({ table }) => table.name === tableName)?.table;
    if (found !== undefined) return readCells(sheet, found);
  }
  throw new Error(`${file} has no table ${tableName}.`);
}

/** Writes a new file with one sheet, "Sheet1", holding one table at A1. */
export async function writeXlsxTable(
  file: string,
  table: { readonly name: string; readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] },
): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet("Sheet1").addTable({
    name: table.name,
    ref: "A1",
    columns: table.columns.map((name) => ({ name })),
    rows: table.rows.map((row) => [...row]),
  });
  await workbook.xlsx.writeFile(file);
}

/** What ExcelJS keeps of a table it read; its types know only the method that adds one. */
interface TableModel {
  readonly name: string;
  readonly tableRef: string;
  readonly columns: readonly { readonly name: string }[];
}

function readCells(sheet: ExcelJS.Worksheet, table: TableModel): XlsxTable {
  const [first, last] = table.tableRef.split(":").map((address) => sheet.getCell(address));
  const rows: CellValue[][] = [];
  for (let row = first!.fullAddress.row + 1; row <= last!.fullAddress.row; row++) {
    const cells: CellValue[] = [];
    for (let column = first!.fullAddress.col; column <= last!.fullAddress.col; column++) {
      cells.push(sheet.getCell(row, column).value);
    }
    rows.push(cells);
  }
  return { name: table.name, reference: table.tableRef, columns: table.columns.map((column) => column.name), rows };
}
