import type { ColumnReading } from "../../../../src/core/columns/column-reading";
import { CheckSession } from "../../../../src/taskpane/state/run/check-session";
import { problemIn, reportOf } from "../../../support/check-report";

const CONVERT: ColumnReading = { decimalMark: ".", cures: { "locale-number": { kind: "convert" } } };
const REPORT = reportOf([problemIn("a", "locale-number", [1, 2]), problemIn("b", "error-cell", [7])]);

describe("what the analyst says about cells at fault", () => {
  let session: CheckSession;

  beforeEach(() => {
    session = new CheckSession();
  });

  test("is kept for each table and model by itself", () => {
    session.choose("iris", "a", CONVERT);
    session.choose("cars", "a", { type: "string" });
    expect(session.choicesOf("iris")).toEqual({ a: CONVERT });
    expect(session.choicesOf("cars")).toEqual({ a: { type: "string" } });
    expect(session.choicesOf("others")).toEqual({});
  });

  test("is taken back with an empty choice, and the other columns keep theirs", () => {
    session.choose("iris", "a", CONVERT);
    session.choose("iris", "b", { type: "string" });
    session.choose("iris", "a", {});
    expect(session.choicesOf("iris")).toEqual({ b: { type: "string" } });
  });

  test("lets the same faults pass without another word, also when there are fewer of them", () => {
    session.accept("iris", REPORT, {});
    expect(session.isAccepted("iris", REPORT)).toBe(true);
    expect(session.isAccepted("iris", reportOf([problemIn("a", "locale-number", [1])]))).toBe(true);
    expect(session.isAccepted("cars", REPORT)).toBe(false);
  });

  test("does not cover another fault, nor one more row of the same", () => {
    session.accept("iris", REPORT, {});
    const other = [...REPORT.problems, problemIn("b", "text-not-number", [9])];
    expect(session.isAccepted("iris", reportOf(other))).toBe(false);
    expect(session.isAccepted("iris", reportOf([problemIn("a", "locale-number", [1, 2, 3])]))).toBe(false);
  });

  test("does not cover cells that a cure chosen since has failed to mend, until they were seen", () => {
    session.accept("iris", REPORT, {});
    session.choose("iris", "a", CONVERT);
    expect(session.isAccepted("iris", reportOf([problemIn("a", "locale-number", [2])]))).toBe(false);
    session.accept("iris", reportOf([problemIn("a", "locale-number", [2])]), { a: CONVERT });
    expect(session.isAccepted("iris", reportOf([problemIn("a", "locale-number", [2])]))).toBe(true);
    session.choose("iris", "a", { ...CONVERT, decimalMark: "," });
    expect(session.isAccepted("iris", reportOf([problemIn("a", "locale-number", [2])]))).toBe(false);
  });

  test("does not cover a fault that was cured when it was seen, once the cure is taken back", () => {
    session.choose("iris", "a", CONVERT);
    session.accept("iris", REPORT, {});
    session.choose("iris", "a", {});
    expect(session.isAccepted("iris", REPORT)).toBe(false);
    expect(session.isAccepted("iris", reportOf([problemIn("b", "error-cell", [7])]))).toBe(true);
  });

  test("does not cover a column that is sent as another type since", () => {
    session.accept("iris", REPORT, {});
    session.choose("iris", "b", { type: "long" });
    expect(session.isAccepted("iris", REPORT)).toBe(false);
  });

  test("covers a fault whatever was chosen for another one", () => {
    session.accept("iris", REPORT, {});
    session.choose("iris", "a", CONVERT);
    expect(session.isAccepted("iris", reportOf([problemIn("b", "error-cell", [7])]))).toBe(true);
  });

  test("never leads to a run without a row", () => {
    const nothingClean = reportOf([problemIn("a", "text-not-number", [0])], { rowCount: 1, cleanRows: 0 });
    session.accept("iris", nothingClean, {});
    expect(session.isAccepted("iris", nothingClean)).toBe(false);
  });

  test("is asked again when the analyst says so", () => {
    session.accept("iris", REPORT, {});
    session.accept("cars", REPORT, {});
    session.askAgain("iris");
    expect(session.isAccepted("iris", REPORT)).toBe(false);
    expect(session.isAccepted("cars", REPORT)).toBe(true);
  });
});
