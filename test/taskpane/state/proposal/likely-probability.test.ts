import type { Prediction } from "../../../../src/core/predictions/prediction";
import { likelyProbability } from "../../../../src/taskpane/state/proposal/likely-probability";

const likelyOf = (outputs: readonly string[], ...rows: readonly (readonly Prediction[])[]) =>
  likelyProbability({ outputs, rows: rows.map((predictions, row) => ({ row, predictions, cells: [] })) });

describe("the output that is likely a probability", () => {
  test("is the first that has numbers from 0 to 1 alone", () => {
    expect(likelyOf(["label", "score", "p", "q"], ["a", 2, 0.3, 0.7], ["b", 0.5, 0, 1])).toBe("p");
  });

  test("is none where nothing was answered, or no output has such numbers", () => {
    expect(likelyOf(["p"])).toBeUndefined();
    expect(likelyOf(["p"], ["0.5"], [0.5])).toBeUndefined();
  });
});
