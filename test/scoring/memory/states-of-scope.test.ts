import { ROW_STATES } from "../../../src/core/memory/row-state";
import { STATES_OF_SCOPE } from "../../../src/scoring/memory/states-of-scope";

describe("the rows that a scope asks for", () => {
  it("are all of them only where all are asked for: no other scope sends a row that is known to be true", () => {
    expect([...STATES_OF_SCOPE.all].sort()).toEqual([...ROW_STATES].sort());
    for (const scope of ["changed", "failed", "rest"] as const) {
      expect(STATES_OF_SCOPE[scope].has("current")).toBe(false);
      expect(STATES_OF_SCOPE[scope].has("new")).toBe(true);
    }
  });

  it("are, after a run that was cut, all that is not known to be true and holds something to send", () => {
    expect(ROW_STATES.filter((state) => !STATES_OF_SCOPE.rest.has(state))).toEqual(["current", "left-out"]);
  });
});
