import { areaOf } from "../../../../src/workbench/model/areas/area";
import { insertCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { sortRows } from "../../../../src/workbench/model/edits/sort-rows";
import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import { ScriptedWorkbook } from "../custom-functions/scripted-page";

const SPILL = "#SPILL!";
const BUSY = "#BUSY!";

/** A workbook in which D1 has been answered with a block. */
function spilled(
  block: unknown = [
    [1, "x"],
    [null, true],
  ],
): ScriptedWorkbook {
  // prettier-ignore
  const book = new ScriptedWorkbook();
  book.enter({ D1: "=TEST.ROW(A2:B2)" });
  book.answer(block);
  return book;
}

describe("a result of several values", () => {
  it("spreads right and down, its blanks as 0, and what looks at any of its cells follows", () => {
    const book = new ScriptedWorkbook();
    book.enter({ G1: "=E2", G2: "=SUM(D1#)", G3: "=SUM(D1:E9)", G4: "=SUM(A1#)", D1: "=TEST.ROW(A2:B2)" });
    expect(book.at("G1:G4")).toEqual([0, BUSY, BUSY, "#REF!"]);
    book.answer([[1, 2], [3, null]]); // prettier-ignore
    expect(book.at("D1:E3")).toEqual([1, 2, 3, 0, null, null]);
    expect(book.at("G1:G3")).toEqual([0, 6, 6]);
    expect(book.sheet.getFormula(1, 3)).toBeUndefined();
    book.enter({ A2: 9 });
    expect([book.at("D1:E2"), book.at("G1:G2")]).toEqual([[BUSY, BUSY, BUSY, BUSY], [BUSY, BUSY]]); // prettier-ignore
    book.answer([[5], [6], [7]]);
    expect([book.at("D1:E3"), book.at("G1:G3")]).toEqual([[5, null, 6, null, 7, null], [0, 18, 18]]); // prettier-ignore
    book.enter({ A2: 1 });
    book.answer("one");
    expect([book.at("D1:E3"), book.at("G2")]).toEqual([["one", null, null, null, null, null], [0]]); // prettier-ignore
  });

  it("goes with its formula", () => {
    for (const other of [null, "typed", "=1+1"]) {
      const book = spilled();
      book.enter({ G1: "=SUM(D1:E2)" });
      book.enter({ D1: other });
      expect(book.at("D2:E2")).toEqual([null, null]);
      expect(book.at("G1")).toEqual([other === "=1+1" ? 2 : 0]);
      expect(book.sheet.arrayAreas).toEqual([]);
    }
  });

  it("gives way to what is entered into its cells, and comes back without another call", () => {
    const book = spilled();
    book.enter({ G1: "=SUM(D2:E2)", G2: "=ISERROR(D1)" });
    book.enter({ E2: 50 });
    expect(book.at("D1:E2")).toEqual([SPILL, null, null, 50]);
    expect(book.at("G1:G2")).toEqual([50, true]);
    book.enter({ E2: null });
    expect(book.at("D1:E2")).toEqual([1, "x", 0, true]);
    expect(book.at("G1:G2")).toEqual([0, false]);
    book.enter({ D2: null });
    expect(book.at("D1:E2")).toEqual([1, "x", 0, true]);
    expect(book.callCount).toBe(1);
  });

  it("needs blank cells outside of tables, of merged cells and of other results, within the sheet", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.ROW(A2)", D3: "=TEST.ROW(A3)", C2: "=TEST.ROW(A4)", XFD1: "=TEST.ROW(A2)" });
    book.sheet.mergedAreas = [areaOf(6, 5, 2, 2)];
    book.enter({ F6: "=TEST.ROW(A2)", B4: "=TEST.ROW(A2)" });
    while (book.waiting.length > 0) book.answer([["p", "q"], ["r", "s"], ["t", "u"]]); // prettier-ignore
    expect(book.at("D1:E3")).toEqual([SPILL, null, null, null, "p", "q"]);
    expect(book.at("XFD1")).toEqual([SPILL]);
    expect([book.at("F6"), book.at("B4")]).toEqual([[SPILL], [SPILL]]);
    // In the way of the first one below, and of the one beside it.
    expect(book.at("C2")).toEqual([SPILL]);
  });

  it("is one value where the block has one, and cannot be sorted in part", () => {
    const book = spilled([[null]]);
    expect([book.at("D1"), book.sheet.arrayAreas]).toEqual([[0], []]);
    const other = spilled();
    const key = { place: 0, isDescending: true, takesTextAsNumber: false };
    expect(() => sortRows(other.model, other.sheet.id, areaOf(1, 3, 3, 2), [key], false, "user")).toThrow(/array/);
  });

  it("moves with its formula, which is calculated again", () => {
    const book = spilled();
    insertCells(book.model, book.sheet.id, areaOf(0, 3, 1, 2), "down", "user");
    expect(book.at("D1:E3")).toEqual([null, null, BUSY, BUSY, BUSY, BUSY]);
    book.answer([[7, 8]]);
    expect(book.at("D2:E3")).toEqual([7, 8, null, null]);
  });

  it("comes and goes with what is undone", () => {
    const book = new ScriptedWorkbook();
    const history = new UndoHistory(book.model);
    book.enter({ D1: "=TEST.ROW(A2:B2)" });
    book.answer([[1, 2]]);
    book.enter({ E1: "typed" });
    history.undo();
    expect(book.at("D1:E1")).toEqual([1, 2]);
    history.undo();
    expect([book.at("D1:E1"), book.sheet.arrayAreas]).toEqual([[null, null], []]);
    history.redo();
    expect([book.at("D1:E1"), book.sheet.arrayAreas.length]).toEqual([[1, 2], 1]);
  });
});
