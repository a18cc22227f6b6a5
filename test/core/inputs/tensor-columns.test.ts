import { findTensorColumns } from "../../../src/core/inputs/tensor-columns";

describe("tensor columns", () => {
  it("finds vectors and matrices, whatever order their columns stand in", () => {
    expect(findTensorColumns(["v[1]", "x", "v[0]", "m[0][0]", "m[0][1]", "m[1,0]", "m[1][1]"])).toEqual([
      { name: "v", shape: [2], columns: ["v[0]", "v[1]"] },
      { name: "m", shape: [2, 2], columns: ["m[0][0]", "m[0][1]", "m[1,0]", "m[1][1]"] },
    ]);
  });

  it.each([
    ["a gap", ["v[0]", "v[2]"]],
    ["a start other than 0", ["v[1]", "v[2]"]],
    ["a doubled index", ["v[0]", "v [0]"]],
    ["mixed ranks", ["v[0]", "v[1]", "v[0][1]"]],
    ["no name", ["[0]"]],
  ])("takes columns with %s for plain ones", (_name, columns) => {
    expect(findTensorColumns(columns)).toEqual([]);
  });
});
