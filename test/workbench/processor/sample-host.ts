import { createOfficeRuntime, type OfficeRuntime } from "../../../src/headless/run/office-runtime";
import { parseAddress } from "../../../src/workbench/model/areas/a1-address";
import { areaOf } from "../../../src/workbench/model/areas/area";
import type { SheetModel } from "../../../src/workbench/model/sheets/sheet-model";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { RequestProcessor, type ProcessorOptions } from "../../../src/workbench/processor/request-processor";

/** A sheet "Data" with a table "Iris" at A1 (Length, Width, Species; three rows), a second sheet "Notes", and the real Office.js on top. */
export interface SampleHost extends OfficeRuntime {
  readonly workbook: WorkbookModel;
  readonly sheet: SheetModel;
  readonly table: TableModel;
  readonly processor: RequestProcessor;
  /** Runs a batch and gives the error it ends with. */
  readonly failureOf: (batch: (context: Excel.RequestContext) => unknown) => Promise<OfficeExtension.Error>;
  /** Values that stand at an address of the sheet "Data". */
  readonly at: (address: string) => CellValue[][];
  /** Enters a value through Office.js and gives what the cell then holds. */
  readonly enter: (value: unknown, address?: string) => Promise<ReturnType<SheetModel["getContent"]>>;
}

/** @param options with `runsFunctions`, formulas may call functions of the page */
export function sampleHost(options: ProcessorOptions & { readonly runsFunctions?: boolean } = {}): SampleHost {
  const workbook = new WorkbookModel({ name: "Sample.xlsx", currentYear: 2026 });
  const sheet = workbook.addSheet("Data");
  workbook.addSheet("Notes");
  sheet.writeValues(0, 0, [
    ["Length", "Width", "Species"],
    [5.1, 3.5, "setosa"],
    [4.9, 3, "setosa"],
    [6.3, 2.5, "virginica"],
  ]);
  const table = workbook.addTable(sheet.id, { name: "Iris", area: areaOf(0, 0, 4, 3) }, "user");
  sheet.markClean();
  const processor = new RequestProcessor(workbook, options);
  const runtime = createOfficeRuntime(processor, options.runsFunctions);
  const at = (address: string): CellValue[][] => sheet.readValues(parseAddress(address)!.area);
  return {
    ...runtime,
    workbook,
    sheet,
    table,
    processor,
    at,
    failureOf: async (batch) => {
      try {
        await runtime.Excel.run(async (context) => {
          await batch(context);
          await context.sync();
        });
      } catch (error) {
        if (error instanceof runtime.OfficeExtension.Error) return error;
        throw error;
      }
      throw new Error("The batch did not fail.");
    },
    enter: async (value, address = "F1") => {
      await runtime.Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange(address).values = [[value]];
        await context.sync();
      });
      const { row, column } = parseAddress(address)!.area;
      return sheet.getContent(row, column);
    },
  };
}
