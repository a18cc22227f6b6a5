import { identifyingColumn } from "../../../../src/taskpane/state/run/identifying-column";

describe("the column by which a person knows a row", () => {
  const columns = ["age", "group", "name", "Prediction"];
  const rows = [
    [31, "a", "Ada", "yes"],
    [36, "a", "Bo", "no"],
  ];
  const choose = (others: readonly string[], cells = rows) =>
    identifyingColumn({ columns, rows: cells, others: new Set(others) });

  test("is one of texts that is not sent and no prediction, and rather one whose texts differ", () => {
    expect(choose(["age", "Prediction"])).toBe(2);
    expect(choose(["age", "name", "Prediction"])).toBe(1);
  });

  test("is the first column where no texts are left, and none without columns", () => {
    expect(choose(["group", "name", "Prediction"])).toBe(0);
    expect(identifyingColumn({ columns: [], rows: [[]], others: new Set() })).toBeUndefined();
  });
});
