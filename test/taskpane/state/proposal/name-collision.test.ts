import { findCollision, withSentColumns } from "../../../../src/taskpane/state/proposal/name-collision";

const NAMED = { columnName: "Prediction" };
const NONE: ReadonlySet<string> = new Set();

describe("a name that is taken", () => {
  test("is found whatever its case, as Excel compares headers", () => {
    expect(findCollision(NAMED, ["a", "PREDICTION"], NONE, undefined)).toEqual({
      existing: ["PREDICTION"],
      nextFree: "Prediction 2",
      choice: "next-free",
    });
  });

  test("comes with the first free name after it", () => {
    expect(findCollision(NAMED, ["Prediction", "prediction 2"], NONE, "replace")).toMatchObject({
      nextFree: "Prediction 3",
      choice: "replace",
    });
  });

  test("is not one that only begins with it", () => {
    expect(findCollision(NAMED, ["Prediction date"], NONE, undefined)).toBeUndefined();
  });

  test("is one of several outputs that an earlier run has written", () => {
    const columns = ["a", "Prediction label", "Prediction Adelie"];
    expect(findCollision(NAMED, columns, new Set(columns.slice(1)), undefined)).toEqual({
      existing: ["Prediction label", "Prediction Adelie"],
      nextFree: "Prediction 2 label",
      choice: "next-free",
    });
  });

  test("is not that of a second result which stands beside", () => {
    const columns = ["Prediction 2", "Prediction 2 label"];
    expect(findCollision(NAMED, columns, new Set(columns), undefined)).toBeUndefined();
  });

  test("is that of an output, where the outputs are known, and of no other column", () => {
    const columns = ["Prediction", "PREDICTION label", "Prediction gone"];
    expect(findCollision(NAMED, columns, new Set(columns), undefined, ["label", "p"])).toEqual({
      existing: ["PREDICTION label"],
      nextFree: "Prediction 2 label",
      choice: "next-free",
    });
    expect(findCollision(NAMED, columns, new Set(columns), undefined, ["p", "q"])).toBeUndefined();
  });

  test("is an output's own, also where nobody knows which outputs a run will have", () => {
    const naming = { ...NAMED, outputNames: { "": "Price", p: "Chance" } };
    expect(findCollision(naming, ["PRICE", "Prediction", "Chance 2"], NONE, "replace")).toEqual({
      existing: ["PRICE", "Prediction"],
      nextFree: "Price 2",
      choice: "replace",
    });
    expect(findCollision(naming, ["Price 2", "Chance"], NONE, undefined)).toEqual({
      existing: ["Chance"],
      nextFree: "Chance 2",
      choice: "next-free",
    });
  });

  test("never replaces a column that is sent, which would be emptied while it is still being read", () => {
    const collision = findCollision(NAMED, ["a", "Prediction"], NONE, "replace")!;
    expect(withSentColumns(collision, ["a"])).toEqual(collision);
    expect(withSentColumns(collision, ["a", "Prediction"])).toMatchObject({ choice: "next-free", isSent: true });
  });
});
