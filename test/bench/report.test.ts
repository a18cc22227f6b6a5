import { amountFigure, ratioFigure } from "./figure";
import { asText, reportOf } from "./report";

const RIVAL = { name: "a client in Python" };

describe("the report of the bench", () => {
  it("has a line a figure, with its spread, its target and a mark where it misses that", () => {
    const fast = { name: "python_client", better: "higher", rival: RIVAL, target: 1.3 } as const;
    const text = asText([
      ratioFigure({ ...fast, at: "0 ms" }, [1000, 1000, 1000], [1200, 1250, 1234]),
      ratioFigure({ ...fast, at: "20 ms" }, [1000, 1000, 1000], [1500, 1500, 1500]),
      amountFigure({ name: "syncs", better: "lower", rival: { name: "windows" }, target: 8 }, "syncs", [7, 7, 7], [2]),
    ]);
    expect(text.split("\n")).toEqual([
      "figure                value    spread       target           Scoresheet  beside it",
      "python_client, 0 ms   x 1.23   1.20 - 1.25  >= 1.30  MISSED  1000 ms     1234 ms    a client in Python",
      "python_client, 20 ms  x 1.50                >= 1.30          1000 ms     1500 ms    a client in Python",
      "syncs                 7 syncs               <= 8             7 syncs     2 syncs    windows",
    ]);
  });

  it("keeps the samples, the machine and the time for programs", () => {
    const figure = ratioFigure({ name: "f", better: "higher", rival: RIVAL }, [1, 2], [2, 2]);
    const report = reportOf({ isQuick: true, figures: [figure], leftOut: [] }, new Date("2026-11-29T02:00:00Z"));
    expect(report).toMatchObject({ measuredAt: "2026-11-29T02:00:00.000Z", node: process.version, isQuick: true });
    expect(report.figures[0]!.samples).toEqual([2, 1]);
  });
});
