import { cellError, NO_RESULT } from "../../../../src/workbench/model/texts/cell-content";
import { ScriptedWorkbook, TEST_FUNCTIONS } from "../custom-functions/scripted-page";

describe("overArrays", () => {
  it.each<[string, unknown[], unknown[]]>([
    ["=ROUND(TEST.ROW(A2:A4),1)", [1.25, 2.04, "x"], [1.3, 2, "#VALUE!"]],
    ["=ROUND(ROUND(ROUND(TEST.ROW(A2:A4),3),2),1)", [1.25, 2.04, 7], [1.3, 2, 7]],
    ['=IF(TEST.ROW(A2:A4)="setosa",1,0)', ["setosa", "virginica", "Setosa"], [1, 0, 1]],
    ['=IF(TEST.ROW(A2:A4)=B2:B4,"right","wrong")', [2, 5, 6], ["right", "wrong", "right"]],
    ['=IFERROR(TEST.ROW(A2:A4),"none")', [1, cellError("#N/A"), 3], [1, "none", 3]],
    ['=TEST.ROW(A2:A4)*A2:A4&"!"', [1, 2, 3], ["1!", "6!", "15!"]],
    ["=-TEST.ROW(A2:A4)%", [100, 50, 0], [-1, -0.5, 0]],
    ['=UPPER(LEFT(TEST.ROW(A2:A4),A2))&"."', ["abc", "def", ""], ["A.", "D.", "."]],
    ["=SUM(-(TEST.ROW(A2:A4)>1))", [1, 2, 3], [-2, null, null]],
    ["=TEST.ROW(A2:A4)+A2:A3", [1, 2, 3], [2, 5, "#N/A"]],
  ])("%s is worked out for each answer", (formula, answers, shown) => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: formula });
    const told = answers.map((value) => (value === answers[1] && typeof value === "object" ? { type: "Error", basicValue: "#N/A" } : value)); // prettier-ignore
    book.answer(told.map((value) => [value]));
    expect([book.at("D1:D3"), book.callCount]).toEqual([shown, 1]);
  });

  it("gives a row of answers beside a column of cells a place for each of both", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.ROW(A2:B2)*A2:A3" });
    book.answer([[10, 20]]);
    expect(book.at("D1:E2")).toEqual([10, 20, 30, 60]);
  });

  it("does not wait any more once all is answered of what is not computed here", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=VLOOKUP(TEST.ROW(A2:A4),A2:B4,2,FALSE)", D5: "=D1+1" });
    book.answer([[1], [3], [5]]);
    expect([0, 4].map((row) => book.sheet.getValue(row, 3) === NO_RESULT)).toEqual([true, true]);
  });

  it("does not call for a name that nobody has given, whatever is edited later", () => {
    const book = new ScriptedWorkbook();
    book.model.customFunctions.register("MORE", { ...TEST_FUNCTIONS, allowErrorForDataTypeAny: true });
    book.enter({ D1: "=TEST.TWICE(wine)", D2: "=MORE.TWICE(wine)", D3: "=TEST.ROW(A2:B2)+wine", A2: 4 });
    expect([book.at("D1:D2"), book.waiting.map(({ fn }) => fn.name)]).toEqual([["#NAME?", "#NAME?"], ["TEST.ROW"]]);
    book.answer(1);
    expect(book.at("D3")).toEqual(["#NAME?"]);
  });
});
