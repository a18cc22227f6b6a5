import type { ExcelHabits } from "../../../../src/workbench/processor/habits/excel-habits";
import { LATE_EVENT_MS, whenEventsCome } from "../../../../src/workbench/processor/habits/when-events-come";
import { areaOf } from "../../../../src/workbench/model/areas/area";
import { allQuiet } from "../../../excel/host/manual-time";
import { sampleHost } from "../sample-host";

/** Time that passes when the test says so. */
function heldTime() {
  const waits: { readonly delayMs: number; readonly pass: () => void }[] = [];
  return {
    letPass: (delayMs: number) => new Promise<void>((pass) => waits.push({ delayMs, pass })),
    delaysMs: () => waits.map(({ delayMs }) => delayMs),
    async pass(): Promise<void> {
      for (const { pass } of waits.splice(0)) pass();
      await allQuiet();
    },
  };
}

describe("events of this Excel", () => {
  function three(events: ExcelHabits["events"]) {
    const time = heldTime();
    const told: string[] = [];
    const due = whenEventsCome(() => ({ events }), time.letPass);
    for (const name of ["first", "second", "third"]) due(() => told.push(name));
    return { time, told };
  }

  it("come at once and in order when they are prompt", () => {
    expect(three("prompt").told).toEqual(["first", "second", "third"]);
  });

  it("come late and in turned order, all that were due meanwhile", async () => {
    const { time, told } = three("late");
    expect([told, time.delaysMs()]).toEqual([[], [LATE_EVENT_MS]]);
    await time.pass();
    expect(told).toEqual(["third", "second", "first"]);
  });

  it("come late once more after that", async () => {
    const time = heldTime();
    const told: string[] = [];
    const due = whenEventsCome(() => ({ events: "late" }), time.letPass);
    due(() => told.push("first"));
    await time.pass();
    due(() => told.push("second"));
    expect(told).toEqual(["first"]);
    await time.pass();
    expect(told).toEqual(["first", "second"]);
  });

  it("never come where they do not", async () => {
    const { time, told } = three("never");
    await time.pass();
    expect([told, time.delaysMs()]).toEqual([[], []]);
  });
});

describe("all events of a workbook", () => {
  /** What a pane hears that listens to cells, tables and the selection of both kinds. */
  async function heard(events: ExcelHabits["events"]) {
    const time = heldTime();
    const host = sampleHost({ habits: { events }, letEventsPass: time.letPass });
    const told: string[] = [];
    const tell = (name: string) => async () => void told.push(name);
    await host.Excel.run(async (context) => {
      context.workbook.onSelectionChanged.add(tell("selection"));
      context.workbook.worksheets.onSelectionChanged.add(tell("sheet selection"));
      context.workbook.worksheets.onChanged.add(tell("cells"));
      context.workbook.tables.onDeleted.add(tell("table"));
      await context.sync();
    });
    host.workbook.cellsWritten(host.sheet.id, areaOf(1, 0), "user");
    host.workbook.select(host.sheet.id, [areaOf(2, 2)]);
    host.workbook.dropTable(host.table, "user");
    await allQuiet();
    const atOnce = [...told];
    await time.pass();
    return { atOnce: atOnce.sort(), later: told.slice(atOnce.length).sort() };
  }

  const ALL = ["cells", "selection", "sheet selection", "table"];

  it.each([
    ["prompt", ALL, []],
    ["late", [], ALL],
    ["never", [], []],
  ] as const)("are %s, those of the selection included", async (events, atOnce, later) => {
    expect(await heard(events)).toEqual({ atOnce, later });
  });
});
