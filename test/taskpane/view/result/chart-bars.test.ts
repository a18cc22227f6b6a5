import { speak } from "#language";
import { areaOf } from "../../../../src/workbench/model/areas/area";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";
import { figureBars } from "../../../../src/workbench/page/charts/figure-bars";
import { chartBars } from "../../../../src/taskpane/view/result/chart-bars";

const plain = (value: number) => String(value);

describe("a result column as bars", () => {
  test("texts are counted by value, the commonest first", () => {
    expect(chartBars(["b", "a", "b", null], plain)).toEqual({
      kind: "classes",
      bars: [
        { label: "b", count: 2 },
        { label: "a", count: 1 },
      ],
    });
  });

  test("a few whole numbers are classes, not a scale", () => {
    expect(chartBars([0, 1, 1], plain)?.kind).toBe("classes");
  });

  test("a number is put into words once, however often it was predicted", () => {
    const asked: number[] = [];
    const cells = Array.from({ length: 1_000 }, (_, row) => row % 3);
    const chart = chartBars(cells, (value) => {
      asked.push(value);
      return `number ${value}`;
    });
    expect(asked).toEqual([0, 1, 2]);
    expect(chart?.bars[0]).toEqual({ label: "number 0", count: 334 });
  });

  test("many classes end in one bar for the others, and no row is lost", () => {
    const bars = chartBars(
      Array.from({ length: 40 }, (_, index) => `class ${index % 20}`),
      plain,
    )?.bars;
    expect(bars).toHaveLength(6);
    expect(bars?.at(-1)).toEqual({ label: "15 others", count: 30 });
  });

  test("numbers are put in bins of equal width, each with its upper end and the first with its lower one, too", () => {
    const chart = chartBars([0.5, 1.5, 2.5, 4.5], plain);
    expect(chart).toEqual({
      kind: "histogram",
      bars: [
        { label: "0.5 to 2.5", count: 3 },
        { label: "2.5 to 4.5", count: 1 },
      ],
      ends: ["0.5", "4.5"],
    });
  });

  test("numbers are put in the bins that the chart in the sheet has", () => {
    const workbook = new WorkbookModel();
    const sheet = workbook.addSheet("Data");
    const numbers = Array.from({ length: 150 }, (_, row) => Math.sin(row) * 3 + row / 40);
    sheet.writeValues(
      0,
      0,
      numbers.map((value) => [value]),
    );
    const drawn = figureBars("Histogram", { sheet, area: areaOf(0, 0, 150, 1) });
    expect(chartBars(numbers, plain)?.bars.map(({ count }) => count)).toEqual(drawn.map(({ value }) => value));
  });

  test("the ends of a scale are its numbers in every language, whatever stands between them in a bin's label", async () => {
    await speak("de");
    const chart = chartBars([0.5, 1, 1.5, 2.5, 4.5], plain);
    await speak("en");
    expect(chart?.bars[0]?.label).toBe("0.5 bis 2.5");
    expect(chart?.ends).toEqual(["0.5", "4.5"]);
  });

  test("every number is in exactly one bin", () => {
    const numbers = Array.from({ length: 100_000 }, (_, index) => Math.sin(index) * 1e6);
    const bars = chartBars(numbers, plain)?.bars ?? [];
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(100_000);
    expect(bars.length).toBeLessThanOrEqual(40);
  });

  test.each([[[]], [[null, null]], [[0.5, 0.5]], [[{ kind: "error", error: "#N/A" } as const]]])(
    "there is no picture of %j",
    (cells) => {
      expect(chartBars(cells, plain)).toBeUndefined();
    },
  );
});
