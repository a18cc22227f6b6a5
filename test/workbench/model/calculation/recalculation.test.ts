import { areaOf } from "../../../../src/workbench/model/areas/area";
import { insertTableRows } from "../../../../src/workbench/model/edits/table-edits";
import { NO_RESULT } from "../../../../src/workbench/model/texts/cell-content";
import type { ExcelHabits } from "../../../../src/workbench/processor/habits/excel-habits";
import { sampleHost, type SampleHost } from "../../processor/sample-host";

/** A workbook whose clock stands still, and whose chance counts up: 0.001, 0.002 ... */
function host(habits: Partial<ExcelHabits> = {}): SampleHost {
  let drawn = 0;
  const world = { now: () => new Date(2026, 10, 28, 6), random: () => ++drawn / 1_000 };
  return sampleHost({ world, habits });
}

async function write(
  { Excel }: SampleHost,
  cells: Readonly<Record<string, unknown>>,
  before?: (context: Excel.RequestContext) => void,
): Promise<void> {
  await Excel.run(async (context) => {
    before?.(context);
    const sheet = context.workbook.worksheets.getItem("Data");
    for (const [address, value] of Object.entries(cells)) sheet.getRange(address).values = [[value]];
    await context.sync();
  });
}

async function stateOf({ Excel }: SampleHost): Promise<string> {
  return Excel.run(async (context) => {
    const application = context.workbook.application.load("calculationState");
    await context.sync();
    return application.calculationState;
  });
}

describe("Recalculation", () => {
  it("calculates what is entered, and what looks at cells that change, on other sheets too", async () => {
    const sample = host();
    const { workbook, at, sheet } = sample;
    await write(sample, { F1: "=SUM(Iris[Length])", F2: "=F1*2", F3: "=Notes!A1+1" });
    expect(at("F1:F3").flat()).toEqual([16.3, 32.6, 1]);
    await write(sample, { A2: 6.1 });
    expect(at("F1:F2").flat()).toEqual([17.3, 34.6]);
    const notes = workbook.sheetByName("Notes")!;
    notes.setValue(0, 0, 4);
    workbook.cellsWritten(notes.id, areaOf(0, 0), "user");
    expect(sheet.getValue(2, 5)).toBe(5);
  });

  it("shows a request its own results, unless it has calculation suspended", async () => {
    const sample = host();
    await write(sample, { F1: "=A2+1" });
    const seen: unknown[] = [];
    for (const isSuspended of [false, true]) {
      await sample.Excel.run(async (context) => {
        if (isSuspended) context.application.suspendApiCalculationUntilNextSync();
        const sheet = context.workbook.worksheets.getItem("Data");
        sheet.getRange("A2").values = [[isSuspended ? 20 : 10]];
        const result = sheet.getRange("F1").load("values");
        await context.sync();
        const later = sheet.getRange("F1").load("values");
        await context.sync();
        seen.push(result.values[0]![0], later.values[0]![0]);
      });
    }
    expect(seen).toEqual([11, 11, 11, 21]);
  });

  it("calculates volatile formulas, and what looks at them, after each request that changes something", async () => {
    const sample = host();
    await write(sample, { F1: "=RAND()", F2: "=F1*2", F3: "=NOW()", F4: "=TODAY()+0.5" });
    const [first] = sample.at("F1:F1").flat() as number[];
    expect(sample.at("F2:F4").flat()).toEqual([first! * 2, 46354.25, 46354.5]);
    await sample.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A1:C4").load("values");
      await context.sync();
    });
    expect(sample.at("F1")).toEqual([[first]]);
    await write(sample, { C2: "other" });
    const [second] = sample.at("F1:F1").flat() as number[];
    expect(second).not.toBe(first);
    expect(sample.at("F2")).toEqual([[second! * 2]]);
  });

  it("waits in manual mode until it is told to calculate, and says that it is due", async () => {
    const sample = host();
    await write(sample, { F1: "=A2+1", F2: "=RAND()" });
    const before = sample.at("F2");
    await write(sample, { A2: 10 }, (context) => {
      context.application.calculationMode = "Manual";
    });
    expect(sample.at("F1:F2")).toEqual([[6.1], ...before]);
    expect(await stateOf(sample)).toBe("Pending");
    await sample.Excel.run(async (context) => {
      context.application.calculate("Recalculate");
      await context.sync();
    });
    expect(sample.at("F1")).toEqual([[11]]);
    expect(sample.at("F2")).not.toEqual(before);
    expect(await stateOf(sample)).toBe("Done");
  });

  it("refuses a kind of calculation that there is none of", async () => {
    const sample = host();
    const error = await sample.failureOf((context) => context.application.calculate("Some" as "Full"));
    expect(error.code).toBe("InvalidArgument");
  });

  it("follows cells that come and go", async () => {
    const sample = host();
    const { workbook, table, at } = sample;
    await write(sample, { F1: "=SUM(A2:A4)", F2: "=COUNTA(Iris[Species])", F3: "=COUNTBLANK(Iris[Species])" });
    insertTableRows(workbook, table, 1, "user", 1);
    expect(at("F1:F3").flat()).toEqual([16.3, 3, 1]);
    await sample.Excel.run(async (context) => {
      context.workbook.tables.getItem("Iris").rows.getItemAt(0).delete();
      await context.sync();
    });
    const [sum, count, blank] = at("F1:F3").flat();
    expect(sum).toBeCloseTo(11.2, 10);
    expect([count, blank]).toEqual([2, 1]);
  });

  it("takes the result from a formula it cannot calculate when what that looks at changes", async () => {
    const sample = host();
    const { sheet, at } = sample;
    sheet.setContent(0, 5, { value: 42, formula: "=XLOOKUP(1,A2:A4,B2:B4)" });
    sheet.setContent(1, 5, { value: 43, formula: "=F1+1" });
    sheet.setContent(2, 5, { value: 9, formula: "=UNKNOWN()" });
    await write(sample, { H1: 1 });
    expect(at("F1:F3").flat()).toEqual([42, 43, 9]);
    await write(sample, { A2: 1 });
    expect(at("F1:F3").flat()).toEqual([NO_RESULT, NO_RESULT, 9]);
  });

  it("keeps the results of an opened workbook until something they look at changes", async () => {
    const sample = host();
    sample.sheet.setContent(0, 5, { value: 99, formula: "=A2+A3" });
    await write(sample, { H1: 1 });
    expect(sample.at("F1")).toEqual([[99]]);
    await write(sample, { A2: 1, A3: 2 });
    expect(sample.at("F1")).toEqual([[3]]);
  });

  it("calculates nothing where the habit is off: results are taken away, as they are from a file", async () => {
    const sample = host({ recalculates: false });
    sample.sheet.setContent(0, 5, { value: 99, formula: "=A2+A3" });
    await write(sample, { A2: 1 });
    expect(sample.at("F1")).toEqual([[NO_RESULT]]);
    sample.processor.takeHabits({ recalculates: true });
    await write(sample, { A2: 2 });
    expect(sample.at("F1")).toEqual([[6.9]]);
  });

  it("tells listeners once that formulas were calculated, and nobody when none was", async () => {
    const sample = host();
    await write(sample, { F1: "=A2>5" });
    const told: string[] = [];
    sample.workbook.subscribe(({ kind }) => kind !== "step-ended" && told.push(kind));
    await write(sample, { H1: 6 });
    await write(sample, { A2: 4 });
    expect(told).toEqual(["cells", "cells", "calculated"]);
  });
});
