import { answeredResults } from "../../../src/core/memory/answered-results";
import { Fingerprints } from "../../../src/core/memory/fingerprints";

it("knows what was answered, whatever for, and nothing else", () => {
  const made = new Fingerprints();
  made.add("a", ["setosa", 0.5]);
  made.add("b", undefined);
  made.add("c", ["virginica", 0.25]);
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
