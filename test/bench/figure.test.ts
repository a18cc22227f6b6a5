import { amountFigure, missesTarget, ratioFigure, titleOf } from "./figure";

const RIVAL = { name: "a rival" };

describe("a figure", () => {
  it("is how many times as fast as its rival the product is, turn by turn", () => {
    const figure = ratioFigure({ name: "f", better: "higher", rival: RIVAL }, [100, 50, 200], [200, 200, 200]);
    expect(figure).toMatchObject({ unit: "x", samples: [2, 4, 1], value: 2 });
    expect(figure.sides).toEqual({ product: 100, rival: 200, unit: "ms" });
  });

  it("is how many times its rival's cost the product has, where less is better", () => {
    const figure = ratioFigure({ name: "f", better: "lower", rival: RIVAL }, [100, 50, 200], [50, 50, 50], "MB");
    expect(figure).toMatchObject({ samples: [2, 1, 4], value: 2, sides: { unit: "MB" } });
  });

  it("may stand in a unit of its own, beside what the rival has", () => {
    const figure = amountFigure({ name: "syncs", better: "lower", rival: RIVAL }, "syncs", [17, 17, 18], [2]);
    expect(figure).toMatchObject({ value: 17, unit: "syncs", sides: { product: 17, rival: 2, unit: "syncs" } });
  });

  it.each([
    ["higher", 1.3, 1.3, false],
    ["higher", 1.29, 1.3, true],
    ["lower", 8, 8, false],
    ["lower", 9, 8, true],
  ] as const)("where %s is better, with %d and a target of %d misses it: %s", (better, value, target, misses) => {
    expect(missesTarget({ better, value, target })).toBe(misses);
  });

  it("misses no target where it has none", () => {
    expect(missesTarget({ better: "higher", value: 0 })).toBe(false);
  });

  it("is told apart from others of its name", () => {
    expect([titleOf({ name: "syncs", at: "150 rows" }), titleOf({ name: "rss_slope" })]).toEqual([
      "syncs, 150 rows",
      "rss_slope",
    ]);
  });
});
