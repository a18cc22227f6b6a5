import { median, spreadOf } from "./statistics";

describe("the statistics of the bench", () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 2, 10], 3],
  ])("take the middle of %j", (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });

  it("leave the samples in the order in which they were measured", () => {
    const samples = [9, 1, 5];
    median(samples);
    expect(samples).toEqual([9, 1, 5]);
  });

  it("have no middle of nothing", () => {
    expect(() => median([])).toThrow("Nothing was measured.");
  });

  it("tell the spread as a share of the middle, which is none for one sample and for nothing but zeros", () => {
    expect(spreadOf([9, 10, 12])).toBeCloseTo(0.3);
    expect(spreadOf([7])).toBe(0);
    expect(spreadOf([0, 0, 0])).toBe(0);
  });
});
