import { firstPlace, nextCorner, steppedPlace, withinSheet } from "../../../../src/workbench/page/charts/figure-place";

const FIGURE = { width: 300, height: 200 };
const SHEET = { width: 1000, height: 600 };

describe("the place of a figure over the sheet", () => {
  it("is first in the last corner of the sheet, each beside the one before", () => {
    expect([0, 1].map((index) => firstPlace(index, FIGURE, SHEET))).toEqual([
      { x: 676, y: 376 },
      { x: 648, y: 348 },
    ]);
  });

  it("is never outside of the sheet, and at its start where the figure is larger", () => {
    expect(withinSheet({ x: -5, y: 900 }, FIGURE, SHEET)).toEqual({ x: 0, y: 400 });
    expect(withinSheet({ x: 50, y: 50 }, FIGURE, { width: 200, height: 100 })).toEqual({ x: 0, y: 0 });
  });

  it("goes round the corners, and comes back", () => {
    let place = firstPlace(0, FIGURE, SHEET);
    const corners = Array.from({ length: 4 }, () => (place = nextCorner(place, FIGURE, SHEET)));
    expect(corners).toEqual([
      { x: 24, y: 376 },
      { x: 24, y: 24 },
      { x: 676, y: 24 },
      { x: 676, y: 376 },
    ]);
  });

  it("goes by arrow keys, and by no other", () => {
    expect(["ArrowLeft", "ArrowDown", "a"].map((key) => steppedPlace({ x: 100, y: 100 }, key))).toEqual([
      { x: 84, y: 100 },
      { x: 100, y: 116 },
      undefined,
    ]);
  });
});
