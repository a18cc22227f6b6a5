import type { PreflightReport } from "../../../../src/core/request/preflight";
import type { Review } from "../../../../src/taskpane/state/proposal/review";
import { curesForAll, readingsForAll } from "../../../../src/taskpane/view/check/cure-all";
import { problemIn, reportOf } from "../../../support/check-report";
import { tableShape } from "../../fakes/pane-data";

const convert = { kind: "convert" } as const;
const numbers = { cure: convert, decimalMark: ".", cell: "1,234", sent: "1234", cellCount: 1 } as const;

function reviewOf(report: PreflightReport, facts: Partial<Review> = {}): Review {
  const shape = tableShape();
  const settled = { isCurrent: true, isSettled: false, rowsToScore: undefined };
  return { place: {}, shape, report, checkedWith: {}, choices: {}, ...settled, ...facts };
}

describe("one cure for all cells at fault", () => {
  const text = problemIn("a", "text-not-number", [1]);
  const locale = { ...problemIn("a", "locale-number", [2]), examples: [numbers] };
  const blank = problemIn("", "blank-row", [3]);

  test("is made of the cures that fit each of them, with what was chosen for others", () => {
    const review = reviewOf(reportOf([text, locale, blank]), {
      choices: { a: { cures: { "not-whole": convert } } },
    });
    expect(curesForAll(review)).toEqual(["leave-out", "send-null", "read"]);
    const others = { "not-whole": convert };
    const missing = { kind: "send-null" };
    expect(readingsForAll("send-null", review)).toEqual({
      a: { cures: { ...others, "text-not-number": missing, "locale-number": missing } },
    });
    expect(readingsForAll("read", review)).toEqual({
      a: { decimalMark: ".", cures: { ...others, "locale-number": convert } },
    });
  });

  test("leaves out what was cured before", () => {
    const choices = { a: { decimalMark: ".", cures: { "locale-number": convert } } } as const;
    const readings = readingsForAll("leave-out", reviewOf(reportOf([text, locale]), { choices }));
    expect(readings["a"]).toEqual({});
  });

  test("reads nothing that may be read in two ways, and is none where nothing fits", () => {
    const twice = { ...locale, examples: [numbers, { ...numbers, decimalMark: ",", sent: "1.234" } as const] };
    expect(readingsForAll("read", reviewOf(reportOf([twice])))).toEqual({});
    expect(curesForAll(reviewOf(reportOf([problemIn("a", "integer-overflow", [1])])))).toEqual([]);
  });
});
