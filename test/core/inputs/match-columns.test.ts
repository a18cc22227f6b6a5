import { matchColumns } from "../../../src/core/inputs/match-columns";

describe("column matching", () => {
  it("takes exact names first and guesses by letters and digits alone", () => {
    expect(matchColumns(["sepal_length_cm", "b", "c"], ["B", "b", "Sepal length (cm)", "d"])).toEqual([
      { input: "sepal_length_cm", column: "Sepal length (cm)", how: "guess" },
      { input: "b", column: "b", how: "exact" },
      { input: "c", how: "none" },
    ]);
  });

  it("guesses nothing when two columns or two inputs are alike", () => {
    expect(matchColumns(["a b"], ["A B", "a_b"])).toEqual([{ input: "a b", how: "none" }]);
    expect(matchColumns(["a b", "a_b"], ["A-B"])).toEqual([
      { input: "a b", how: "none" },
      { input: "a_b", how: "none" },
    ]);
  });

  it("guesses nothing for names of punctuation alone, which leave nothing to compare", () => {
    expect(matchColumns(["%"], ["#"])).toEqual([{ input: "%", how: "none" }]);
  });

  it("matches a thousand inputs whose names differ in case, each with its own column", () => {
    const inputs = Array.from({ length: 1000 }, (_, place) => `Input ${place}`);
    const matches = matchColumns(inputs, inputs.map((name) => name.toLowerCase()).reverse());
    expect(matches.map(({ column }) => column)).toEqual(inputs.map((name) => name.toLowerCase()));
  });

  it("does not take a column twice", () => {
    expect(matchColumns(["a", "A"], ["a"])).toEqual([
      { input: "a", column: "a", how: "exact" },
      { input: "A", how: "none" },
    ]);
  });
});
