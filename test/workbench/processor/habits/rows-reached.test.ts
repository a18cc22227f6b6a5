import type { ExcelHabits } from "../../../../src/workbench/processor/habits/excel-habits";
import { sampleHost } from "../sample-host";

/** A host whose rows 3, 4 and 6 are hidden. */
function hiding(habits: Partial<ExcelHabits>) {
  const host = sampleHost({ habits });
  host.sheet.hiddenRows.set(2, 4, true);
  host.sheet.hiddenRows.set(5, 6, true);
  const inRange = (address: string, act: (range: Excel.Range) => unknown) =>
    host.Excel.run(async (context) => {
      act(context.workbook.worksheets.getItem("Data").getRange(address));
      await context.sync();
    });
  const formats = () => [1, 2, 3, 4, 5, 6].map((row) => host.sheet.getNumberFormat(row, 5));
  return { ...host, inRange, formats };
}

const FIVE = [[1], [2], [3], [4], [5]];

describe("what is written over hidden rows", () => {
  it("reaches them, as it is documented", async () => {
    const { inRange, at } = hiding({});
    await inRange("F2:F6", (range) => (range.values = FIVE));
    expect(at("F2:F6")).toEqual(FIVE);
  });

  it("arrives as its first row in every visible row, and in no hidden one", async () => {
    const { inRange, at } = hiding({ misplacesHiddenRows: true });
    await inRange("F2:G6", (range) => (range.values = FIVE.map(([value]) => [value, `${value}`])));
    expect(at("F2:G6")).toEqual([
      [1, 1],
      [null, null],
      [null, null],
      [1, 1],
      [null, null],
    ]);
  });

  it("is shifted into the visible rows, one after another", async () => {
    const { inRange, at } = hiding({ shiftsPastHiddenRows: true });
    await inRange("F2:F7", (range) => (range.values = [...FIVE, [6]]));
    expect(at("F2:F7")).toEqual([[1], [null], [null], [2], [null], [3]]);
  });

  it.each([{ misplacesHiddenRows: true }, { shiftsPastHiddenRows: true }])(
    "is right one row at a time, and where none is hidden, under %j",
    async (habits) => {
      const { inRange, at } = hiding(habits);
      await inRange("F3:H3", (range) => (range.values = [[1, 2, 3]]));
      await inRange("F4", (range) => (range.values = [[4]]));
      await inRange("F1:F2", (range) => (range.values = [[5], [6]]));
      expect(at("F1:H4")).toEqual([
        [5, null, null],
        [6, null, null],
        [1, 2, 3],
        [4, null, null],
      ]);
    },
  );

  it("is nothing where all rows are hidden", async () => {
    const { inRange, at } = hiding({ misplacesHiddenRows: true });
    await inRange("F3:F4", (range) => (range.values = [[1], [2]]));
    expect(at("F3:F4")).toEqual([[null], [null]]);
  });

  it("may be number formats: one for all, or an array", async () => {
    const { inRange, formats } = hiding({ misplacesHiddenRows: true });
    await inRange("F2:F6", (range) => (range.numberFormat = "0.0" as unknown as string[][]));
    expect(formats()).toEqual(["0.0", "General", "General", "0.0", "General", "General"]);
    await inRange("F2:F6", (range) => (range.numberFormat = [["@"], ["0"], ["0"], ["0"], ["0"]]));
    expect(formats()).toEqual(["@", "General", "General", "@", "General", "General"]);
  });

  it("may be a clearing", async () => {
    const { inRange, at, sheet } = hiding({ shiftsPastHiddenRows: true });
    sheet.writeValues(1, 5, FIVE);
    await inRange("F2:F6", (range) => range.clear("Contents"));
    expect(at("F2:F6")).toEqual([[null], [2], [3], [null], [5]]);
  });

  it("still must be an array of the right shape", async () => {
    const { failureOf } = hiding({ misplacesHiddenRows: true });
    const error = await failureOf((context) => {
      context.workbook.worksheets.getItem("Data").getRange("F2:F6").values = [[1], [2]];
    });
    expect(error.code).toBe("InvalidArgument");
  });
});

describe("what is written over more than 1,500 cells", () => {
  /** Office.js parts it by itself, whatever Excel it speaks to: a later part can be refused when earlier ones stand. */
  it("goes to Excel in parts, of which a later one can fail", async () => {
    const { failureOf, processor, at } = sampleHost();
    processor.script({ on: "Range.values", access: "write", skip: 1, code: "GeneralException" });
    const error = await failureOf((context) => {
      const values = Array.from({ length: 4000 }, (_, i) => [i + 1]);
      context.workbook.worksheets.getItem("Data").getRange("F1:F4000").values = values;
    });
    expect(error.code).toBe("GeneralException");
    expect([at("F1500"), at("F1501")]).toEqual([[[1500]], [[null]]]);
  });

  it("is misplaced part by part", async () => {
    const { Excel, at, sheet } = sampleHost({ habits: { misplacesHiddenRows: true } });
    sheet.hiddenRows.set(1600, 1601, true);
    await Excel.run(async (context) => {
      const values = Array.from({ length: 1800 }, (_, i) => [i + 1]);
      context.workbook.worksheets.getItem("Data").getRange("F1:F1800").values = values;
      await context.sync();
    });
    expect([at("F1500"), at("F1501"), at("F1600"), at("F1601"), at("F1800")].flat(2)).toEqual([
      1500,
      1501,
      1501,
      null,
      1501,
    ]);
  });
});
