import {
  isWrongConstant,
  matchesExactly,
  matchInputs,
  type InputChoices,
} from "../../../../src/taskpane/state/data/match-inputs";
import { schemaOf } from "../../fakes/pane-data";

const NO_CHOICES: InputChoices = new Map();

function kinds(inputs: readonly string[], columns: readonly string[], choices = NO_CHOICES) {
  return matchInputs(schemaOf(inputs).columns, columns, choices).map(({ kind, column }) => [kind, column]);
}

describe("matching a model's inputs to columns", () => {
  test("a column of the very name is sent without asking", () => {
    expect(kinds(["b", "a"], ["a", "b", "c"])).toEqual([
      ["exact", "b"],
      ["exact", "a"],
    ]);
  });

  test.each([
    ["Sepal Length (cm)", "sepal_length_cm"],
    ["SEPAL-LENGTH", "sepal length"],
    ["Größe", "größe"],
    ["price ", "price"],
  ])("%j is only a guess for %j, because a server tells them apart", (column, input) => {
    expect(kinds([input], [column])).toEqual([["guess", column]]);
  });

  test("two columns that are alike are no guess at all", () => {
    expect(kinds(["net_price"], ["Net Price", "net price"])).toEqual([["missing", undefined]]);
  });

  test("a column that stands for one input is not guessed for another", () => {
    expect(kinds(["price", "Price"], ["price"])).toEqual([
      ["exact", "price"],
      ["missing", undefined],
    ]);
  });

  test("what the analyst chose goes before everything else", () => {
    const choices = new Map<string, string | null>([["a", "other"]]);
    expect(kinds(["a"], ["a", "other"], choices)).toEqual([["chosen", "other"]]);
  });

  describe("of a model that names none", () => {
    const unnamed = schemaOf(["0", "1"]).columns.map((input) => ({ ...input, naming: "position" }) as const);
    const found = (columns: readonly string[], choices = NO_CHOICES) =>
      matchInputs(unnamed, columns, choices).map(({ kind, column, constant }) => [kind, column ?? constant]);

    test("joins as many as it wants in their order, whatever they are called", () => {
      expect(found(["1", "x"])).toEqual([
        ["position", "1"],
        ["position", "x"],
      ]);
    });

    test("joins none while there are more or fewer, for which are meant nobody can tell", () => {
      for (const columns of [["a"], ["a", "b", "c"]])
        expect(found(columns)).toEqual([
          ["missing", undefined],
          ["missing", undefined],
        ]);
    });

    test("joins the others in order where the analyst joined one by hand", () => {
      expect(found(["a", "b"], new Map([["0", "b"]]))).toEqual([
        ["chosen", "b"],
        ["position", "a"],
      ]);
      expect(found(["a"], new Map([["0", { constant: "5" }]]))).toEqual([
        ["constant", "5"],
        ["position", "a"],
      ]);
      expect(
        found(
          ["a", "b", "c"],
          new Map([
            ["0", "c"],
            ["1", "a"],
          ]),
        ),
      ).toEqual([
        ["chosen", "c"],
        ["chosen", "a"],
      ]);
    });

    test("has its place again once the analyst takes back what was joined by hand", () => {
      expect(found(["a", "b"], new Map([["0", null]]))).toEqual([
        ["position", "a"],
        ["position", "b"],
      ]);
    });

    test("suggests no model, for any table of that many columns would do", () => {
      expect(matchesExactly(unnamed, ["0", "1"])).toBe(false);
    });
  });

  test("an input that the analyst said no to stays missing although a column has its name", () => {
    expect(kinds(["a"], ["a"], new Map<string, string | null>([["a", null]]))).toEqual([["missing", undefined]]);
  });

  test("a constant goes before every column, and leaves that column to others", () => {
    const choices: InputChoices = new Map([["a", { constant: "5" }]]);
    expect(kinds(["a", "A"], ["a"], choices)).toEqual([
      ["constant", undefined],
      ["guess", "a"],
    ]);
    const typed = (constant: string) =>
      matchInputs(schemaOf(["a"]).columns, [], new Map([["a", { constant }]])).map(isWrongConstant);
    expect([typed("5"), typed("five"), typed("")]).toEqual([[false], [true], [true]]);
  });

  test("a chosen column that is gone is matched anew", () => {
    expect(kinds(["a"], ["a"], new Map<string, string | null>([["a", "deleted"]]))).toEqual([["exact", "a"]]);
  });
});

describe("whether a table fits a model", () => {
  test("it does when every required input has its column, whatever else there is", () => {
    expect(matchesExactly(schemaOf(["a", "b"]).columns, ["x", "b", "a"])).toBe(true);
    expect(matchesExactly(schemaOf(["a", "b"]).columns, ["a"])).toBe(false);
    expect(matchesExactly(schemaOf(["a", "b"]).columns, ["A", "b"])).toBe(false);
  });

  test("an optional input may be absent", () => {
    expect(matchesExactly(schemaOf(["a", "b"], ["b"]).columns, ["a"])).toBe(true);
  });

  test("a model without inputs fits no table", () => {
    expect(matchesExactly([], ["a"])).toBe(false);
  });
});
