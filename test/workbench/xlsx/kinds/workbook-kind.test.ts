import {
  fileNameFor,
  isEndingOf,
  kindOfContentType,
  WORKBOOK_KINDS,
  type WorkbookKind,
} from "../../../../src/workbench/xlsx/kinds/workbook-kind";

const KINDS = Object.keys(WORKBOOK_KINDS) as WorkbookKind[];

describe("kinds of workbooks", () => {
  it.each(KINDS)("knows %s by its content type, in any case", (kind) => {
    expect(kindOfContentType(WORKBOOK_KINDS[kind].contentType)).toBe(kind);
    expect(kindOfContentType(WORKBOOK_KINDS[kind].contentType.toLowerCase())).toBe(kind);
  });

  it("takes what is declared otherwise, or not at all, for a workbook", () => {
    expect([kindOfContentType("application/xml"), kindOfContentType(undefined)]).toEqual(["workbook", "workbook"]);
  });

  it.each([
    ["workbook", "out.xlsx", true],
    ["workbook", "OUT.XLSX", true],
    ["workbook", "a.xlsm.xlsx", true],
    ["workbook", "out.xlsm", false],
    ["workbook", "out.xltx", false],
    ["workbook", "out", false],
    ["workbook", "outxlsx", false],
    ["workbook", ".xlsx", false],
    ["macro-workbook", "out.xlsm", true],
    ["macro-workbook", "out.xlsx", false],
    ["template", "out.Xltx", true],
    ["template", "out.xlsx", false],
    ["macro-template", "out.xltm", true],
    ["macro-template", "out.xlsm", false],
  ] as const)("a %s may be called %s: %s", (kind, name, fits) => {
    expect(isEndingOf(kind, name)).toBe(fits);
  });

  it.each([
    ["workbook", "Sales.xlsx", "Sales.xlsx"],
    ["workbook", "Sales.XLSX", "Sales.XLSX"],
    ["macro-workbook", "Sales.xlsx", "Sales.xlsm"],
    ["macro-workbook", "Sales", "Sales.xlsm"],
    ["template", "2024.05 sales.xlsx", "2024.05 sales.xltx"],
    ["macro-template", "Sales.xlsm", "Sales.xltm"],
    ["workbook", "Sales v1.2", "Sales v1.2.xlsx"],
    ["workbook", ".xlsx", "Book1.xlsx"],
  ] as const)("a %s that came as %s is handed out as %s", (kind, name, handedOut) => {
    expect(fileNameFor(kind, name)).toBe(handedOut);
  });
});
