import { ExcelWorkbook } from "../excel/excel-workbook";
import { ExcelQueue, type ExcelHost } from "../excel/host/excel-queue";
import type { StartTimer } from "../excel/host/host-silence";
import { SelectionReader } from "../excel/reading/selection-reader";

/** The workbook that is open in Excel. Whatever is asked of it waits its turn in one queue. */
export interface ExcelAccess {
  /** Takes turns of others, and tells whether Excel owes an answer. */
  readonly queue: ExcelQueue;
  readonly workbook: ExcelWorkbook;
  readonly selection: SelectionReader;
}

/**
 * Over any Excel: `excelAccess({ run: Excel.run })`. Make one a program: two queues over one Excel would overlap.
 * @param startTimer by which it finds out that Excel is silent; without it Excel is waited for as long as it takes
 */
export function excelAccess(host: ExcelHost, startTimer?: StartTimer): ExcelAccess {
  const queue = ExcelQueue.over(host, startTimer);
  return { queue, workbook: new ExcelWorkbook(queue), selection: new SelectionReader(queue) };
}
