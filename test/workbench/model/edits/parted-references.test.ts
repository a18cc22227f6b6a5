import { areaOf } from "../../../../src/workbench/model/areas/area";
import { partedReferences } from "../../../../src/workbench/model/edits/parted-references";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

/** A column comes at C2:C5 of "Data"; E2:E9 and H3 are filled. */
function partedBy(formula: string, filled: readonly (readonly [row: number, column: number])[] = []) {
  const workbook = new WorkbookModel();
  const [first, data, last] = ["Jan", "Data", "Mar"].map((name) => workbook.addSheet(name));
  for (let row = 1; row < 9; row++) data!.setValue(row, 4, row);
  data!.setValue(2, 7, "H3");
  for (const [row, column] of filled) data!.setValue(row, column, "filled");
  for (const row of [4, 5, 6]) last!.setContent(row, 1, { value: 1, formula: `=${formula}` });
  first!.setContent(0, 0, { value: 1, formula: "=SUM(Data!E2:E5)" });
  return partedReferences(workbook, { sheetId: data!.id, area: areaOf(1, 2, 4, 1), type: "ColumnInserted" });
}

describe("ranges of which a column moves only a part", () => {
  it.each([
    ["SUM(Data!E2:E9)", "Data!E2:E9 (Mar!B5:B7)"],
    ["SUM(data!$E$2:$E$9)", "Data!E2:E9 (Mar!B5:B7)"],
    ["SUM(Data!E:E)", "Data!E:E (Mar!B5:B7)"],
    ["SUM(Data!F2:F9)", "Data!F2:F9 (Mar!B5:B7)"],
    ["VLOOKUP(A1,Data!A:E,5,FALSE)", "Data!A:E (Mar!B5:B7)"],
    ["SUM(Jan:Mar!E3)", "'Jan:Mar'!E3 (Mar!B5:B7)"],
    ["SUM(Data!E2:E9)/COUNT(Data!E2:E9)", "Data!E2:E9 (Mar!B5:B7)"],
  ])("is told of %s, with the cells that look at it", (formula, told) => {
    expect(partedBy(formula)).toEqual([told]);
  });

  it.each([
    ["which moves as a whole", "SUM(Data!E2:E5)"],
    ["below the cells that move", "SUM(Data!E6:E9)"],
    ["left of them", "SUM(Data!A1:B30)"],
    ["which no filled cell leaves", "COUNTA(Data!A1:Z200)"],
    ["of whole rows", "COUNTA(Data!2:30)"],
    ["whose filled cells all stay", "SUM(Data!G6:G30)+SUM(Data!J:J)"],
    ["on another sheet", "SUM(E2:E9)+SUM(Jan!E2:E9)"],
    ["of another workbook", "SUM([1]Data!E2:E9)"],
    ["in a text", 'T("Data!E2:E9")'],
  ])("is no range %s", (_, formula) => {
    expect(partedBy(formula)).toEqual([]);
  });

  it("is told of names and of formulas in no cell, but not of what is printed", () => {
    const workbook = new WorkbookModel();
    const sheet = workbook.addSheet("Data");
    sheet.setValue(1, 4, 1);
    workbook.names = [
      { name: "prices", formula: "Data!$E$2:$E$9" },
      { name: "_xlnm.print_area", formula: "Data!$A$1:$E$9" },
      { name: "z_1b2c_3d.wvu.cols", formula: "Data!$E:$E" },
    ];
    workbook.formulasBesideCells = [
      { what: "a validation of the sheet Data", sheetName: "Data", formula: "$E$2:$E$9" },
    ];
    const shift = { sheetId: sheet.id, area: areaOf(1, 2, 4, 1), type: "ColumnInserted" } as const;
    expect(partedReferences(workbook, shift)).toEqual(["Data!E2:E9 (a validation of the sheet Data, the name prices)"]);
  });

  it("names no more than can be read", () => {
    const formula = [2, 3, 4, 5].map((row) => `SUM(Data!E${row}:E9)+SUM(Data!E${row}:E8)`).join("+");
    expect(partedBy(formula)).toHaveLength(6);
    expect(partedBy(formula).at(-1)).toBe("3 more");
  });
});
