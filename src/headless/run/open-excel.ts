import { excelAccess, type ExcelAccess } from "../../composition/excel-access";
import { createColumnMemory, type ColumnMemory } from "../../composition/memory/column-memory";
import { ExcelMemory } from "../../excel/memory/excel-memory";
import { FILE_HABITS } from "../../workbench/processor/habits/excel-habits";
import { RequestProcessor } from "../../workbench/processor/request-processor";
import type { OpenedWorkbook } from "../../workbench/xlsx/open-workbook";
import { createOfficeRuntime } from "./office-runtime";
import type { CommandParts } from "./command-parts";
import type { SyncFigures } from "../telling/column-lines";

/** A workbook file as Excel would have it open, with what it remembers of its columns. */
export interface OpenExcel extends Pick<ExcelAccess, "workbook"> {
  readonly memory: ColumnMemory;
  /** What has passed through Office.js so far. */
  readonly syncFigures: () => SyncFigures;
  readonly dispose: () => void;
}

/** Nothing is kept on this device: what a run leaves, it leaves in the file. */
export function openExcel({ model }: OpenedWorkbook, parts: CommandParts): OpenExcel {
  const processor = new RequestProcessor(model, { habits: FILE_HABITS });
  const runtime = createOfficeRuntime(processor);
  const { workbook, queue } = excelAccess({ run: runtime.Excel.run });
  const memory = createColumnMemory({
    store: new ExcelMemory(queue),
    workbook,
    device: undefined,
    now: parts.now,
    ...parts.marks,
  });
  return { workbook, memory, syncFigures: () => processor.statistics, dispose: () => runtime.dispose() };
}
