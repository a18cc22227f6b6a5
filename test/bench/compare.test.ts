import { comparisonText, compareReports } from "./compare";
import { amountFigure, type Figure } from "./figure";
import { reportOf, type Report } from "./report";

const RIVAL = { name: "a rival" };

function report(figures: readonly Figure[], isQuick = false): Report {
  return reportOf({ isQuick, figures, leftOut: [] }, new Date(0));
}

function timed(better: Figure["better"], samples: readonly number[], name = "f"): Report {
  return report([amountFigure({ name, better, rival: RIVAL }, "x", samples, [1])]);
}

describe("the comparison of two runs of the bench", () => {
  it("finds worse what changed by more than the wider of both spreads", () => {
    expect(compareReports(timed("higher", [1.9, 2, 2.1]), timed("higher", [1.6, 1.7, 1.8])).worse).toEqual([
      "f: 2 became 1.7 (noise 12 %)",
    ]);
    expect(compareReports(timed("lower", [100, 100, 100]), timed("lower", [120, 121, 122])).worse).toHaveLength(1);
  });

  it("takes for noise what the samples of either run differ by", () => {
    expect(compareReports(timed("higher", [1.5, 2, 2.1]), timed("higher", [1.7, 1.7, 1.7])).worse).toEqual([]);
    expect(compareReports(timed("higher", [2, 2, 2]), timed("higher", [1.5, 1.7, 1.9])).worse).toEqual([]);
  });

  it("takes a timed figure for no steadier than 3 %, and a counted one for exact", () => {
    const counted = (syncs: number): Report =>
      report([amountFigure({ name: "f", better: "lower", isCounted: true, rival: RIVAL }, "syncs", [syncs], [1])]);
    expect(compareReports(timed("lower", [100]), timed("lower", [102])).worse).toEqual([]);
    expect(compareReports(counted(100), counted(101)).worse).toEqual(["f: 100 syncs became 101 syncs (noise 0 %)"]);
    expect(compareReports(counted(100), counted(100))).toMatchObject({ worse: [], better: [] });
  });

  it("tells what got better, too", () => {
    const { better, worse } = compareReports(timed("lower", [100]), timed("lower", [50]));
    expect([better.length, worse.length]).toEqual([1, 0]);
  });

  it("names what only one of the runs measured", () => {
    const comparison = compareReports(timed("lower", [1], "old"), timed("lower", [1], "new"));
    expect(comparison).toEqual({ worse: [], better: [], missing: ["old"], added: ["new"] });
    expect(comparisonText(comparison)).toBe(
      "Nothing got worse by more than the noise.\nNot measured this time: old\nNot measured before: new",
    );
  });

  it("refuses to compare a quick run with a whole one", () => {
    expect(() => compareReports(report([], true), report([]))).toThrow("cannot be compared");
  });
});
