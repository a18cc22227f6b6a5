import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import { ScriptedWorkbook } from "../custom-functions/scripted-page";

const rows = (row: number, count = 1) => areaOf(row, 0, count, SHEET_COLUMNS);
const columns = (column: number, count = 1) => areaOf(0, column, SHEET_ROWS, count);

/** Answers of an add-in for the rows of the table Iris in F2:G4, and their sum in K1. */
function spread() {
  const book = new ScriptedWorkbook();
  book.enter({ F2: "=TEST.ROW(Iris[[a]:[b]])", K1: "=SUM(F2#)" });
  book.answer([[1, 2], [3, 4], [5, 6]]); // prettier-ignore
  book.model.tell({ kind: "step-ended" });
  return book;
}

describe("a result that has spread", () => {
  it("spreads anew where rows are inserted through it", () => {
    const book = spread();
    const history = new UndoHistory(book.model);
    expect([book.at("F2:G4"), book.at("K1")]).toEqual([[1, 2, 3, 4, 5, 6], [21]]);
    insertCells(book.model, book.sheet.id, rows(3), "down", "user");
    book.model.tell({ kind: "step-ended" });
    expect([book.at("F2:G4"), book.waiting.length]).toEqual([["#BUSY!", null, null, null, null, null], 1]);
    book.answer([[1, 2], [3, 4], [0, 0], [5, 6]]); // prettier-ignore
    expect([book.at("F2:G5"), book.at("K1")]).toEqual([[1, 2, 3, 4, 0, 0, 5, 6], [21]]);
    history.undo();
    book.answer([[1, 2], [3, 4], [5, 6]]); // prettier-ignore
    expect(book.at("F2:G5")).toEqual([1, 2, 3, 4, 5, 6, null, null]);
  });

  it("spreads anew where columns come or rows go, and goes with its formula", () => {
    const book = spread();
    insertCells(book.model, book.sheet.id, columns(6), "right", "user");
    expect(book.at("F2:H2")).toEqual(["#BUSY!", null, null]);
    book.answer([[1, 2], [3, 4], [5, 6]]); // prettier-ignore
    expect([book.at("F3:H3"), book.at("L1")]).toEqual([[3, 4, null], [21]]);
    deleteCells(book.model, book.sheet.id, rows(2), "up", "user");
    book.answer([[1, 2], [5, 6]]); // prettier-ignore
    expect([book.at("F2:G4"), book.at("L1")]).toEqual([[1, 2, 5, 6, null, null], [14]]);
    deleteCells(book.model, book.sheet.id, rows(1), "up", "user");
    expect([book.at("F2:G3"), book.sheet.arrayAreas]).toEqual([[null, null, null, null], []]);
  });

  it("stays where something else is in the way, where part of a row moves, and where nobody calculates", () => {
    const book = spread();
    const insert = (area: ReturnType<typeof areaOf>) => () =>
      insertCells(book.model, book.sheet.id, area, "down", "user");
    const stays = () => expect(book.at("F2:G4")).toEqual([1, 2, 3, 4, 5, 6]);
    expect(insert(areaOf(2, 5))).toThrow("This would move or cut the array formula in F2:G4.");
    book.sheet.pinned = [{ area: areaOf(5, 0), what: "the thing", keeps: "place" }];
    expect(insert(rows(3))).toThrow("This would move or cut the thing in A6.");
    stays();
    book.sheet.pinned = [];
    book.model.calculation = undefined;
    expect(insert(rows(3))).toThrow(/the array formula in F2:G4/);
    stays();
  });
});
