import { areaOf } from "../../../../src/workbench/model/areas/area";
import { failedAnswer } from "../../../../src/workbench/model/custom-functions/invocation-answer";
import { deleteCells, insertCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { addName, deleteName, redefineName } from "../../../../src/workbench/model/edits/edit-names";
import { insertTableRows } from "../../../../src/workbench/model/edits/table-edits";
import { sortRows } from "../../../../src/workbench/model/edits/sort-rows";
import { cellError } from "../../../../src/workbench/model/texts/cell-content";
import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import { ScriptedWorkbook } from "./scripted-page";

const BUSY = "#BUSY!";

function sent(book: ScriptedWorkbook): unknown[] {
  return book.waiting.map(({ values }) => values);
}

describe("CustomFunctions", () => {
  it("lets a formula and all that look at it wait for the answer", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.TWICE(A2)", D2: "=D1+1", D3: "=SUM(D1:D2)", D4: "=IFERROR(D1,-1)" });
    expect(book.at("D1:D4")).toEqual([BUSY, BUSY, BUSY, BUSY]);
    expect(sent(book)).toEqual([[1]]);
    book.answer(2);
    expect(book.at("D1:D4")).toEqual([2, 3, 5, 2]);
    expect(book.callCount).toBe(1);
  });

  it("makes all calls of a formula at once, those of an argument before it, and of a choice only the one chosen", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=ROUND(TEST.TWICE(A2)/3+TEST.TWICE(A3)+TEST.TWICE(A2),1)" });
    expect(sent(book)).toEqual([[1], [3], [1]]);
    book.answer(10, book.waiting[1]);
    book.answer(2);
    expect(book.at("D1")).toEqual([BUSY]);
    book.answer(5);
    expect(book.at("D1")).toEqual([15.7]);
    book.enter({ D2: "=TEST.TWICE(TEST.TWICE(A4))", D3: '=IF(TEST.TWICE(A2)>1,TEST.TWICE(7),TEST.TWICE("x"))' });
    expect(sent(book)).toEqual([[5], [1]]);
    book.answer(10);
    book.answer(2);
    expect(sent(book)).toEqual([[10], [7]]);
    book.answer(20);
    book.answer(14);
    expect(book.at("D2:D3")).toEqual([20, 14]);
  });

  it("cancels what an edit makes void, and drops its answer", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.TWICE(A2)" });
    const [old] = book.waiting;
    book.enter({ A2: 8 });
    expect(book.cancelled).toEqual([old!.id]);
    book.answerWith(old!, { result: 2 });
    expect(book.at("D1")).toEqual([BUSY]);
    book.answer(16);
    expect(book.at("D1")).toEqual([16]);
    book.enter({ A2: 9 });
    book.enter({ D1: "typed" });
    expect([book.cancelled.length, book.waiting.length, book.at("D1")]).toEqual([2, 0, ["typed"]]);
  });

  it("cancels what formulas of a sheet wait for that goes", () => {
    const book = new ScriptedWorkbook();
    const other = book.model.addSheet("Other");
    other.setContent(0, 0, { value: null, formula: "=TEST.TWICE(Data!A2)" });
    book.model.cellsWritten(other.id, areaOf(0, 0), "user");
    const [call] = book.waiting;
    book.model.removeSheet(other.id);
    expect(book.cancelled).toEqual([call!.id]);
    book.model.customFunctions.attach(book);
    expect(book.callCount).toBe(1);
  });

  it("does not call again for an answer that changes nothing, nor for cells that nobody looks at", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.TWICE(A2)", E1: "=TEST.TWICE(D1)" });
    book.answer(2);
    book.answer(4);
    book.enter({ G7: 5 });
    expect([book.at("D1:E1"), book.callCount, book.waiting]).toEqual([[2, 4], 2, []]);
  });

  it("hands over whole rows of a table, and calls all rows again when one is edited", () => {
    const book = new ScriptedWorkbook();
    book.enter({
      D2: "=TEST.ROW(Iris[@[a]:[b]])",
      D3: "=TEST.ROW(Iris[@[a]:[b]])",
      D4: "=TEST.ROW(Iris[[#Headers],[a]:[b]])",
    });
    expect(sent(book)).toEqual([[[[1, 2]]], [[[3, 4]]], [[["a", "b"]]]]);
    ["x", "y", "z"].forEach((answer) => book.answer(answer));
    book.enter({ B2: 7 });
    expect(sent(book).slice(0, 2)).toEqual([[[[1, 7]]], [[[3, 4]]]]);
  });

  it("hands over values that are written out in the formula, of even rows", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: '=TEST.ROW({"blanks","error";-0.5,TRUE})', D2: "=TEST.ROW({1,2;3})", D3: "=SUM({1,2})" });
    expect(sent(book)).toEqual([
      [
        [
          ["blanks", "error"],
          [-0.5, true],
        ],
      ],
    ]);
  });

  it("says where formula and arguments stand, leaves out what is left out, and lists what repeats", () => {
    const book = new ScriptedWorkbook();
    book.enter({
      D1: "=TEST.MIX(A2,,A2:B3,5)",
      D2: '=TEST.MIX(G9,"x")',
      D3: '=TEST.TWICE("x")',
      D4: "=TEST.TWICE(1,2)",
      D5: "=TEST.MIX(1/0)",
    });
    expect(
      book.waiting.map(({ values, address, parameterAddresses }) => [values, address, parameterAddresses]),
    ).toEqual([
      [[1, null, [[[1, 2], [3, 4]], [[5]]]], "Data!D1", ["Data!A2", null, "Data!A2:B3", null]], // prettier-ignore
      [[null, "x", []], "Data!D2", ["Data!G9", null]],
    ]);
    expect(book.at("D3:D5")).toEqual(["#VALUE!", "#VALUE!", "#DIV/0!"]);
    book.model.customFunctions.blank = 0;
    book.enter({ D2: "=TEST.MIX(G9,G9)" });
    expect(sent(book)[1]).toEqual([0, "", []]);
  });

  it("keeps what an add-in says of its errors, beside the cell", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.TWICE(1)", D2: "=TEST.TWICE(2)", D3: "=TEST.TWICE(3)", D4: "=D1" });
    book.answerWith(book.waiting[0]!, failedAnswer(1, "Not signed in"));
    book.answerWith(book.waiting[0]!, failedAnswer(7, "Refused"));
    book.answerWith(book.waiting[0]!, failedAnswer(5, "No message for this one"));
    expect(book.at("D1:D4")).toEqual(["#N/A", "#VALUE!", "#DIV/0!", "#N/A"]);
    const told = [0, 1, 2, 3].map((row) => book.model.customFunctions.messageAt(book.sheet, row, 3));
    expect(told).toEqual(["Not signed in", "Refused", undefined, undefined]);
  });

  it("shows each answer of a function that goes on answering", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.TICK()", D2: "=D1*2" });
    const [call] = book.waiting;
    for (const tick of [1, 2]) {
      book.answer(tick, call);
      expect(book.at("D1:D2")).toEqual([tick, 2 * tick]);
    }
    book.enter({ D1: null });
    expect(book.cancelled).toEqual([call!.id]);
  });

  it("calls again when rows come, go or are sorted, and at a full calculation", () => {
    const book = new ScriptedWorkbook();
    const answerAll = (): unknown[] => {
      const calls = sent(book);
      while (book.waiting.length > 0) book.answer((book.waiting[0]!.values[0] as number) * 2);
      return calls;
    };
    book.enter({ D2: "=TEST.TWICE(A2)", D3: "=TEST.TWICE(A3)", D4: "=TEST.TWICE(A4)" });
    answerAll();
    const table = book.model.tableByName("Iris")!;
    insertTableRows(book.model, table, 1, "user", 1);
    expect(answerAll()).toContainEqual([1]);
    expect(book.at("D2:D5").filter((value) => value === BUSY)).toEqual([]);
    const key = { place: 0, isDescending: true, takesTextAsNumber: false };
    sortRows(book.model, book.sheet.id, table.dataArea, [key], false, "user");
    expect(answerAll()).toContainEqual([5]);
    expect(book.at("D2")).toEqual([2 * (book.at("A2")[0] as number)]);
    const before = book.callCount;
    book.model.calculation!.calculate(true);
    expect(answerAll()).toHaveLength(3);
    expect(book.callCount - before).toBe(3);
  });

  it("does not call again for cells that come and go on sheets that no formula looks at", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.TWICE(A2)", D2: "=D1+1" });
    book.answer(2);
    const { model } = book;
    const other = model.addSheet("Other");
    for (const shift of ["left", "up"] as const) {
      insertCells(model, other.id, areaOf(0, 1, 3, 1), shift === "left" ? "right" : "down", "pane");
      deleteCells(model, other.id, areaOf(0, 1, 3, 1), shift, "user");
      model.calculation!.calculateIfDue();
    }
    expect([book.callCount, ...book.at("D1:D2")]).toEqual([1, 2, 3]);
  });

  it("calls again where a deletion on another sheet changed what a formula looks at through others", () => {
    const book = new ScriptedWorkbook();
    book.enter({ G2: 10, G3: 20, G4: 30 });
    const other = book.model.addSheet("Other");
    const formulas = ["=TEST.TWICE(A2)", "=SUM(Data!G2:G4)", "=A1+1"];
    formulas.forEach((formula, row) => other.setContent(row, 0, { value: null, formula }));
    book.model.cellsWritten(other.id, areaOf(0, 0, 3, 1), "user");
    book.answer(120);
    deleteCells(book.model, book.sheet.id, areaOf(2, 6), "up", "user");
    expect(sent(book)).toEqual([[40]]);
    book.answer(80);
    expect([other.readValues(areaOf(0, 0, 3, 1)).flat(), book.callCount]).toEqual([[80, 40, 81], 2]);
  });

  it("calls again where a formula was left its result, and comes to another after a column of the pane has gone", () => {
    const book = new ScriptedWorkbook();
    book.enter({ G1: 10, H1: 20, A9: "=SUM(G1:K1)" });
    const other = book.model.addSheet("Other");
    const formulas = ["=TEST.TWICE(A2)", "=Data!A9+1"];
    formulas.forEach((formula, row) => other.setContent(row, 0, { value: null, formula }));
    book.model.cellsWritten(other.id, areaOf(0, 0, 2, 1), "user");
    book.answer(62);
    deleteCells(book.model, book.sheet.id, areaOf(0, 7), "left", "pane");
    book.model.calculation!.calculateIfDue();
    expect(sent(book)).toEqual([[11]]);
  });

  it("calls again what speaks of a name that comes, means something else or goes, and nothing else", () => {
    const book = new ScriptedWorkbook();
    book.enter({
      D1: "=TEST.TWICE(A2)",
      D2: "=TEST.TWICE(IFERROR(Rate,7))",
      D3: "=TEST.TWICE(IFERROR(Half,8))",
      D4: "=IFERROR(Rate,1)",
    });
    for (const answer of [2, 14, 16]) book.answer(answer);
    const half = addName(book.model, { name: "Half", formula: "RATE/2", sheetId: undefined, comment: "" }, "Data");
    expect(sent(book)).toEqual([[8]]);
    book.answer(16);
    const rate = addName(book.model, { name: "rate", formula: "$A$4", sheetId: undefined, comment: "" }, "Data");
    expect(sent(book)).toEqual([[5], [2.5]]);
    expect(book.at("D1:D4")).toEqual([2, BUSY, BUSY, 5]);
    book.answer(10);
    book.answer(5);
    redefineName(book.model, rate, "$A$3", "Data");
    expect(sent(book)).toEqual([[3], [1.5]]);
    book.answer(6);
    book.answer(3);
    deleteName(book.model, half);
    expect(sent(book)).toEqual([[8]]);
    expect(book.at("D1:D4")).toEqual([2, 6, BUSY, 3]);
  });

  it("calls nothing again where a name comes that no formula speaks of, as the pane gives its columns", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.TWICE(A2)" });
    book.answer(2);
    addName(book.model, { name: "_column", formula: "Data!$B$2:$B$4", sheetId: undefined, comment: "" }, "Data");
    expect([book.callCount, ...book.at("D1")]).toEqual([1, 2]);
  });

  it("leaves results as they were opened until something happens to them, but for errors", () => {
    const book = new ScriptedWorkbook();
    const saved = [41, cellError("#N/A"), cellError("#NAME?"), "text"];
    saved.forEach((value, row) => book.sheet.setContent(row, 5, { value, formula: `=TEST.TWICE(${row})` }));
    book.model.calculation!.functionsReady();
    expect(sent(book)).toEqual([[1], [2]]);
    expect(book.at("F1:F4")).toEqual([41, BUSY, BUSY, "text"]);
  });

  it("shows #NAME? where nobody has the function, once it is calculated, and calls a page that comes back again", () => {
    const book = new ScriptedWorkbook();
    book.sheet.setContent(0, 5, { value: 41, formula: "=_xldudf_OTHER_ONE(A2)+1" });
    book.enter({ F2: "=F1", F3: "=OTHER.ONE(A2)", F4: "=NORM.DIST(A2,1,1,TRUE)" });
    expect(book.at("F1:F3")).toEqual([41, 41, "#NAME?"]);
    book.enter({ A2: 2 });
    expect(book.at("F1:F4")).toEqual(["#NAME?", "#NAME?", "#NAME?", BUSY]);
    book.enter({ D1: "=TEST.TWICE(A2)" });
    book.model.customFunctions.attach(book);
    expect(sent(book)).toEqual([[2], [2]]);
    book.answer(4);
    expect(book.at("D1")).toEqual([4]);
  });

  it("makes no step of an answer, and asks again for what an undo brings back", () => {
    const book = new ScriptedWorkbook();
    const history = new UndoHistory(book.model);
    book.enter({ D1: "=TEST.TWICE(A2)" });
    book.answer(2);
    book.enter({ A2: 5 });
    const [late] = book.waiting;
    history.undo();
    expect([book.at("A2"), book.at("D1"), history.stepCount, book.cancelled]).toEqual([[1], [2], 1, [late!.id]]);
    history.redo();
    expect(sent(book)).toEqual([[5]]);
    book.answer(10);
    expect([book.at("D1"), history.stepCount]).toEqual([[10], 2]);
  });

  it("asks again for what an undo brings back with an error that passed since", () => {
    const book = new ScriptedWorkbook();
    const history = new UndoHistory(book.model);
    book.enter({ D1: "=TEST.TWICE(A2)" });
    book.answerWith(book.waiting[0]!, failedAnswer(1, "Away"));
    book.enter({ B5: "mine" });
    history.undo();
    expect(sent(book)).toEqual([[1]]);
    book.answer(2);
    expect(book.at("D1")).toEqual([2]);
  });
});
