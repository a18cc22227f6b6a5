import { areaOf } from "../../../../src/workbench/model/areas/area";
import type { CellShift } from "../../../../src/workbench/model/areas/shifted-area";
import { shiftFormula } from "../../../../src/workbench/model/texts/formula-references";

/** One column came at D1:D6 of the sheet "My Data". */
const inserted: CellShift = { sheetId: "1", area: areaOf(0, 3, 6, 1), type: "ColumnInserted" };
const deleted: CellShift = { ...inserted, type: "ColumnDeleted" };

describe("shiftFormula", () => {
  it.each([
    ["D1+$E$2+F6", "E1+$F$2+G6"],
    ["C1+D7+SUM(E1:E7)", "C1+D7+SUM(E1:E7)"],
    ["SUM(A1:D1,D1:F6)", "SUM(A1:E1,E1:G6)"],
    ["SUM(A1:C6)&SUM(D:F)&SUM(1:6)", "SUM(A1:C6)&SUM(D:F)&SUM(1:6)"],
    ["'My Data'!E1*'my data'!$E$1:$E$2", "'My Data'!F1*'my data'!$F$1:$F$2"],
    ["Other!E1+'[Book.xlsx]My Data'!E1+[1]Data!E1", "Other!E1+'[Book.xlsx]My Data'!E1+[1]Data!E1"],
    ['"E1"&T[[#This Row],[E1]]&LOG10(E1)&éE1&E1_x', '"E1"&T[[#This Row],[E1]]&LOG10(F1)&éE1&E1_x'],
    ['SUMIFS(E$2:E$6,$D$2:$D$6,"x")/E2#', 'SUMIFS(F$2:F$6,$E$2:$E$6,"x")/F2#'],
    ["T[a]*'My Data'!E1+T[[#This Row],[a]]/E1", "T[a]*'My Data'!F1+T[[#This Row],[a]]/F1"],
    ["T[a'] E1]&T[[#This Row],['[E1'] E1]]&E1", "T[a'] E1]&T[[#This Row],['[E1'] E1]]&F1"],
    ["'Sales E1'!Total+'a\"b'!Total&E1&\"E1\"", "'Sales E1'!Total+'a\"b'!Total&F1&\"E1\""],
    ["SUM('Jan:My Data'!E1:E2,'[1]My Data'!E1)", "SUM('Jan:My Data'!E1:E2,'[1]My Data'!E1)"],
    ["SUM($F$5:E1)+SUM(F$1:$E2)", "SUM($G$5:F1)+SUM(G$1:$F2)"],
    ["E1:INDEX(D:D,2)+D1:INDEX(E1:E6,3)", "F1:INDEX(D:D,2)+E1:INDEX(F1:F6,3)"],
    ["SUM(A1:XFD6)+SUM(2:3)+SUM(E1:XFD1)+XFD2+XFC2", "SUM(A1:XFD6)+SUM(2:3)+SUM(F1:XFD1)+#REF!+XFD2"],
  ])("lets %s follow the cells that moved right", (formula, followed) => {
    expect(shiftFormula(formula, "My Data", "My Data", inserted)).toBe(followed);
  });

  it("speaks of the sheet it names, else of its own", () => {
    expect(shiftFormula("=E1+'My Data'!E1", "Other", "My Data", inserted)).toBe("=E1+'My Data'!F1");
  });

  it.each([
    ["Feb!E1+SUM(Jan:Feb!E1)+SUM(Feb:Mar!E1)+[1]Feb!E1:E2", "Feb!F1+SUM(Jan:Feb!E1)+SUM(Feb:Mar!E1)+[1]Feb!E1:E2"],
    ["T[a]*Feb!E1+(T[a]-Feb!$E$1)", "T[a]*Feb!F1+(T[a]-Feb!$F$1)"],
  ])("follows on one sheet, not through several or in another workbook: %s", (formula, followed) => {
    expect(shiftFormula(formula, "Other", "Feb", inserted)).toBe(followed);
  });

  it("knows sheet names of every script", () => {
    expect(shiftFormula("हिंदी!E1", "Other", "हिंदी", inserted)).toBe("हिंदी!F1");
  });

  it("closes gaps, and says #REF! for cells that went", () => {
    expect(shiftFormula("D1+E1+SUM(C1:E1)+SUM(A1:XFD1)+'My Data'!$D$2", "My Data", "My Data", deleted)).toBe(
      "#REF!+D1+SUM(C1:D1)+SUM(A1:XFD1)+'My Data'!#REF!",
    );
  });
});
