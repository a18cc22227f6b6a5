import { formatCondition } from "../../../src/core/table/format-condition";

describe("the condition of a section of a number format", () => {
  it.each([
    ["[<100]", [99.9], [100, 101]],
    ["[<=100]", [99.9, 100], [101]],
    ["[>-1.5]", [-1, 0], [-1.5, -2]],
    ["[>= 1E3]", [1000, 1001], [999]],
    ["[=0]", [0, -0], [1]],
    ["[<>0]", [1, -1], [0]],
  ])("%s takes some numbers and not others", (bracket, taken, others) => {
    const takes = formatCondition(bracket)!;
    expect(taken.map(takes)).toEqual(taken.map(() => true));
    expect(others.map(takes)).toEqual(others.map(() => false));
  });

  it.each(["[Red]", "[h]", "[$-409]", "[<]", "<5", "[<5", "[Color 5]"])("is none: %s", (bracket) => {
    expect(formatCondition(bracket)).toBeUndefined();
  });
});
