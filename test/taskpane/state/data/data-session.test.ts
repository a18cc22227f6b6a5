import { WorkbookError } from "../../../../src/core/errors";
import { DataSession } from "../../../../src/taskpane/state/data/data-session";
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
});
