import { belowCell, besideCell } from "../../../../src/workbench/page/floats/float-place";

const AREA = { width: 500, height: 300 };
const BOX = { width: 200, height: 60 };
const cell = (left: number, top: number) => ({ left, top, width: 90, height: 22 });

describe("what floats at a cell", () => {
  it.each([
    ["right of it", cell(100, 40), { left: 194, top: 40 }],
    ["left of it, where the right has no room", cell(400, 40), { left: 196, top: 40 }],
    ["not below the sheet", cell(100, 280), { left: 194, top: 240 }],
    ["below it, where no side has room", { left: 150, top: 40, width: 200, height: 22 }, { left: 150, top: 66 }],
    ["above it at the foot", { left: 150, top: 260, width: 200, height: 22 }, { left: 150, top: 196 }],
  ])("stands beside it: %s", (_where, at, place) => expect(besideCell(at, BOX, AREA)).toEqual(place));

  it.each([
    ["below", cell(100, 40), { left: 100, top: 66 }],
    ["not beyond the edge", cell(400, 40), { left: 300, top: 66 }],
    ["above at the foot", cell(100, 270), { left: 100, top: 206 }],
    ["below where nothing has room", { left: 0, top: 20, width: 90, height: 250 }, { left: 0, top: 274 }],
  ])("stands below it: %s", (_where, at, place) => expect(belowCell(at, BOX, AREA)).toEqual(place));
});
