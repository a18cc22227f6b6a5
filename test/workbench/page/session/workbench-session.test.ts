import { areaOf } from "../../../../src/workbench/model/areas/area";
import { hostWorkbook } from "../../../../src/workbench/page/host/hosted-workbook";
import { goTo } from "../../../../src/workbench/page/session/go-to";
import { sheetStatus } from "../../../../src/workbench/page/session/sheet-status";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

describe("WorkbenchSession", () => {
  it("begins on the first data cell of the first table", () => {
    const { session } = started();
    expect(session.selectedAddress).toBe("A2");
    expect(session.activeText).toBe("1");
  });

  it("enters texts as Excel reads them", () => {
    const { session } = started();
    session.enter(4, 0, [
      ["007", "2024-02-29"],
      ["=1+2", "'=x"],
      ["TRUE", ""],
    ]);
    expect(session.sheet.readValues(areaOf(4, 0, 3, 2))).toEqual([
      [7, 45351],
      [3, "=x"],
      [true, null],
    ]);
    expect(session.sheet.getNumberFormat(4, 1)).toBe("m/d/yyyy");
    expect(session.sheet.hasQuotePrefix(5, 1)).toBe(true);
  });

  it("leaves a cell alone when its editor is left as it was", () => {
    const { session } = started();
    session.sheet.setContent(4, 0, { value: 45351.123456789, numberFormat: "yyyy-mm-dd" });
    session.select({ active: { row: 4, column: 0 }, end: { row: 4, column: 0 } });
    session.enterActive(session.activeText);
    expect(session.sheet.getValue(4, 0)).toBe(45351.123456789);
  });

  it("takes back one entry after the other", () => {
    const { session } = started();
    session.enter(4, 0, [["1", "2"]]);
    session.clear(areaOf(4, 0));
    session.undo();
    expect(session.sheet.readValues(areaOf(4, 0, 1, 2))).toEqual([[1, 2]]);
    session.undo();
    session.undo();
    expect(session.sheet.readValues(areaOf(4, 0, 1, 2))).toEqual([[null, null]]);
  });

  it("does again what was taken back, until something else is done", () => {
    const { session } = started();
    session.enter(4, 0, [["1"]]);
    session.undo();
    expect([session.canUndo, session.canRedo]).toEqual([false, true]);
    session.redo();
    expect([session.sheet.getValue(4, 0), session.canUndo, session.canRedo]).toEqual([1, true, false]);
    session.undo();
    session.enter(5, 0, [["2"]]);
    session.redo();
    expect(session.sheet.readValues(areaOf(4, 0, 2, 1))).toEqual([[null], [2]]);
  });

  it("takes rows that are entered right below a table into it", () => {
    const { session, model } = started();
    session.sheet.setNumberFormat(areaOf(2, 1), "0.00");
    session.enter(3, 1, [["5"], ["6"]]);
    const [table] = model.tables;
    expect([table!.area, session.sheet.getNumberFormat(4, 1)]).toEqual([areaOf(0, 0, 5, 2), "0.00"]);
    session.undo();
    expect(table!.area).toEqual(areaOf(0, 0, 3, 2));
  });

  it.each([
    ["blanks", (s: Started) => s.session.enter(3, 0, [[""]])],
    ["a row further down", (s: Started) => s.session.enter(4, 0, [["5"]])],
    ["a block that is wider", (s: Started) => s.session.enter(3, 1, [["5", "6"]])],
    ["below totals", (s: Started) => (s.model.tables[0]!.update({ showTotals: true }), s.session.enter(3, 0, [["5"]]))],
    ["where something stands", (s: Started) => (s.session.sheet.setValue(3, 1, 9), s.session.enter(3, 0, [["5"]]))],
  ])("leaves a table as long as it is for %s", (_what, enter) => {
    const opened = started();
    enter(opened);
    expect(opened.model.tables[0]!.area).toEqual(areaOf(0, 0, 3, 2));
  });

  it("says why an entry is refused, until the next one", () => {
    const { session } = started();
    expect(session.enter(4, 0, [["=1+"]])).toBe(false);
    expect(session.refusal).toMatch(/formula is not complete/);
    expect(session.sheet.getValue(4, 0)).toBeNull();
    expect(session.enter(4, 0, [["1"]])).toBe(true);
    expect(session.refusal).toBeUndefined();
  });

  it("changes nothing on a protected sheet", () => {
    const { session } = started();
    session.sheet.isProtected = true;
    session.enter(1, 0, [["9"]]);
    session.clear(areaOf(1, 0));
    expect(session.sheet.getValue(1, 0)).toBe(1);
    expect(session.refusal).toMatch(/protected/);
    session.dismissRefusal();
    expect(session.refusal).toBeUndefined();
  });

  it("keeps the active cell where a drag began, and moves it when somebody else selects", () => {
    const { session, model } = started();
    const drag = { active: { row: 5, column: 3 }, end: { row: 2, column: 1 } };
    session.select(drag);
    expect(session.selection).toEqual(drag);
    expect(session.selectedAddress).toBe("B3:D6");
    model.select(session.sheet.id, [areaOf(1, 1, 2, 1)]);
    expect(session.selection).toEqual({ active: { row: 1, column: 1 }, end: { row: 2, column: 1 } });
  });

  it("tells its subscribers of every change, whoever made it", () => {
    const { session, model } = started();
    const versions: number[] = [];
    const stop = session.subscribe(() => versions.push(session.version));
    session.enter(4, 0, [["1"]]);
    model.cellsWritten(session.sheet.id, areaOf(0, 0), "pane");
    session.showSheet(model.addSheet("Other").id);
    const heard = versions.length;
    stop();
    session.enter(4, 0, [["2"]]);
    expect(heard).toBeGreaterThanOrEqual(4);
    expect(versions).toHaveLength(heard);
    expect(new Set(versions).size).toBe(heard);
  });

  it("lets the processor know while a cell is edited", () => {
    const { session, model } = started();
    session.setEditing(true);
    expect(model.cellEditMode).toBe(true);
    session.setEditing(false);
    expect(model.cellEditMode).toBe(false);
  });
});

describe("goTo", () => {
  it("selects addresses, addresses of other sheets, and the rows of a table", () => {
    const { session, model } = started();
    model.addSheet("My sheet");
    expect([goTo(model, "b2:c3"), session.selectedAddress]).toEqual([true, "B2:C3"]);
    expect([goTo(model, "'My sheet'!D4"), session.sheet.name, session.selectedAddress]).toEqual([
      true,
      "My sheet",
      "D4",
    ]);
    expect([goTo(model, "sales"), session.sheet.name, session.selectedAddress]).toEqual([true, "Data", "A2:B3"]);
  });

  it("stays where it is when there is no such place, or it is hidden", () => {
    const { session, model } = started();
    model.addSheet("Hidden").visible = false;
    expect(["nowhere", "Hidden!A1", "Gone!A1", ""].map((place) => goTo(model, place))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(session.selectedAddress).toBe("A2");
  });
});

describe("sheetStatus", () => {
  it("names the table, the size of the selection, and protection", () => {
    const { session, model } = started();
    expect(sheetStatus(model, areaOf(1, 0))).toBe("Table Sales: 2 rows, 2 columns");
    session.sheet.isProtected = true;
    expect(sheetStatus(model, areaOf(0, 0, 1200, 5))).toBe("Protected sheet · 1,200 × 5 selected");
    expect(sheetStatus(model, areaOf(20, 0))).toBe("Protected sheet");
  });
});

type Started = ReturnType<typeof started>;

function started() {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  sheet.writeValues(0, 0, [
    ["a", "b"],
    [1, 2],
    [3, 4],
  ]);
  opened.model.addTable(sheet.id, { name: "Sales", area: areaOf(0, 0, 3, 2) }, "user");
  return { model: opened.model, ...hostWorkbook(opened, 2026) };
}
