import type { Readings } from "../../../../src/core/columns/column-reading";
import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import type { PreflightReport } from "../../../../src/core/request/preflight";
import { planRun } from "../../../../src/taskpane/state/proposal/plan-run";
import type { Proposal } from "../../../../src/taskpane/state/proposal/proposal";
import { findReview, type Review } from "../../../../src/taskpane/state/proposal/review";
import type { RunState } from "../../../../src/taskpane/state/run/run-session";
import { DEFAULT_SETTINGS } from "../../../../src/taskpane/state/settings/pane-settings";
import { problemIn, reportOf } from "../../../support/check-report";
import { BLANK_PROPOSAL } from "../../blank-proposal";
import { addressNamed, DEMO, tableShape } from "../../fakes/pane-data";
import { draftsAfter, IRIS_PLACE } from "../../iris-place";

const REPORT = reportOf([
  problemIn("sepal_length", "text-not-number", [1, 2, 3]),
  problemIn("sepal_width", "locale-number", [3, 4]),
]);
const CONVERT: Readings = { sepal_width: { decimalMark: ".", cures: { "locale-number": { kind: "convert" } } } };
const NULL: Readings = { sepal_length: { cures: { "text-not-number": { kind: "send-null" } } } };

const PROPOSAL: Proposal = {
  ...BLANK_PROPOSAL,
  target: addressNamed("iris"),
  sent: [{ column: "sepal_length", inputName: "sepal_length" }],
};

function reviewed(report: PreflightReport, checkedWith: Readings): RunState {
  const plan = planRun({ ...PROPOSAL, recipe: { ...PROPOSAL.recipe, readings: checkedWith } }, DEFAULT_SETTINGS);
  if (plan === undefined) throw new Error("There is nothing to plan.");
  return {
    status: { state: "review", shape: tableShape(), report },
    order: {
      connection: { upstream: DEMO },
      address: addressNamed("iris"),
      modelLabel: "iris",
      sourceLabel: "Table Iris",
      rowCount: 150,
      columns: PROPOSAL.sent,
      place: IRIS_PLACE,
      recipe: BLANK_RECIPE,
      plan,
    },
    isCancelling: false,
    removal: "none",
    written: new Map(),
    knownOrigins: new Set(),
  };
}

function review(now: Readings, before: Readings = {}, report = REPORT, proposal = PROPOSAL) {
  const said = Object.entries(now).map(([column, reading]) => ({ kind: "read-column", column, reading }) as const);
  return findReview(reviewed(report, before), draftsAfter(IRIS_PLACE, ...said), proposal);
}

const rowsToScore = (...given: Parameters<typeof review>) => review(...given)?.rowsToScore;

describe("a check that awaits the analyst's word", () => {
  test("leaves out each row at fault once, whatever is wrong with it", () => {
    expect(review({})).toMatchObject<Partial<Review>>({ isCurrent: true, isSettled: true, rowsToScore: 146 });
  });

  test("does not foretell what a cure brings back that fits some of the cells only", () => {
    const examples = [
      { cure: { kind: "convert" }, decimalMark: ".", cell: "1,234", sent: "1234.0", cellCount: 1 },
      { cure: { kind: "convert" }, decimalMark: ",", cell: "1,234", sent: "1.234", cellCount: 2 },
    ] as const;
    const report = reportOf([REPORT.problems[0]!, { ...REPORT.problems[1]!, examples }]);
    expect(rowsToScore(CONVERT, {}, report)).toBeUndefined();
    const comma: Readings = { sepal_width: { decimalMark: ",", cures: { "locale-number": { kind: "convert" } } } };
    expect(rowsToScore(comma, {}, report)).toBe(147);
  });

  test("foretells the rows that new cures bring back", () => {
    expect(rowsToScore(CONVERT)).toBe(147);
    expect(rowsToScore(NULL)).toBe(148);
    expect(rowsToScore({ ...CONVERT, ...NULL })).toBe(150);
    expect(review(CONVERT)?.isSettled).toBe(false);
  });

  test("does not expect from a cure what it has failed to do before", () => {
    expect(review(CONVERT, CONVERT)).toMatchObject({ isSettled: true, rowsToScore: 146 });
    const withComma: Readings = { sepal_width: { ...CONVERT["sepal_width"], decimalMark: "," } };
    expect(rowsToScore(withComma, CONVERT)).toBe(147);
  });

  test("cannot foretell what another type or another form of dates brings", () => {
    expect(rowsToScore({ sepal_length: { type: "string" } })).toBeUndefined();
    expect(rowsToScore({ other: { dateForm: "serial" } })).toBeUndefined();
  });

  test("cannot foretell what comes back with a cure that worked and is taken back", () => {
    const mended = reportOf([problemIn("sepal_width", "locale-number", [3, 4])]);
    expect(rowsToScore(NULL, NULL, mended)).toBe(148);
    expect(rowsToScore({}, NULL, mended)).toBeUndefined();
  });

  test("has nothing to score while no row is clean, and is not settled by pressing the button", () => {
    const report = reportOf(REPORT.problems, { rowCount: 4, cleanRows: 0 });
    expect(review({}, {}, report)).toMatchObject({ isSettled: false, rowsToScore: undefined });
  });

  test("cannot count rows that a fault does not name", () => {
    const many = { ...problemIn("sepal_length", "text-not-number", [1]), rowCount: 20_000 };
    const report = reportOf([many, problemIn("sepal_width", "locale-number", [3])], { rowCount: 90_000 });
    expect(rowsToScore(CONVERT, {}, report)).toBeUndefined();
  });

  test("must be made again when other columns are sent", () => {
    const proposal = { ...PROPOSAL, sent: [{ column: "petal_width", inputName: "sepal_length" }] };
    expect(review({}, {}, REPORT, proposal)).toMatchObject({ isSettled: false, rowsToScore: undefined });
  });

  test("stays in sight while another table is selected, but the button is not about it", () => {
    const elsewhere = { ...PROPOSAL, shape: tableShape({ source: { kind: "table", tableId: "t2" } }) };
    expect(review({}, {}, REPORT, elsewhere)).toMatchObject({ isCurrent: false, isSettled: false });
  });

  test("is over when the table is to be scored by another model", () => {
    const proposal = { ...PROPOSAL, target: addressNamed("cars") };
    expect(review({}, {}, REPORT, proposal)).toBeUndefined();
  });

  test("is none while a run has not asked for one", () => {
    const run: RunState = { ...reviewed(REPORT, {}), status: { state: "idle" } };
    expect(findReview(run, new Map(), PROPOSAL)).toBeUndefined();
  });
});
