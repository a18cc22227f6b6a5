import type { Cell } from "../../../../src/core/table/cell";
import { fittingChart } from "../../../../src/taskpane/state/look/fitting-chart";

const countsOf = (cells: readonly Cell[]) => {
  const chart = fittingChart(cells);
  return chart?.kind === "classes" ? chart.classes.map(({ value, rowCount }) => [value, rowCount]) : chart?.kind;
};

describe("the chart that fits a column", () => {
  it("is a histogram of numbers, and counts of few whole ones", () => {
    expect(countsOf([0.5, 1, null, 2.25])).toBe("histogram");
    expect(countsOf([1, 2, 3, 4, 5, 6, 7])).toBe("histogram");
    expect(countsOf([0, 1, 1, { kind: "formatted", value: 0, numberFormat: "00" }, 1])).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  it("counts texts and truth values, the commonest first, and tells what is written alike apart", () => {
    expect(countsOf(["no", "yes", "yes", "", null])).toEqual([
      ["yes", 2],
      ["no", 1],
    ]);
    expect(countsOf(["1", 1, true, "true"])).toEqual([
      ["1", 1],
      [1, 1],
      [true, 1],
      ["true", 1],
    ]);
  });

  it("counts what goes beyond twenty classes together, and draws nothing of texts that all differ", () => {
    const many = Array.from({ length: 25 }, (_, i) => `class ${i}`);
    const chart = fittingChart([...many, "class 0"]);
    expect(chart).toMatchObject({ kind: "classes", othersCount: 6 });
    expect(countsOf([...many, "class 0"])).toHaveLength(19);
    expect(fittingChart(Array.from({ length: 201 }, (_, i) => `text ${i}`))).toBeUndefined();
    expect(fittingChart([null, "", { kind: "error", error: "#N/A" }])).toBeUndefined();
  });
});
