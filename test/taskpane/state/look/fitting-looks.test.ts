import { fittingLooks } from "../../../../src/taskpane/state/look/fitting-looks";

describe("the looks that fit a column", () => {
  it("are those of numbers, and of shares where all lie between 0 and 1", () => {
    expect(fittingLooks([0, 0.5, null, 1])).toEqual({ kind: "numbers", isShare: true });
    expect(fittingLooks([0, 1.01])).toEqual({ kind: "numbers", isShare: false });
    expect(fittingLooks([-0.01])).toEqual({ kind: "numbers", isShare: false });
  });

  it("are those of a few classes, in the order in which they come", () => {
    expect(fittingLooks(["b", null, "a", "b"])).toEqual({ kind: "classes", classes: ["b", "a"] });
    expect(fittingLooks([..."abcdefgh"])).toMatchObject({ kind: "classes" });
  });

  it("are none of a blank column, of many words, of long texts and of a mixture", () => {
    const cases = [[], [null, ""], [..."abcdefghi"], ["x".repeat(256)], ["a", 1], [true]];
    expect(cases.map((cells) => fittingLooks(cells).kind)).toEqual(cases.map(() => "none"));
  });
});
