import { excelAccess } from "../../../src/composition/excel-access";
import { createExcelSheet } from "../../../src/taskpane/engine/excel-sheet";
import { DataSession, LOOK_AGAIN_AFTER_MS } from "../../../src/taskpane/state/data/data-session";
import type { SourceShape } from "../../../src/scoring/ports";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { filterTable } from "../../../src/workbench/model/edits/filter-rows";
import type { ExcelHabits } from "../../../src/workbench/processor/habits/excel-habits";
import { allQuiet } from "../../excel/host/manual-time";
import { addTableAt, openExcel } from "../../excel/open-excel";
import { FakeDevice } from "../fakes/fake-device";
import { here } from "../fakes/here";

/** The pane over two tables, each on a sheet of its own, the first of them selected. */
async function open(events: ExcelHabits["events"], tellsHidden = true) {
  const waits: (() => void)[] = [];
  const excel = openExcel({ habits: { events }, letEventsPass: () => new Promise((pass) => waits.push(pass)) });
  const other = excel.model.addSheet("Other");
  const first = addTableAt(excel, excel.sheet, [["a"], [1]], "First");
  addTableAt(excel, other, [["b"], [1], [2]], "Second");
  excel.model.select(excel.sheet.id, [areaOf(1, 0)]);
  const device = new FakeDevice();
  const office = () => ({
    requirements: { isSetSupported: (_name: string, version?: string) => version !== "1.11" || tellsHidden },
  });
  const sheet = createExcelSheet(excelAccess(excel.queue), { office, now: () => 0 });
  const session = new DataSession({ sheet: here(sheet), clock: device.clock });
  await session.open();
  const shown = () => {
    const { selection } = session.getState();
    return selection?.kind === "source" ? selection.shape.label : undefined;
  };
  return {
    session,
    shown,
    hidesRows: () => (session.getState().selection as { shape?: SourceShape } | undefined)?.shape?.hasHiddenRows,
    filterFirst: () => {
      const isNone = { kind: "values", values: [] } as const;
      filterTable(excel.model, first, new Map([[first.columns[0]!.id, isNone]]), "user");
    },
    selectOther: () => excel.model.select(other.id, [areaOf(1, 0)]),
    selectFirst: () => excel.model.select(excel.sheet.id, [areaOf(1, 0)]),
    /** Whatever was to be heard of is heard of. */
    rest: async () => {
      await allQuiet();
      device.endWaits();
      await allQuiet();
    },
    /** Late events come now. */
    passTime: async () => {
      for (const pass of waits.splice(0)) pass();
      await allQuiet();
    },
    /** The person comes back to the pane a while later. */
    comeBack: async () => {
      device.nowMs += LOOK_AGAIN_AFTER_MS;
      session.lookAgain();
      await allQuiet();
    },
  };
}

describe("the selection that the pane shows", () => {
  test("follows an Excel that tells of it at once", async () => {
    const { selectOther, rest, shown } = await open("prompt");
    selectOther();
    await rest();
    expect(shown()).toMatch(/Second/);
  });

  test.each([
    [true, true],
    [false, undefined],
  ])("knows of rows that a filter hides where Excel tells of them: %p", async (tellsHidden, expected) => {
    const { filterFirst, rest, hidesRows } = await open("prompt", tellsHidden);
    expect(hidesRows()).toBeUndefined();
    filterFirst();
    await rest();
    expect(hidesRows()).toBe(expected);
  });

  test("follows one that tells late and in turned order, and is what is selected by then", async () => {
    const { selectOther, selectFirst, rest, passTime, shown } = await open("late");
    selectOther();
    selectFirst();
    selectOther();
    await rest();
    expect(shown()).toMatch(/First/);
    await passTime();
    await rest();
    expect(shown()).toMatch(/Second/);
  });

  test.each(["late", "never"] as const)(
    "is read when the person comes back, with events that come %s",
    async (events) => {
      const { selectOther, comeBack, shown } = await open(events);
      selectOther();
      await comeBack();
      expect(shown()).toMatch(/Second/);
    },
  );

  test.each(["late", "never"] as const)("is never scored unseen, with events that come %s", async (events) => {
    const { session, selectOther, shown } = await open(events);
    selectOther();
    expect([await session.confirm(), session.getState().isNews]).toEqual([false, true]);
    expect(shown()).toMatch(/Second/);
    expect(await session.confirm()).toBe(true);
  });
});
