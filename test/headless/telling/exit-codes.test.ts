import { RunStoppedError } from "../../../src/core/errors";
import { RememberedColumnError } from "../../../src/scoring/memory/remembered-column-error";
import { EXIT_CODES, exitCodeOf, worstOf } from "../../../src/headless/telling/exit-codes";

describe("the exit code of several columns", () => {
  it("is that of the worst", () => {
    expect(worstOf([0, 0])).toBe(0);
    expect(worstOf([0, 3, 0])).toBe(3);
    expect(worstOf([3, 6, 4])).toBe(6);
    expect(worstOf(Object.values(EXIT_CODES))).toBe(1);
  });

  it("calls a remembered column that is gone a file that cannot be used", () => {
    expect(exitCodeOf(new RememberedColumnError("gone"))).toBe(EXIT_CODES.usage);
  });

  it.each(["invalid-address", "not-an-address"] as const)(
    "calls it a wrong command where the endpoint is %s",
    (code) => {
      expect(exitCodeOf(new RunStoppedError(code, "This is not an address."))).toBe(EXIT_CODES.usage);
    },
  );
});
