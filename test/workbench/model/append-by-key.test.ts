import { appendByKey } from "../../../src/workbench/model/append-by-key";

describe("items by a key", () => {
  it("stand in the order in which they came, in the list of their key", () => {
    const lists = new Map<string, number[]>();
    for (const number of [3, 1, 2, 5]) appendByKey(lists, number % 2 === 0 ? "even" : "odd", number);
    expect([...lists]).toEqual([
      ["odd", [3, 1, 5]],
      ["even", [2]],
    ]);
  });
});
