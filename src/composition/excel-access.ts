import { ExcelWorkbook } from "../excel/excel-workbook";
import { ExcelQueue, type ExcelHost } from "../excel/host/excel-queue";
import { SelectionReader } from "../excel/reading/selection-reader";

/** The workbook that is open in Excel. Whatever is asked of it waits its turn in one queue. */
export interface ExcelAccess {
  readonly workbook: ExcelWorkbook;
  readonly selection: SelectionReader;
}

/** Over any Excel: `excelAccess({ run: Excel.run })`. Make one a program: two queues over one Excel would overlap. */
export function excelAccess(host: ExcelHost): ExcelAccess {
  const queue = ExcelQueue.over(host);
  return { workbook: new ExcelWorkbook(queue), selection: new SelectionReader(queue) };
}
