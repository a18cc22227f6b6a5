import type { Prediction } from "../../src/core/predictions/prediction";
import type { RowOutcome } from "../../src/core/predictions/join-outcomes";
import { ExcelWorkbook } from "../../src/excel/excel-workbook";
import { ExcelQueue, type ExcelHost } from "../../src/excel/host/excel-queue";
import type { StartTimer } from "../../src/excel/host/host-silence";
import { createOfficeRuntime } from "../../src/headless/run/office-runtime";
import type { ResultColumns, SourceShape } from "../../src/scoring/ports";
import { areaOf } from "../../src/workbench/model/areas/area";
import type { SheetModel } from "../../src/workbench/model/sheets/sheet-model";
import type { TableModel } from "../../src/workbench/model/tables/table-model";
import type { CellValue } from "../../src/workbench/model/texts/cell-content";
import { WorkbookModel, type WorkbookOptions } from "../../src/workbench/model/workbook-model";
import { RequestProcessor, type ProcessorOptions } from "../../src/workbench/processor/request-processor";
import type { Cell } from "../../src/core/table/cell";

/** A signal that is never aborted. */
export const CALM = new AbortController().signal;

export type SyncEffect = (sync: number) => undefined | (() => void);

/** A workbook with one sheet, Microsoft's Office.js over it, and our adapter over that. */
export interface OpenExcel {
  readonly model: WorkbookModel;
  readonly sheet: SheetModel;
  readonly processor: RequestProcessor;
  readonly queue: ExcelQueue;
  readonly workbook: ExcelWorkbook;
  /** Called before each sync of a session, with the number of the sync since `aroundSync` was set, from 1; what it returns, after it. */
  aroundSync(effect: SyncEffect | undefined): void;
  /** Syncs of sessions so far. */
  syncs(): number;
}

const disposals: (() => void)[] = [];
afterEach(() => {
  for (const dispose of disposals.splice(0)) dispose();
});

export type PaneOptions = ProcessorOptions & {
  /** Time by which the adapter finds out that Excel is silent; without it it waits as long as it takes. */
  readonly startTimer?: StartTimer;
  /** What each sync of a session waits for, before it and after it: of a pane that was closed, nothing goes on. */
  readonly whileOpen?: () => Promise<void> | undefined;
};

export function openExcel(options: WorkbookOptions & PaneOptions = {}): OpenExcel {
  const model = new WorkbookModel(options);
  model.addSheet("Data");
  return openPane(model, options);
}

/** A pane over a workbook that others have open, too: with an Excel, a library and an adapter of its own. */
export function openPane(model: WorkbookModel, options: PaneOptions = {}): OpenExcel {
  const sheet = model.sheets[0]!;
  const processor = new RequestProcessor(model, options);
  const runtime = createOfficeRuntime(processor);
  disposals.push(() => runtime.dispose());
  let effect: SyncEffect | undefined;
  let sinceSet = 0;
  let total = 0;
  const host: ExcelHost = {
    run: (runOptions, batch) =>
      runtime.Excel.run(runOptions, async (context) => {
        const sync = context.sync.bind(context);
        let isOver = false;
        context.sync = async (passThrough) => {
          // Excel.run adds a sync of its own when the batch is over, with nothing to send.
          if (isOver) return sync(passThrough);
          total++;
          if (options.whileOpen !== undefined) await options.whileOpen();
          const after = effect?.(++sinceSet);
          const result = await sync(passThrough);
          after?.();
          if (options.whileOpen !== undefined) await options.whileOpen();
          return result;
        };
        return batch(context).finally(() => (isOver = true));
      }),
  };
  const queue = new ExcelQueue(host, options.startTimer);
  return {
    model,
    sheet,
    processor,
    queue,
    workbook: new ExcelWorkbook(queue),
    aroundSync: (wanted) => {
      effect = wanted;
      sinceSet = 0;
    },
    syncs: () => total,
  };
}

/** Puts rows (headers first) into the sheet at A1 and makes a table of them. */
export function addTable(excel: OpenExcel, rows: readonly (readonly CellValue[])[], name = "Flowers"): TableModel {
  return addTableAt(excel, excel.sheet, rows, name);
}

export function addTableAt(
  excel: OpenExcel,
  sheet: SheetModel,
  rows: readonly (readonly CellValue[])[],
  name: string,
): TableModel {
  sheet.writeValues(0, 0, rows);
  return excel.model.addTable(sheet.id, { name, area: areaOf(0, 0, rows.length, rows[0]?.length ?? 1) }, "user");
}

export function describeTable(excel: OpenExcel, table: TableModel): Promise<SourceShape> {
  return excel.workbook.describe({ kind: "table", tableId: table.id }, CALM);
}

export function describeRange(excel: OpenExcel, address: string, hasHeaders: boolean): Promise<SourceShape> {
  return excel.workbook.describe({ kind: "range", sheetId: excel.sheet.id, address, hasHeaders }, CALM);
}

/** One outcome a row, one prediction each. */
export function predictions(values: readonly Prediction[]): RowOutcome[] {
  return values.map((value) => ({ predictions: [value] }));
}

/** Reads, "scores" and writes one table from end to end, window by window. */
export async function scoreAll(
  { workbook }: OpenExcel,
  shape: SourceShape,
  resultColumns: ResultColumns,
  score: (row: readonly Cell[]) => Prediction,
): Promise<number[]> {
  const changed: number[] = [];
  for (let row = 0; row < shape.rowCount;) {
    const window = await workbook.readWindow(shape, row, CALM);
    const receipt = await workbook.writeWindow(
      shape,
      resultColumns,
      window,
      predictions(window.cells.toRows().map(score)),
      CALM,
    );
    changed.push(...receipt.changedRows);
    row += window.cells.rowCount;
  }
  return changed;
}

/** The values of one column of a table, below its header. */
export function columnValues(excel: OpenExcel, table: TableModel, header: string): CellValue[] {
  const index = table.columns.findIndex((column) => column.name === header);
  if (index < 0) throw new Error(`The table has no column "${header}".`);
  const area = { ...table.dataArea, column: table.area.column + index, columnCount: 1 };
  const sheet = excel.model.requireSheet(table.sheetId);
  return sheet.readValues(area).map(([value]) => value ?? null);
}
