import { areaOf } from "../../../../src/workbench/model/areas/area";
import { cellError, RICH_VALUE } from "../../../../src/workbench/model/texts/cell-content";
import { sampleHost } from "../sample-host";

describe("Range.values", () => {
  it("gives blanks as empty text, errors as their text, and their types apart", async () => {
    const { Excel, sheet } = sampleHost();
    sheet.writeValues(0, 5, [[null, cellError("#N/A"), "#N/A", true, 1.5, RICH_VALUE]]);
    const range = await Excel.run(async (context) => {
      const cells = context.workbook.worksheets.getItem("Data").getRange("F1:K1").load("values,valueTypes");
      await context.sync();
      return cells.toJSON();
    });
    expect(range.values).toEqual([["", "#N/A", "#N/A", true, 1.5, "#VALUE!"]]);
    expect(range.valueTypes).toEqual([["Empty", "Error", "String", "Boolean", "Double", "RichValue"]]);
  });

  it.each([
    ["=1+2", { value: 3, formula: "=1+2" }],
    ['=HYPERLINK("http://x")', { value: cellError("#NAME?"), formula: '=HYPERLINK("http://x")' }],
    ["+A1", { value: "Length", formula: "=+A1" }],
    ["-x", { value: cellError("#NAME?"), formula: "=-x" }],
    ["@SUM(A1)", { value: 0, formula: "=SUM(A1)" }],
    ["+1", { value: 1 }],
    ["-2", { value: -2 }],
  ])("takes the text %s for what Excel takes it for", async (text, content) => {
    const { enter } = sampleHost();
    expect(await enter(text)).toEqual({ numberFormat: "General", quotePrefix: false, fill: "", ...content });
  });

  it.each([
    ["007", 7, "General"],
    ["1E5", 100000, "0.00E+00"],
    ["1,234.5", 1234.5, "#,##0.00"],
    ["50%", 0.5, "0%"],
    ["$3", 3, "$#,##0"],
    ["(5)", -5, "General"],
    ["2024-01-02", 45293, "m/d/yyyy"],
    ["1/2/2024", 45293, "m/d/yyyy"],
    ["MAR1", 46082, "d-mmm"],
    ["12:30", 0.5208333333333334, "h:mm"],
    ["TRUE", true, "General"],
    ["false", false, "General"],
    ["#N/A", cellError("#N/A"), "General"],
  ])("reads the text %s as %p", async (text, value, numberFormat) => {
    const { enter } = sampleHost();
    expect(await enter(text)).toEqual({ value, numberFormat, quotePrefix: false, fill: "" });
  });

  it.each(["setosa", "1.2.3", "2024-13-45", "=", "-", "1-2-3-4", " x", "12abc"])("keeps the text %p", async (text) => {
    const { enter } = sampleHost();
    expect(await enter(text)).toEqual({ value: text, numberFormat: "General", quotePrefix: false, fill: "" });
  });

  it.each(["'=1+2", "'007", "'-x", "''quoted"])(
    "takes a leading apostrophe off %s and keeps the rest as text",
    async (text) => {
      const { enter } = sampleHost();
      expect(await enter(text)).toEqual({ value: text.slice(1), numberFormat: "General", quotePrefix: true, fill: "" });
    },
  );

  it("keeps every text as text in cells formatted as text", async () => {
    const { Excel, at, sheet } = sampleHost();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("F1:F4");
      range.numberFormat = [["@"], ["@"], ["@"], ["@"]];
      range.values = [["007"], ["=1+2"], ["1E5"], ["2024-01-02"]];
      await context.sync();
    });
    expect(at("F1:F4")).toEqual([["007"], ["=1+2"], ["1E5"], ["2024-01-02"]]);
    expect(sheet.getFormula(1, 5)).toBeUndefined();
  });

  it("leaves a cell alone where null is written, and blanks it where an empty text is", async () => {
    const { Excel, at } = sampleHost();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A2:C2").values = [[null, "", 9]];
      await context.sync();
    });
    expect(at("A2:C2")).toEqual([[5.1, null, 9]]);
  });

  it.each([[[[1, 2]]], [[[1], [2], [3]]], [[1, 2]], [[]]])("refuses an array of another shape: %j", async (values) => {
    const { failureOf, at } = sampleHost();
    const failure = await failureOf(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A2:A3").values = values as unknown[][];
    });
    expect(failure).toMatchObject({ code: "InvalidArgument", debugInfo: { errorLocation: "Range.values" } });
    expect(at("A2:A3")).toEqual([[5.1], [4.9]]);
  });

  it("refuses blocks of another shape above 1,500 cells too, where the library cuts them up", async () => {
    const { failureOf } = sampleHost();
    const failure = await failureOf(async (context) => {
      const rows = Array.from({ length: 2000 }, () => [1]);
      context.workbook.worksheets.getItem("Data").getRange("F1:F2001").values = rows;
    });
    expect(failure.code).toBe("InvalidArgument");
  });

  it("writes blocks above 1,500 cells, which the library cuts up, as one", async () => {
    const { Excel, sheet } = sampleHost();
    const rows = Array.from({ length: 4000 }, (_, row) => [row, `'${row}`]);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("F1:G4000").values = rows;
      await context.sync();
    });
    expect(sheet.readValues(areaOf(0, 5, 4000, 2))).toEqual(rows.map(([row]) => [row, String(row)]));
  });

  it("gives one value to all cells", async () => {
    const { Excel, at } = sampleHost();
    await Excel.run(async (context) => {
      // Excel takes a single value too; the type declarations leave that out.
      context.workbook.worksheets.getItem("Data").getRange("F1:G2").values = 7 as unknown as number[][];
      await context.sync();
    });
    expect(at("F1:G2")).toEqual([[7, 7], [7, 7]]); // prettier-ignore
  });

  it("takes 32,767 characters and refuses one more", async () => {
    const { enter, failureOf } = sampleHost();
    expect((await enter("x".repeat(32_767))).value).toHaveLength(32_767);
    const failure = await failureOf(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("F1").values = [["x".repeat(32_768)]];
    });
    expect(failure.code).toBe("InvalidArgument");
  });

  it("refuses formulas that Excel cannot read, and too long ones", async () => {
    const { failureOf } = sampleHost();
    const codeFor = async (text: string): Promise<string> => {
      const failure = await failureOf(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("F1").values = [[text]];
      });
      return failure.code;
    };
    expect(await codeFor("=SUM(A1")).toBe("InvalidArgument");
    expect(await codeFor("-no thanks")).toBe("InvalidArgument");
    expect(await codeFor(`=${"1+".repeat(5000)}1`)).toBe("FormulaLengthExceedsLimit");
  });

  it("answers null past 5,000,000 cells", async () => {
    const { Excel } = sampleHost();
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A:E").load("values,cellCount");
      await context.sync();
      return [range.values, range.cellCount];
    });
    expect(values).toEqual([null, 5 * 1_048_576]);
  });

  it("lets a date typed without a year fall into the current one, and counts from 1904 where the workbook does", async () => {
    const { enter, workbook } = sampleHost();
    expect((await enter("1/2")).value).toBe(46024);
    workbook.dateSystem = 1904;
    expect((await enter("1/2")).value).toBe(46024 - 1462);
  });
});

describe("Range.numberFormat", () => {
  it("is General until set, one a cell or one for all", async () => {
    const { Excel } = sampleHost();
    const formats = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("F1:G2").load("numberFormat");
      await context.sync();
      const before = range.numberFormat;
      range.numberFormat = [["@", null], ["0.00", "m/d/yyyy"]]; // prettier-ignore
      range.getCell(0, 1).numberFormat = "0%" as unknown as string[][];
      range.load("numberFormat");
      await context.sync();
      return [before, range.numberFormat];
    });
    expect(formats).toEqual([
      [["General", "General"], ["General", "General"]], // prettier-ignore
      [["@", "0%"], ["0.00", "m/d/yyyy"]], // prettier-ignore
    ]);
  });
});

describe("Range.text", () => {
  it("shows numbers and dates as their format says", async () => {
    const { Excel, sheet } = sampleHost();
    sheet.setContent(0, 5, { value: 45293, numberFormat: "yyyy-mm-dd" });
    sheet.setContent(0, 6, { value: 0.256, numberFormat: "0.0%" });
    const text = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("E1:G1").load("text");
      await context.sync();
      return range.text;
    });
    expect(text).toEqual([["", "2024-01-02", "25.6%"]]);
  });
});

describe("Range.formulas", () => {
  it("gives formulas where there are some and values elsewhere, and takes them back", async () => {
    const { Excel, sheet } = sampleHost();
    const formulas = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A2:B2");
      range.formulas = [["=2*3", 4]];
      range.load("formulas,values");
      await context.sync();
      return [range.formulas, range.values];
    });
    expect(formulas).toEqual([[["=2*3", 4]], [[6, 4]]]);
    expect(sheet.getFormula(1, 0)).toBe("=2*3");
  });
});

describe("Range.copyFrom of a range to itself, values only", () => {
  const copy = (address: string, { Excel }: ReturnType<typeof sampleHost>, source = address) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Data");
      sheet.getRange(address).copyFrom(sheet.getRange(source), "Values");
      await context.sync();
    });

  it("leaves what formulas show, texts as texts, blanks and errors, whatever is hidden", async () => {
    const host = sampleHost();
    const shown = ["=1+1", "007", 5, true, null, cellError("#N/A")];
    shown.forEach((value, row) => host.sheet.setContent(row, 5, { value, formula: "=Z1", numberFormat: "@" }));
    host.sheet.hiddenRows.set(1, 3, true);
    await copy("F1:F6", host);
    expect(shown.map((_value, row) => host.sheet.getContent(row, 5))).toEqual(
      shown.map((value) => ({ value, numberFormat: "@", quotePrefix: false, fill: "" })),
    );
  });

  it("takes a result that spreads whole, and cuts no array", async () => {
    const host = sampleHost();
    host.sheet.setContent(0, 5, { value: 1, formula: "=Z1:Z2" });
    host.sheet.setValue(1, 5, 2);
    host.sheet.arrayAreas = [{ ...areaOf(0, 5, 2, 1), isSpill: true }];
    await copy("F1:F2", host);
    expect([host.sheet.readValues(areaOf(0, 5, 2, 1)), host.sheet.arrayAreas]).toEqual([[[1], [2]], []]);
    host.sheet.arrayAreas = [areaOf(0, 5, 2, 1)];
    await expect(copy("F1", host)).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  it("is refused on a protected sheet, and from other cells it is not played", async () => {
    const host = sampleHost();
    await expect(copy("F1", host, "G1")).rejects.toMatchObject({ code: "NotImplemented" });
    host.sheet.isProtected = true;
    await expect(copy("F1", host)).rejects.toMatchObject({ code: "AccessDenied" });
  });
});
