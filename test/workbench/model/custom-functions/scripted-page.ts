import { areaOf, type Area } from "../../../../src/workbench/model/areas/area";
import { parseAddress } from "../../../../src/workbench/model/areas/a1-address";
import { Recalculation } from "../../../../src/workbench/model/calculation/recalculation";
import { givenAnswer, type InvocationAnswer } from "../../../../src/workbench/model/custom-functions/invocation-answer";
import type { Invocation } from "../../../../src/workbench/model/custom-functions/formula-calculation";
import type { FunctionRuntime } from "../../../../src/workbench/model/custom-functions/custom-functions";
import type { SheetModel } from "../../../../src/workbench/model/sheets/sheet-model";
import { isCellError, type CellValue } from "../../../../src/workbench/model/texts/cell-content";
import { readInput } from "../../../../src/workbench/model/texts/read-input";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

const matrix = { type: "any", dimensionality: "matrix" };

/** Functions of a made-up add-in, as custom-functions-metadata writes them. */
export const TEST_FUNCTIONS = {
  allowCustomDataForDataTypeAny: false,
  functions: [
    { id: "TWICE", name: "TWICE", parameters: [{ name: "n", type: "number" }], options: { cancelable: true } },
    { id: "ROW", name: "ROW", parameters: [{ name: "data", ...matrix }], options: { cancelable: true } },
    {
      id: "MIX",
      name: "MIX",
      parameters: [
        { name: "first", type: "any" },
        { name: "text", type: "string", optional: true },
        { name: "more", ...matrix, repeating: true },
      ],
      options: { requiresAddress: true, requiresParameterAddresses: true },
    },
    { id: "TICK", name: "TICK", parameters: [], options: { stream: true } },
  ],
};

/** A workbook whose add-in answers when a test says so: a table "Iris" (a, b) at A1 of the sheet "Data". */
export class ScriptedWorkbook implements FunctionRuntime {
  readonly model = new WorkbookModel();
  readonly sheet: SheetModel;
  /** Calls that wait for an answer, in order. */
  waiting: Invocation[] = [];
  readonly cancelled: number[] = [];
  callCount = 0;

  constructor(
    rows: readonly (readonly CellValue[])[] = [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
  ) {
    this.sheet = this.model.addSheet("Data");
    this.sheet.writeValues(0, 0, [["a", "b"], ...rows]);
    this.model.addTable(this.sheet.id, { name: "Iris", area: areaOf(0, 0, rows.length + 1, 2) }, "user");
    this.model.calculation = new Recalculation(this.model, { now: () => new Date(2026, 0, 1), random: () => 0.5 });
    this.model.customFunctions.register("TEST", TEST_FUNCTIONS);
    this.model.customFunctions.attach(this);
  }

  call(call: Invocation): void {
    this.callCount++;
    this.waiting.push(call);
  }

  cancel(id: number): void {
    this.cancelled.push(id);
    this.waiting = this.waiting.filter((call) => call.id !== id);
  }

  /** Enters texts, each into its cell, as one edit a cell. */
  enter(cells: Readonly<Record<string, string | number | null>>): void {
    for (const [address, text] of Object.entries(cells)) {
      const { area } = parseAddress(address)!;
      this.put(area, text);
      this.model.cellsWritten(this.sheet.id, area, "user");
    }
    this.model.tell({ kind: "step-ended" });
  }

  /** What cells show: values, and the texts of errors. */
  at(address: string): (string | number | boolean | null)[] {
    const values = this.sheet.readValues(parseAddress(address)!.area).flat();
    return values.map((value) => (isCellError(value) ? value.error : value));
  }

  /** Answers a call of those that wait, the first unless told. */
  answer(value: unknown, call = this.waiting[0]): void {
    if (call === undefined) throw new Error("No call waits.");
    this.answerWith(call, givenAnswer(value));
  }

  answerWith(call: Invocation, answer: InvocationAnswer): void {
    if (!call.fn.isStreaming) this.waiting = this.waiting.filter((other) => other !== call);
    const place = this.model.customFunctions.answer(call.id, answer);
    if (place !== undefined) this.model.calculation!.answered([place]);
  }

  private put({ row, column }: Area, text: string | number | null): void {
    if (typeof text !== "string") return this.sheet.setValue(row, column, text);
    const reading = readInput(text, "General", { dateSystem: 1900, currentYear: 2026 });
    if ("refused" in reading) throw new Error(`"${text}" cannot be entered.`);
    this.sheet.setContent(row, column, reading.content);
  }
}
