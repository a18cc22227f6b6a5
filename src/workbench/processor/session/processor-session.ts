import type { CalculationMode } from "../../model/results/calculation-engine";
import type { SheetModel } from "../../model/sheets/sheet-model";
import type { TableModel } from "../../model/tables/table-model";
import type { WorkbookModel } from "../../model/workbook-model";
import { WEB_HABITS, type ExcelHabits } from "../habits/excel-habits";
import { ExcelError } from "../wire/excel-error";
import type { EventRegistrations } from "./event-registrations";
import type { KeptRanges } from "./kept-ranges";
import type { FunctionCalls } from "./function-calls";
import { KeptTexts } from "./kept-texts";

/**
 * What every object of one processor shares. It knows neither the classes nor the objects itself: `Types` is a type for each name of a
 * class, `Kept` an object that a pane keeps.
 */
export class ProcessorSession<Types, Kept> {
  private modeWithoutCalculation: CalculationMode = "Automatic";
  habits: ExcelHabits = WEB_HABITS;
  readonly keptTexts = new KeptTexts();

  constructor(
    readonly workbook: WorkbookModel,
    readonly keptRanges: KeptRanges<Kept>,
    readonly events: EventRegistrations,
    readonly functionCalls: FunctionCalls,
    private readonly types: Types,
  ) {}

  /** `Application.calculationMode`. */
  get calculationMode(): CalculationMode {
    return this.workbook.calculation?.mode ?? this.modeWithoutCalculation;
  }

  set calculationMode(mode: CalculationMode) {
    if (this.workbook.calculation === undefined) this.modeWithoutCalculation = mode;
    else this.workbook.calculation.mode = mode;
  }

  /** The class with that name. */
  typeOf<Name extends keyof Types>(name: Name): Types[Name] {
    return this.types[name];
  }

  /** @throws ExcelError ItemNotFound when the sheet is gone */
  sheet(sheetId: string): SheetModel {
    const sheet = this.workbook.sheetById(sheetId);
    if (!sheet) throw new ExcelError("ItemNotFound");
    return sheet;
  }

  /** The sheet, if its cells may be changed. @throws ExcelError AccessDenied, ItemNotFound */
  writableSheet(sheetId: string): SheetModel {
    const sheet = this.sheet(sheetId);
    this.checkWritable();
    if (sheet.isProtected) throw new ExcelError("AccessDenied");
    return sheet;
  }

  /** @throws ExcelError AccessDenied when the workbook was opened for reading only */
  checkWritable(): void {
    if (this.workbook.readOnly) throw new ExcelError("AccessDenied");
  }

  /** @throws ExcelError ItemNotFound when the table is gone */
  table(tableId: string): TableModel {
    const table = this.workbook.tableById(tableId);
    if (!table) throw new ExcelError("ItemNotFound");
    return table;
  }
}
