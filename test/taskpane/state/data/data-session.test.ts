import { WorkbookError } from "../../../../src/core/errors";
import { DataSession, LOOK_AGAIN_AFTER_MS } from "../../../../src/taskpane/state/data/data-session";
import { FakeDevice } from "../../fakes/fake-device";
import { FakeSheet } from "../../fakes/fake-sheet";
import { here } from "../../fakes/here";
import { NOTHING_SELECTED, tableShape } from "../../fakes/pane-data";
import { settle, settledLater } from "../../fakes/settle";

const RANGE = { kind: "range", sheetId: "s1", address: "A1:B3", hasHeaders: true } as const;

describe("following the selection", () => {
  let sheet: FakeSheet;
  let device: FakeDevice;
  let session: DataSession;

  beforeEach(async () => {
    sheet = new FakeSheet();
    device = new FakeDevice();
    session = new DataSession({ sheet: here(sheet), clock: device.clock });
    await session.open();
  });

  test("begins with what is selected when the pane opens", () => {
    expect(session.getState().selection).toEqual({ kind: "source", shape: tableShape() });
  });

  test("reads the sheet once the selection is at rest, not at each step of a drag", async () => {
    const reads = jest.spyOn(sheet, "readSelection");
    sheet.select(NOTHING_SELECTED);
    sheet.select(NOTHING_SELECTED);
    await settle();
    expect(reads).not.toHaveBeenCalled();
    device.endWaits();
    await settle();
    expect(reads).toHaveBeenCalledTimes(1);
    expect(session.getState().selection).toBe(NOTHING_SELECTED);
  });

  test("counts the visible rows anew once a filter is at rest, though nothing else is selected", async () => {
    sheet.chosen = { ...sheet.chosen, visible: [{ firstRow: 0, rowCount: 50 }] };
    await session.setRows(tableShape(), { kind: "visible" });
    sheet.filter([{ firstRow: 0, rowCount: 7 }]);
    expect(session.getState().rows).toMatchObject({ rowCount: 50 });
    device.endWaits();
    await settle();
    expect(session.getState().rows).toMatchObject({ rowCount: 7 });
  });

  test("shows the latest answer when an older one comes late", async () => {
    const late = settledLater<typeof NOTHING_SELECTED>();
    jest.spyOn(sheet, "readSelection").mockReturnValueOnce(late.promise);
    const older = session.refresh();
    await session.refresh();
    late.resolve(NOTHING_SELECTED);
    await older;
    expect(session.getState().selection?.kind).toBe("source");
  });

  test("says that it cannot follow, and still reads when asked", async () => {
    sheet.followError = new WorkbookError("excel-error", "No events.");
    const deaf = new DataSession({ sheet: here(sheet), clock: device.clock });
    const end = await deaf.open();
    expect(deaf.getState()).toMatchObject({ followError: { code: "excel-error" }, selection: { kind: "source" } });
    sheet.selected = NOTHING_SELECTED;
    await deaf.refresh();
    expect(deaf.getState().selection).toBe(NOTHING_SELECTED);
    await end();
  });

  test("a failure to read is shown as a selection that is none", async () => {
    jest.spyOn(sheet, "readSelection").mockRejectedValueOnce(new Error("boom"));
    await session.refresh();
    expect(session.getState().selection).toMatchObject({ kind: "none", error: { code: "unexpected" } });
  });

  test("keeps what the analyst said about a range's headers when the selection comes back to it", async () => {
    sheet.selected = { kind: "source", shape: tableShape({ source: RANGE }) };
    await session.setHasHeaders(RANGE, false);
    expect(session.getState().selection).toMatchObject({ shape: { source: { hasHeaders: false } } });
    sheet.select(NOTHING_SELECTED);
    device.endWaits();
    await settle();
    sheet.select({ kind: "source", shape: tableShape({ source: RANGE }) });
    device.endWaits();
    await settle();
    expect(session.getState().selection).toMatchObject({ shape: { source: { hasHeaders: false } } });
  });

  describe("where Excel's events are late or never come", () => {
    const OTHER = {
      kind: "source",
      shape: tableShape({ source: { kind: "table", tableId: "t2" }, label: "Table B" }),
    } as const;
    const longer = { kind: "source", shape: tableShape({ rowCount: 160 }) } as const;

    test("shows what is selected now when the person comes back to the pane", async () => {
      sheet.selected = OTHER;
      device.nowMs = LOOK_AGAIN_AFTER_MS;
      session.lookAgain();
      await settle();
      expect(session.getState().selection).toBe(OTHER);
      expect(session.getState().isNews).toBeUndefined();
    });

    test("reads once while the pointer goes in and out, and tells nobody where nothing is new", async () => {
      const reads = jest.spyOn(sheet, "readSelection");
      let changes = 0;
      session.subscribe(() => changes++);
      session.lookAgain(); // it was read a moment ago
      device.nowMs = LOOK_AGAIN_AFTER_MS;
      session.lookAgain();
      session.lookAgain(); // it is being read
      await settle();
      session.lookAgain();
      await settle();
      expect([reads.mock.calls.length, changes]).toEqual([1, 0]);
      device.nowMs = 2 * LOOK_AGAIN_AFTER_MS;
      session.lookAgain();
      await settle();
      expect([reads.mock.calls.length, changes]).toEqual([2, 0]);
    });

    test("reads once more for a return while it was being read, or a moment after, as what was read may be older", async () => {
      const reads = jest.spyOn(sheet, "readSelection");
      device.nowMs = LOOK_AGAIN_AFTER_MS;
      session.lookAgain();
      sheet.selected = OTHER;
      session.lookAgain();
      await settle();
      device.nowMs = 2 * LOOK_AGAIN_AFTER_MS;
      device.endWaits();
      await settle();
      expect(session.getState().selection).toBe(OTHER);
      expect(reads).toHaveBeenCalledTimes(2);
      device.nowMs = 4 * LOOK_AGAIN_AFTER_MS;
      device.endWaits();
      await settle();
      expect(reads).toHaveBeenCalledTimes(2);
    });

    test("does not read late what may not be read by then", async () => {
      const reads = jest.spyOn(sheet, "readSelection");
      session.lookAgain(() => false);
      device.nowMs = LOOK_AGAIN_AFTER_MS;
      device.endWaits();
      await settle();
      expect(reads).not.toHaveBeenCalled();
    });

    test("confirms what is shown", async () => {
      expect(await session.confirm()).toBe(true);
      sheet.selected = { kind: "source", shape: tableShape({ firstCell: "A12" }) }; // rows were inserted above
      expect(await session.confirm()).toBe(true);
      expect(session.getState().isNews).toBeUndefined();
    });

    test.each([
      ["another table", OTHER],
      ["more rows", longer],
      ["fewer rows", { kind: "source", shape: tableShape({ rowCount: 149 }) } as const],
      ["other columns", { kind: "source", shape: tableShape({ columns: ["sepal_length", "x"] }) } as const],
      ["another name", { kind: "source", shape: tableShape({ label: "Table Iris2" }) } as const],
      ["rows that are hidden now", { kind: "source", shape: tableShape({ hasHiddenRows: true }) } as const],
      ["nothing that could be scored", NOTHING_SELECTED],
    ])("does not confirm %s, and shows it as news until it was seen", async (_, selected) => {
      sheet.selected = selected;
      expect(await session.confirm()).toBe(false);
      expect(session.getState()).toMatchObject({ selection: selected, isNews: true });
      await session.refresh(); // the event comes after all
      expect(session.getState().isNews).toBe(true);
      expect(await session.confirm()).toBe(true);
      expect(session.getState()).not.toHaveProperty("isNews");
    });

    test("calls nothing news any more once something else is selected", async () => {
      sheet.selected = OTHER;
      await session.confirm();
      sheet.selected = longer;
      await session.refresh();
      expect(session.getState()).toMatchObject({ selection: longer });
      expect(session.getState()).not.toHaveProperty("isNews");
    });

    test("confirms nothing that changed while it was being read", async () => {
      const late = settledLater<typeof OTHER | ReturnType<typeof shownNow>>();
      const before = shownNow();
      jest.spyOn(sheet, "readSelection").mockReturnValueOnce(late.promise);
      const confirmed = session.confirm();
      sheet.select(OTHER);
      device.endWaits();
      await settle();
      late.resolve(before);
      expect(await confirmed).toBe(false);
      expect(session.getState()).toMatchObject({ selection: OTHER, isNews: true });
    });

    function shownNow() {
      return { kind: "source", shape: tableShape() } as const;
    }
  });
});
