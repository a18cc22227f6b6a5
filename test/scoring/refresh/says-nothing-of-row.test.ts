import type { ErrorCode } from "../../../src/core/errors";
import { saysNothingOfRow } from "../../../src/scoring/refresh/says-nothing-of-row";

describe("an outcome that says nothing of its row", () => {
  it.each<[ErrorCode, boolean]>([
    ["network", true],
    ["gateway-timeout", true],
    ["model-error", true],
    ["malformed-response", true],
    ["rows-refused", false],
    ["payload-too-large", false],
    ["blank-row", false],
    ["sheet-changed", false],
  ])("is one of an endpoint that was away or answered nothing of use: %s", (code, says) => {
    expect(saysNothingOfRow({ failure: { code, message: "A sentence." } })).toBe(says);
  });

  it("is no prediction, and none at all", () => {
    expect([saysNothingOfRow({ predictions: [1] }), saysNothingOfRow(undefined)]).toEqual([false, false]);
  });
});
