import { cellFilter, type FilterCriteria } from "../../../../src/workbench/model/filters/filter-criteria";
import { cellError, type CellValue } from "../../../../src/workbench/model/texts/cell-content";

const custom = (first: string, second?: string, isEither = false): FilterCriteria =>
  second === undefined ? { kind: "custom", first } : { kind: "custom", first, second, isEither };

describe("what a filter lets through", () => {
  it.each<[FilterCriteria, CellValue, string, boolean | undefined]>([
    [{ kind: "values", values: ["Setosa", "5.10"] }, "setosa", "setosa", true],
    [{ kind: "values", values: ["5.10"] }, 5.1, "5.10", true],
    [{ kind: "values", values: ["5.1"] }, 5.1, "5.10", false],
    [{ kind: "values", values: [""] }, null, "", true],
    [custom(">5"), 5.1, "5.1", true],
    [custom(">5"), 5, "5", false],
    [custom("<=5"), 5, "5", true],
    [custom(">5"), "6", "6", false],
    [custom(">5"), null, "", false],
    [custom(">=m"), "virginica", "virginica", true],
    [custom("=5"), 5, "5.00", true],
    [custom("5"), 5, "5.00", true],
    [custom("<>5"), 5, "5.00", false],
    [custom("<>5"), null, "", true],
    [custom("=v*"), "Virginica", "Virginica", true],
    [custom("=set?sa"), "setosa", "setosa", true],
    [custom("=a~*"), "ab", "ab", false],
    [custom("=a~*"), "a*", "a*", true],
    [custom("=1.(2)"), "1.(2)", "1.(2)", true],
    [custom("="), null, "", true],
    [custom("="), "x", "x", false],
    [custom("<>"), "x", "x", true],
    [custom(">3", "<5"), 4, "4", true],
    [custom(">3", "<5"), 6, "6", false],
    [custom("<3", ">5", true), 6, "6", true],
    [custom(">3"), cellError("#N/A"), "#N/A", false],
    [{ kind: "unread" }, 1, "1", undefined],
  ])("is decided by %j of %j, shown as %j: %s", (criteria, value, shown, expected) => {
    expect(cellFilter(criteria)(value, shown)).toBe(expected);
  });
});
