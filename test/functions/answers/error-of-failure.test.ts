import { ERROR_CODES, RunStoppedError } from "../../../src/core/errors";
import { errorOf, errorOfFailure } from "../../../src/functions/answers/error-of-failure";
import { shown } from "../formulas-at-work";

describe("a row without a prediction", () => {
  it("is #N/A for what passes and #VALUE! for what does not, with a sentence in any case", () => {
    const errors = ERROR_CODES.map((code) => errorOfFailure({ code, message: "Why." }));
    expect(errors.map(shown).filter((words) => !/^#(N\/A|VALUE!) .+[.]$/.test(words))).toEqual([]);
    const passing = ERROR_CODES.filter((_code, place) => errors[place]!.kind === "#N/A");
    expect(passing).toEqual(expect.arrayContaining(["unauthorized", "unavailable", "rate-limited", "network"]));
    expect(passing).not.toEqual(expect.arrayContaining(["rows-refused"]));
    expect(passing).not.toEqual(expect.arrayContaining(["missing-input"]));
  });

  it("names the column, and what the endpoint said, shortened", () => {
    const failure = { code: "rows-refused", message: "Refused.", detail: "x".repeat(999), column: "age" } as const;
    const words = shown(errorOfFailure(failure));
    expect(words).toMatch(/^#VALUE! age: The model refused this row\. x+…$/);
    expect(words).toHaveLength("#VALUE! ".length + 400);
  });

  it("is told of whatever was thrown", () => {
    expect(errorOf(new RunStoppedError("forbidden", "No."))).toMatchObject({ kind: "#N/A", trouble: "no-access" });
    expect(errorOf(new TypeError("x"))).toMatchObject({ kind: "#VALUE!", trouble: "refused" });
    const error = errorOf(new RunStoppedError("network", "Away."));
    expect(errorOf(error)).toBe(error);
  });
});
