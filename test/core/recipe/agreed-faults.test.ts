import type { ColumnReading } from "../../../src/core/columns/column-reading";
import type { PreflightReport } from "../../../src/core/request/preflight";
import { isAgreed } from "../../../src/core/recipe/agreed-faults";
import { changeRecipe } from "../../../src/core/recipe/change-recipe";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { problemIn, reportOf } from "../../support/check-report";

const CONVERT: ColumnReading = { decimalMark: ".", cures: { "locale-number": { kind: "convert" } } };
const REPORT = reportOf([problemIn("a", "locale-number", [1, 2]), problemIn("b", "error-cell", [7])]);

describe("what the analyst agreed about cells at fault", () => {
  let recipe: Recipe;

  const choose = (column: string, reading: ColumnReading): void => {
    recipe = changeRecipe(recipe, { kind: "read-column", column, reading });
  };
  const accept = (report: PreflightReport, checkedWith: Recipe["readings"]): void => {
    recipe = changeRecipe(recipe, { kind: "agree-to-faults", report, checkedWith });
  };

  beforeEach(() => {
    recipe = BLANK_RECIPE;
  });

  it("lets the same faults pass without another word, also when there are fewer of them", () => {
    expect(isAgreed(recipe, REPORT)).toBe(false);
    accept(REPORT, {});
    expect(isAgreed(recipe, REPORT)).toBe(true);
    expect(isAgreed(recipe, reportOf([problemIn("a", "locale-number", [1])]))).toBe(true);
  });

  it("does not cover another fault, nor one more row of the same", () => {
    accept(REPORT, {});
    const other = [...REPORT.problems, problemIn("b", "text-not-number", [9])];
    expect(isAgreed(recipe, reportOf(other))).toBe(false);
    expect(isAgreed(recipe, reportOf([problemIn("a", "locale-number", [1, 2, 3])]))).toBe(false);
  });

  it("does not cover cells that a cure chosen since has failed to mend, until they were seen", () => {
    accept(REPORT, {});
    choose("a", CONVERT);
    expect(isAgreed(recipe, reportOf([problemIn("a", "locale-number", [2])]))).toBe(false);
    accept(reportOf([problemIn("a", "locale-number", [2])]), { a: CONVERT });
    expect(isAgreed(recipe, reportOf([problemIn("a", "locale-number", [2])]))).toBe(true);
    choose("a", { ...CONVERT, decimalMark: "," });
    expect(isAgreed(recipe, reportOf([problemIn("a", "locale-number", [2])]))).toBe(false);
  });

  it("does not cover a fault that was cured when it was seen, once the cure is taken back", () => {
    choose("a", CONVERT);
    accept(REPORT, {});
    choose("a", {});
    expect(isAgreed(recipe, REPORT)).toBe(false);
    expect(isAgreed(recipe, reportOf([problemIn("b", "error-cell", [7])]))).toBe(true);
  });

  it("does not cover a column that is sent as another type since", () => {
    accept(REPORT, {});
    choose("b", { type: "long" });
    expect(isAgreed(recipe, REPORT)).toBe(false);
  });

  it("covers a fault whatever was chosen for another one", () => {
    accept(REPORT, {});
    choose("a", CONVERT);
    expect(isAgreed(recipe, reportOf([problemIn("b", "error-cell", [7])]))).toBe(true);
  });

  it("never leads to a run without a row", () => {
    const nothingClean = reportOf([problemIn("a", "text-not-number", [0])], { rowCount: 1, cleanRows: 0 });
    accept(nothingClean, {});
    expect(isAgreed(recipe, nothingClean)).toBe(false);
  });

  it("is asked again when the analyst says so", () => {
    accept(REPORT, {});
    recipe = changeRecipe(recipe, { kind: "ask-again" });
    expect(isAgreed(recipe, REPORT)).toBe(false);
  });
});
