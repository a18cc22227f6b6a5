import { isFilled, matchTensors, type TensorChoices } from "../../../../src/taskpane/state/data/match-tensors";

const tensor = (shape: readonly number[], name?: string) => ({
  ...(name === undefined ? {} : { name }),
  dataType: "float64",
  shape,
});

function matched(shape: readonly number[], name: string | undefined, columns: readonly string[], ticked?: string[]) {
  const choices: TensorChoices = new Map(ticked === undefined ? [] : [[name ?? "", new Set(ticked)]]);
  const match = matchTensors([tensor(shape, name)], columns, choices)[0]!;
  return { columns: match.columns, wanted: match.wanted, isFilled: isFilled(match) };
}

describe("matching a model's tensors to columns", () => {
  test("the one without a name takes all columns until others are ticked", () => {
    expect(matched([-1, 2], undefined, ["a", "b", "c"])).toEqual({
      columns: ["a", "b", "c"],
      wanted: 2,
      isFilled: false,
    });
    expect(matched([-1, 2], undefined, ["a", "b", "c"], ["c", "a"])).toEqual({
      columns: ["a", "c"],
      wanted: 2,
      isFilled: true,
    });
  });

  test("a named one takes the columns that count through it, in that order, ticked one by one too", () => {
    const columns = ["t[1]", "x", "t[0]"];
    expect(matched([-1, 2], "t", columns).columns).toEqual(["t[0]", "t[1]"]);
    expect(matched([-1, 2], "t", columns, ["t[1]", "t[0]"]).columns).toEqual(["t[0]", "t[1]"]);
    expect(matched([-1, 2], "t", columns, ["x", "t[1]"]).columns).toEqual(["t[1]", "x"]);
  });

  test("one value a row comes from the column of its very name", () => {
    expect(matched([-1], "x", ["y", "x"])).toEqual({ columns: ["x"], wanted: 1, isFilled: true });
    expect(matched([-1], "x", ["X"])).toEqual({ columns: [], wanted: 1, isFilled: false });
  });

  test("one of open size takes any number of columns but none", () => {
    expect(matched([-1, -1], undefined, ["a"])).toEqual({ columns: ["a"], wanted: undefined, isFilled: true });
    expect(matched([-1, -1], undefined, ["a"], []).isFilled).toBe(false);
  });

  test("the one without a name, too, takes columns that count through it in that order, wherever they stand", () => {
    const columns = ["x[2]", "x[0]", "x[1]"];
    const counted = ["x[0]", "x[1]", "x[2]"];
    expect(matched([-1, 3], undefined, columns).columns).toEqual(counted);
    expect(matched([-1, 3], undefined, ["id", ...columns], columns).columns).toEqual(counted);
    expect(matched([-1, 2], undefined, columns, ["x[2]", "x[1]"]).columns).toEqual(["x[2]", "x[1]"]);
  });
});
