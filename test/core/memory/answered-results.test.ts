import { answeredResults } from "../../../src/core/memory/answered-results";
import { fingerprintsOf } from "./fingerprints-of";

it("knows what was answered, whatever for, and nothing else", () => {
  const made = fingerprintsOf([
    ["a", ["setosa", 0.5]],
    ["b", undefined],
    ["c", ["virginica", 0.25]],
  ]);
  const answered = answeredResults([made.sorted()]);
  expect(answered.isEmpty).toBe(false);
  expect([answered.has(["virginica", 0.25]), answered.has(["setosa", 0.5])]).toEqual([true, true]);
  expect([answered.has(["setosa", 0.25]), answered.has(["virginica"]), answered.has(["mine", 1])]).toEqual([
    false,
    false,
    false,
  ]);
});

it("knows nothing of a column of which no list was kept", () => {
  expect(answeredResults([]).isEmpty).toBe(true);
});
