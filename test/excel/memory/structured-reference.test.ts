import { structuredReference } from "../../../src/excel/memory/structured-reference";

describe("a formula for a table's column", () => {
  it.each([
    ["Width", "=Iris[Width]"],
    ["Petal width 2", "=Iris[Petal width 2]"],
    ["Länge", "=Iris[Länge]"],
    [" a", "=Iris[[ a]]"],
    ["Price ($)", "=Iris[[Price ($)]]"],
    ["it's #1 [a] @b", "=Iris[[it''s '#1 '[a'] '@b]]"],
  ])("names %j as Excel wants it", (name, formula) => {
    expect(structuredReference("Iris", name)).toBe(formula);
  });
});
