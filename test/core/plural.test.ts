import { plural } from "../../src/core/plural";

describe("the form of a word beside a number", () => {
  it.each([
    [0, "rows"],
    [1, "row"],
    [2, "rows"],
    [1.5, "rows"],
    [21, "rows"],
  ])("is, beside %p, %p", (count, form) => {
    expect(plural(count, "row", "rows")).toBe(form);
  });
});
