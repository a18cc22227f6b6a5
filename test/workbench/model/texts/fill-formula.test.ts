import { fillFormula } from "../../../../src/workbench/model/texts/fill-formula";

describe("fillFormula", () => {
  it.each([
    ["A1+B2", "B3+C4"],
    ["$A1+A$1+$A$1", "$A3+B$1+$A$1"],
    ["SUM(A1:B2)", "SUM(B3:C4)"],
    ["SUM(A:A,$B:C,2:3,$4:5)", "SUM(B:B,$B:D,4:5,$4:7)"],
    ['A1&"A1 ""B1"""', 'B3&"A1 ""B1"""'],
    ["'A1 sheet'!A1+Sheet2!B2", "'A1 sheet'!B3+Sheet2!C4"],
    ["[1]Data!A1*[1]Data!$A$1+SUM(Jan:Mar!A1:A2)", "[1]Data!B3*[1]Data!$A$1+SUM(Jan:Mar!B3:B4)"],
    ["Table1[a]*Data!A1+'Sales A1'!Total", "Table1[a]*Data!B3+'Sales A1'!Total"],
    ["Table1[[#This Row],[A1]]+LOG10(A1)+A1.5_x", "Table1[[#This Row],[A1]]+LOG10(B3)+A1.5_x"],
    ["XFD1+A1048576", "#REF!+#REF!"],
    ["XFE1+A1048577", "XFE1+#REF!"],
  ])("fills %s one column right and two rows down", (formula, filled) => {
    expect(fillFormula(formula, 2, 1)).toBe(filled);
  });

  it("fills upwards and to the left as well, as far as the sheet goes", () => {
    expect(fillFormula("C3*B2*A1", -1, -1)).toBe("B2*A1*#REF!");
  });
});
