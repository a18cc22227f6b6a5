import { resultRow } from "../../../src/excel/writing/result-cells";
import { differenceOf } from "../../../src/excel/writing/written-cells";
import type { Prediction } from "../../../src/core/predictions/prediction";

const cellOf = (prediction: Prediction) => resultRow({ predictions: [prediction] }, 1)[0]!;

describe("what is read back", () => {
  it.each<[Prediction, unknown]>([
    [0.1 + 0.2, 0.3],
    [1 / 3, 0.333333333333333],
    [12345678901234567890, 12345678901234500000],
    [-0, 0],
    [1e-310, 0],
    [true, true],
    ["", ""],
    ["007", "007"],
    ["=1+1", "=1+1"],
    ["'q", "'q"],
    ["a\r\nb", "a\nb"],
    ["#N/A", "#N/A"],
  ])("of %p may be %p", (prediction, value) => {
    expect(differenceOf(cellOf(prediction), value)).toBeUndefined();
  });

  it.each<[Prediction, unknown, string]>([
    [0.3, 0.3001, "other"],
    [5, "", "other"],
    [5, "5", "number-as-text"],
    [true, "TRUE", "number-as-text"],
    [true, 1, "other"],
    ["", 5, "other"],
    ["", "old", "other"],
    ["007", 7, "other"],
    ["TRUE", true, "other"],
    ["=1+1", 2, "other"],
    ["=1+1", "'=1+1", "sign-shown"],
    ["'q", "''q", "own-sign-shown"],
    ["'q", "q", "own-sign-swallowed"],
    ["a", "b", "other"],
    ["plain", "'plain", "sign-shown"],
  ])("of %p must not be %p: %s", (prediction, value, difference) => {
    expect(differenceOf(cellOf(prediction), value)).toBe(difference);
  });

  it("of a text is no formula that shows the same", () => {
    expect(differenceOf(cellOf("+A1"), "+A1", "=+A1")).toBe("other");
    expect(differenceOf(cellOf("=A1"), "=A1", "=A1")).toBeUndefined();
    expect(differenceOf(cellOf("+A1"), "+A1", "'+A1")).toBeUndefined();
  });
});
