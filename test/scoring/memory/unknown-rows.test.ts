import { UNKNOWN_ROWS } from "../../../src/scoring/memory/unknown-rows";
import { stateOf } from "../../core/memory/fingerprints-of";

describe("rows that nobody knows anything of", () => {
  it.each([
    ["a key", [1], "unknown"],
    [null, ["x"], "unknown"],
    [undefined, [false], "unknown"],
    ["a key", [null, ""], "new"],
    [null, [null], "failed"],
    [undefined, [""], "left-out"],
  ] as const)(
    "are told by nothing but whether a prediction stands there: key %j, results %j",
    (key, results, state) => {
      expect(stateOf(UNKNOWN_ROWS, key, results)).toBe(state);
    },
  );
});
