import { areaOf } from "../../../src/workbench/model/areas/area";
import { Recalculation } from "../../../src/workbench/model/calculation/recalculation";
import { copySheet } from "../../../src/workbench/model/edits/copy-sheet";
import { hostWorkbook } from "../../../src/workbench/page/host/hosted-workbook";
import { insertRows } from "../../../src/workbench/page/session/sheet-deeds";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { partsOf, readWithExcelJs } from "../../support/workbook-package";

/** A person before a table T (a, b, c) at A1, of which c is blank, and a blank column D beside it. */
function started(opened: OpenedWorkbook = withTable()) {
  const { model } = opened;
  model.calculation = new Recalculation(model, { now: () => new Date(2026, 0, 1), random: () => 0.5 });
  const { session } = hostWorkbook(opened, 2026);
  const { sheet } = session;
  const values = (column: number, rowCount: number) => sheet.readValues(areaOf(1, column, rowCount)).flat();
  const formulas = (column: number, rowCount: number) =>
    Array.from({ length: rowCount }, (_, row) => sheet.getFormula(row + 1, column));
  return { opened, model, session, sheet, values, formulas };
}

function withTable(): OpenedWorkbook {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  sheet.writeValues(0, 0, [
    ["a", "b", "c"],
    [1, 2, null],
    [3, 4, null],
    [5, 6, null],
  ]);
  opened.model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 4, 3) }, "user");
  return opened;
}

describe("a formula that is entered into a blank column of a table", () => {
  it.each([
    ["=[@a]+[@b]", ["=[@a]+[@b]", "=[@a]+[@b]", "=[@a]+[@b]"]],
    ["=A3+$B3", ["=A2+$B2", "=A3+$B3", "=A4+$B4"]],
  ])("fills the whole column as one step: %s", (formula, expected) => {
    const { session, values, formulas } = started();
    session.enter(2, 2, [[formula]]);
    expect([values(2, 3), formulas(2, 3)]).toEqual([[3, 7, 11], expected]);
    session.undo();
    expect(values(2, 3)).toEqual([null, null, null]);
    expect(session.canUndo).toBe(false);
    session.redo();
    expect(values(2, 3)).toEqual([3, 7, 11]);
  });

  it("does so with what is pasted, and stops at totals", () => {
    const { session, model, sheet, values } = started();
    sheet.writeValues(4, 0, [["Total", null, "sum"]]);
    model.tables[0]!.update({ showTotals: true, area: areaOf(0, 0, 5, 3) });
    session.select({ active: { row: 3, column: 2 }, end: { row: 3, column: 2 } });
    session.paste("=[@a]");
    expect(values(2, 4)).toEqual([1, 3, 5, "sum"]);
  });

  it("fills nothing where another cell of the column holds something, nor beside or below a table", () => {
    const { session, values } = started();
    session.enter(1, 2, [["mine"]]);
    session.enter(2, 2, [["=[@a]"]]);
    session.enter(2, 4, [["=A3"]]);
    session.enter(4, 2, [["=B1"]]);
    expect([values(2, 3), values(4, 3)]).toEqual([["mine", 3, null], [null, 3, null]]); // prettier-ignore
  });

  it("fills no value and no two formulas", () => {
    const { session, values } = started();
    session.enter(1, 2, [["7"]]);
    session.clear(areaOf(1, 2));
    session.enter(1, 2, [["=1"], ["=2"]]);
    expect(values(2, 3)).toEqual([1, 2, null]);
  });

  it("replaces the one formula of the column, and is an exception beside others", () => {
    const { session, values } = started();
    session.enter(1, 2, [["=[@a]"]]);
    session.enter(3, 2, [["=[@b]"]]);
    expect(values(2, 3)).toEqual([2, 4, 6]);
    session.enter(2, 2, [["9"]]);
    session.enter(1, 2, [["=[@a]*10"]]);
    expect(values(2, 3)).toEqual([10, 9, 6]);
  });

  it("calculates no cell again when its editor is left as it was", () => {
    const { session, sheet } = started();
    session.enter(1, 2, [["=[@a]"]]);
    const { resultsVersion } = sheet;
    session.enter(2, 2, [["=[@a]"]]);
    expect([sheet.resultsVersion, session.canUndo]).toEqual([resultsVersion, true]);
    session.undo();
    expect(session.canUndo).toBe(false);
  });
});

describe("a calculated column", () => {
  it("gives its formula to rows that are typed, pasted or inserted, within the step that brings them", () => {
    const { session, model, values } = started();
    session.enter(1, 2, [["=[@a]+[@b]"]]);
    session.enter(4, 0, [["7", "8"]]);
    expect(values(2, 4)).toEqual([3, 7, 11, 15]);
    session.select({ active: { row: 5, column: 0 }, end: { row: 5, column: 0 } });
    session.paste("9\t10\n11\t12");
    expect(values(2, 6)).toEqual([3, 7, 11, 15, 19, 23]);
    session.undo();
    expect([values(2, 6), model.tables[0]!.area.rowCount]).toEqual([[3, 7, 11, 15, null, null], 5]);
    session.select({ active: { row: 1, column: 0 }, end: { row: 2, column: 0 } });
    session.apply(insertRows);
    expect(values(2, 6)).toEqual([0, 0, 3, 7, 11, 15]);
    session.undo();
    session.select({ active: { row: 2, column: 4 }, end: { row: 2, column: 4 } });
    session.apply(insertRows);
    expect(values(2, 5)).toEqual([3, 0, 7, 11, 15]);
    session.undo();
    expect(values(2, 4)).toEqual([3, 7, 11, 15]);
  });

  it("leaves what is entered into it in a new row, and fills from the formula of most rows", () => {
    const { session, values, formulas } = started();
    session.enter(1, 2, [["=A2*2"]]);
    session.enter(3, 2, [["=1+1"]]);
    session.enter(4, 0, [["7", "8", "own"]]);
    session.enter(5, 0, [["9"]]);
    expect(values(2, 5)).toEqual([2, 2, 2, "own", 2]);
    session.undo();
    session.undo();
    session.undo();
    session.enter(3, 2, [["text"]]);
    session.enter(4, 0, [["7"]]);
    expect([values(2, 4), formulas(2, 4).at(-1)]).toEqual([[2, 6, "text", 14], "=A5*2"]);
  });

  it("gives new rows a formula that looks at rows above, though the first ones have none to look at", async () => {
    const { session, formulas, opened } = started();
    session.enter(3, 2, [["=A2"]]);
    session.enter(4, 0, [["7"]]);
    expect(formulas(2, 4)).toEqual(["=#REF!", "=A1", "=A2", "=A3"]);
    const again = started(await openWorkbook(await saveWorkbook(opened)));
    again.session.enter(5, 0, [["9"]]);
    expect(again.formulas(2, 5).filter((formula) => formula?.includes("REF!"))).toHaveLength(1);
  });

  it("stays one when its header is written anew, and on a copy of its sheet", () => {
    const { session, model } = started();
    session.enter(1, 2, [["=A2*2"]]);
    session.enter(0, 2, [["Twice"]]);
    const copy = copySheet(model, session.sheet.id);
    expect(model.tablesOf(copy.id)[0]!.columns.map(({ filledBy }) => filledBy)).toEqual([
      undefined,
      undefined,
      "entry",
    ]);
  });
});

describe("calculated columns in files", () => {
  const tableOf = (bytes: Uint8Array): string =>
    Object.entries(partsOf(bytes)).find(([name]) => name.startsWith("xl/tables/"))![1];
  const FORMULA = "<calculatedColumnFormula>T[[#This Row],[a]]&amp;T[[#This Row],[b]]</calculatedColumnFormula>";

  it("are written as Excel does, and come back", async () => {
    const { session, opened } = started();
    session.enter(1, 2, [['=[@a]&[@b]']]); // prettier-ignore
    const bytes = await saveWorkbook(opened);
    expect(tableOf(bytes)).toContain(`<tableColumn id="3" name="c">${FORMULA}</tableColumn>`);
    const read = await readWithExcelJs(bytes);
    expect(read.getWorksheet("Data")!.getCell("C3").formula).toBe("T[[#This Row],[a]]&T[[#This Row],[b]]");
    const again = started(await openWorkbook(bytes));
    expect(Buffer.from(await saveWorkbook(again.opened)).equals(Buffer.from(bytes))).toBe(true);
    again.session.enter(4, 0, [["7", "8"]]);
    expect(again.values(2, 4)).toEqual(["12", "34", "56", "78"]);
    expect(tableOf(await saveWorkbook(again.opened))).toContain(FORMULA);
  });

  it("say another formula once they have another, and lose none for being blanked", async () => {
    const { session, opened } = started();
    session.enter(1, 2, [["=A2*2"]]);
    const again = started(await openWorkbook(await saveWorkbook(opened)));
    again.session.enter(2, 2, [["=A3*3"]]);
    const bytes = await saveWorkbook(again.opened);
    expect(tableOf(bytes)).toContain("<calculatedColumnFormula>A2*3</calculatedColumnFormula></tableColumn>");
    const last = started(await openWorkbook(bytes));
    last.session.clear(areaOf(1, 2, 3));
    expect(tableOf(await saveWorkbook(last.opened))).toContain(
      "<calculatedColumnFormula>A2*3</calculatedColumnFormula>",
    );
  });
});
