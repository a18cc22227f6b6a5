import { failedAnswer } from "../../../../src/workbench/model/custom-functions/invocation-answer";
import { formulaNote, reasonOfCell } from "../../../../src/workbench/page/reasons/formula-note";
import { ScriptedWorkbook } from "../../model/custom-functions/scripted-page";

describe("formulaNote", () => {
  it("tells of formulas that are not computed here", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=FANCY(A2)", D2: "=1+1", D3: "#NAME?" });
    expect(formulaNote(book.model, book.sheet, 0, 3)).toMatch(/The workbench computes/);
    expect([1, 2].map((row) => formulaNote(book.model, book.sheet, row, 3))).toEqual(["", ""]);
  });

  it("says why a formula shows no result, and what an add-in says of its error", () => {
    const book = new ScriptedWorkbook();
    book.enter({
      D1: "=TEST.TWICE(1)",
      D2: "=NORM.DIST(1,2,3,TRUE)",
      D3: "=OTHER.ONE(1)",
      D4: "=TEST.TWICE(2)",
      D5: "=1/0",
    });
    book.answerWith(book.waiting[1]!, failedAnswer(1, "Sign in first"));
    const notes = [0, 1, 2, 3, 4, 5].map((row) => formulaNote(book.model, book.sheet, row, 3));
    expect(notes).toEqual([
      "The cell waits for the answer of an add-in.",
      "The workbench computes the most common functions only; Excel computes the rest.",
      "No add-in that is open here has this function.",
      "Sign in first",
      "",
      "",
    ]);
  });

  it("says that a table's name without quotes is no name of a model", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=TEST.TWICE(iris)", D2: "=FANCY(Iris)" });
    expect(formulaNote(book.model, book.sheet, 0, 3)).toMatch(/^A name without quotes means cells/);
    expect(formulaNote(book.model, book.sheet, 1, 3)).toMatch(/^The workbench computes/);
    expect(reasonOfCell(book.model, book.sheet, 0, 3)?.error).toBe("#NAME?");
    expect(reasonOfCell(book.model, book.sheet, 1, 0)).toBeUndefined();
  });

  it("says what a call lacks, and which quotes it takes", () => {
    const book = new ScriptedWorkbook();
    book.enter({ D1: "=1+TEST.TWICE()", D2: "=TEST.TWICE(1,2)", D3: "=TEST.TWICE(“a”)" });
    const note = (row: number): string => formulaNote(book.model, book.sheet, row, 3);
    expect([0, 1, 2].map(note)).toEqual([
      "TEST.TWICE has too few arguments or too many. It needs: n.",
      "TEST.TWICE has too few arguments or too many. It needs: n.",
      'Texts in a formula stand in straight quotes ("), not in typographic ones.',
    ]);
  });

  it("says of each row of an answer why it is an error, and what is in the way of one", () => {
    const book = new ScriptedWorkbook();
    const failed = (message: string) => [{ type: "Error", basicValue: "#N/A", message }];
    const note = (row: number): string => formulaNote(book.model, book.sheet, row, 3);
    book.enter({ D1: "=TEST.ROW(A2:A4)" });
    book.answer([failed("Blank"), [1], failed("Refused")]);
    expect([0, 1, 2, 3].map(note)).toEqual(["Blank", "", "Refused", ""]);
    book.enter({ D3: "mine" });
    expect([book.at("D1"), note(0)]).toEqual([["#SPILL!"], "The result needs more cells, and D3 is in the way."]);
    book.enter({ D3: null });
    expect([0, 2].map(note)).toEqual(["Blank", "Refused"]);
    book.enter({ D1: "=ROUND(TEST.ROW(A2:A4),1)" });
    book.answer([failed("Blank"), [1], failed("Refused")]);
    expect([0, 2].map(note)).toEqual(["Blank", "Refused"]);
    book.enter({ D1: "=TEST.TWICE(wine)" });
    expect([book.at("D1"), note(0)]).toEqual([
      ["#NAME?"],
      "The formula holds a name that is not known here. Texts stand in quotes.",
    ]);
  });
});
