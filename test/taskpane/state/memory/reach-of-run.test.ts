import { reachOfRun } from "../../../../src/taskpane/state/memory/reach-of-run";
import { columnLook, runOf } from "../../fakes/fake-memory";

const { endedAt: _end, ...begun } = runOf();

describe("how far the latest run of a column came", () => {
  test.each([
    ["to all rows", { runs: [runOf()] }, "whole"],
    ["nowhere, as there was none", { runs: [] }, "whole"],
    [
      "not to all rows, before it ended",
      { runs: [runOf({ counts: { ...runOf().counts, notReached: 3 } }), runOf()] },
      "short",
    ],
    ["as far as it was cut", { runs: [begun], unended: { run: begun, isCut: true } }, "cut"],
    ["as far as it is, going on elsewhere", { runs: [begun], unended: { run: begun, isCut: false } }, "whole"],
  ])("is %s", (_what, facts, reach) => {
    expect(reachOfRun(columnLook({}, facts))).toBe(reach);
  });
});
