import { areaOf } from "../../../../src/workbench/model/areas/area";
import { deleteCells } from "../../../../src/workbench/model/edits/cell-shifts";
import { NO_RESULT, type CellValue } from "../../../../src/workbench/model/texts/cell-content";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

/** A table of the columns a, b and p with three rows at A1, and formulas by address of row and column. */
function workbookWith(formulas: Readonly<Record<string, string>>) {
  const model = new WorkbookModel();
  const sheet = model.addSheet("Data");
  const other = model.addSheet("Other");
  sheet.writeValues(0, 0, [
    ["a", "b", "p"],
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);
  model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 4, 3) }, "user");
  for (const [place, formula] of Object.entries(formulas)) {
    const [on, row, column] = place.split(" ");
    (on === "other" ? other : sheet).setContent(Number(row), Number(column), { value: 10, formula });
  }
  const edit = (row: number, column: number, source: "pane" | "user" = "user", rowCount = 1) => {
    sheet.writeValues(
      row,
      column,
      Array.from({ length: rowCount }, () => [0]),
    );
    model.cellsWritten(sheet.id, areaOf(row, column, rowCount), source);
  };
  const results = (on: typeof sheet = sheet): CellValue[] =>
    on.formulaCells().map(({ row, column }) => on.getValue(row, column));
  return { model, sheet, other, edit, results };
}

describe("formulas that look at cells which changed", () => {
  it.each([
    ["=A2*2", true],
    ["=A3*2", false],
    ["=SUM($A$1:$C$9)", true],
    ["=SUM(B:B)", false],
    ["=SUM(Data!1:2)", true],
    ["=SUM(Other!A1:A9)", false],
    ["=SUM(Data:Other!A2)", true],
    ["=SUM(T[a])", true],
    ["=SUM(T[b])", false],
    ["=SUM(T[[a]:[b]])", true],
    ["=T[[#Headers],[b]]", false],
    ["=ROWS(T)", true],
    ["=Rate*2", true],
    ["=Local*2", false],
    ['=INDIRECT("A2")', true],
    ['="A2"&LET(x,1,x)', false],
  ])("lose their result: %s when A2 was edited: %s", (formula, isOutdated) => {
    const { model, edit, results } = workbookWith({ "data 1 5": formula });
    model.names = [
      { name: "rate", formula: "Data!$A$2" },
      { name: "local", formula: "Data!$B$2" },
    ];
    edit(1, 0);
    expect(results()).toEqual([isOutdated ? NO_RESULT : 10]);
  });

  it("look at their own row of the table alone where they say so", () => {
    const { edit, results } = workbookWith({ "data 1 5": "=T[[#This Row],[a]]", "data 2 5": "=T[[#This Row],[a]]" });
    edit(2, 0);
    expect(results()).toEqual([10, NO_RESULT]);
  });

  it("take the results of those that look at them along, on every sheet and in every order", () => {
    const { edit, results, other } = workbookWith({
      "data 1 5": "=F3+1",
      "data 2 5": "=F4+1",
      "data 3 5": "=A2",
      "data 4 5": "=B2",
      "other 0 0": "=Data!F2",
      "other 1 0": "=SUM(A1,1)",
      "other 2 0": "=Data!F5",
    });
    edit(1, 0);
    expect(results()).toEqual([NO_RESULT, NO_RESULT, NO_RESULT, 10]);
    expect(results(other)).toEqual([NO_RESULT, NO_RESULT, 10]);
  });

  it("lose it in every cell that they fill", () => {
    const { sheet, edit } = workbookWith({ "data 1 5": "=A2:A3*2" });
    sheet.setValue(2, 5, 11);
    sheet.arrayAreas = [areaOf(1, 5, 2)];
    edit(2, 0);
    expect(sheet.readValues(areaOf(1, 5, 2))).toEqual([[NO_RESULT], [NO_RESULT]]);
  });

  it("lose it when the cells are deleted", () => {
    const { model, sheet, results } = workbookWith({ "data 8 0": "=SUM(B1:B4)", "data 8 1": "=B4" });
    deleteCells(model, sheet.id, areaOf(2, 0, 1, 3), "up", "user");
    expect(results()).toEqual([NO_RESULT, 10]);
  });

  it("keep it beside predictions that they only look past, and have the file calculated instead", () => {
    const { model, edit, results, other } = workbookWith({
      "data 1 5": "=VLOOKUP(A2,$A$1:$C$4,2)",
      "data 2 5": '=INDIRECT("C2")',
      "data 3 5": "=T[[#This Row],[p]]*2",
      "data 4 5": "=SUM(C:C)",
      "other 0 0": "=SUM(Data!A1:C4)",
    });
    edit(1, 2, "pane", 3);
    expect(results()).toEqual([10, 10, NO_RESULT, NO_RESULT]);
    expect(results(other)).toEqual([NO_RESULT]);
    expect(model.needsCalculation).toBe(true);
  });

  it("are found fast enough where a running total goes down 20,000 rows", () => {
    const { sheet, edit } = workbookWith({});
    for (let row = 10; row < 20_010; row++) sheet.setContent(row, 8, { value: row, formula: `=I${row}+A2` });
    edit(1, 0);
    expect(sheet.formulaCells().every(({ row }) => sheet.getValue(row, 8) === NO_RESULT)).toBe(true);
  });
});
