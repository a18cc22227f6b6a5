import { isSamePart, plainPartName } from "../../../../src/workbench/xlsx/package/part-name";

describe("part names", () => {
  it.each([
    ["/xl/workbook.xml", "xl/workbook.xml"],
    ["./xl/./workbook.xml", "xl/workbook.xml"],
    ["xl\\worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"],
    ["\\xl//workbook.xml", "xl/workbook.xml"],
    ["xl/worksheets/../tables/table1.xml", "xl/tables/table1.xml"],
    ["../../xl/workbook.xml", "xl/workbook.xml"],
    ["__proto__", "__proto__"],
  ])("%s is plainly %s", (name, plain) => {
    expect(plainPartName(name)).toBe(plain);
  });

  it.each([
    ["XL/Workbook.XML", "xl/workbook.xml", true],
    ["xl/sheet%201.xml", "xl/sheet 1.xml", true],
    ["xl/Bl%C3%A4tter.xml", "xl/bl\u00e4tter.xml", true],
    ["xl/bl%c3%a4tter.xml", "/XL/BL\u00c4TTER.XML", true],
    ["%5BContent_Types%5D.xml", "[Content_Types].xml", true],
    ["xl%2Fworkbook.xml", "xl/workbook.xml", false],
    ["xl%5cworkbook.xml", "xl\\workbook.xml", false],
    ["xl/%FF.xml", "xl/\u00ff.xml", false],
    ["xl/100%.xml", "xl/100%.xml", true],
    ["constructor", "Constructor", true],
    ["xl/sheet1.xml", "xl/sheet2.xml", false],
  ])("%s and %s are the same part: %s", (a, b, isSame) => {
    expect(isSamePart(a, b)).toBe(isSame);
  });
});
