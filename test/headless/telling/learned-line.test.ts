import { learnedLine } from "../../../src/headless/telling/learned-line";

describe("What an endpoint said of its model, on stderr", () => {
  it("names each column with its type, and those that may be missing", () => {
    const columns = [
      { name: "a", type: "double", isRequired: true },
      { name: "b", type: "string", isRequired: false },
      { name: "c", isRequired: true },
      { name: "d", unknownType: "decimal", isRequired: true },
      { name: "3", naming: "number", type: "long", isRequired: true },
    ] as const;
    expect(learnedLine({ columns, tensors: [] })).toBe(
      "The endpoint says its model takes: a (double), b (string, optional), c (any value), d (decimal), 3 (long).",
    );
  });

  it("counts columns without names from 1, as people do", () => {
    const columns = [
      { name: "0", naming: "position", type: "double", isRequired: true },
      { name: "1", naming: "position", type: "string", isRequired: true },
    ] as const;
    expect(learnedLine({ columns, tensors: [] })).toBe(
      "The endpoint says its model takes: column 1 (double), column 2 (string).",
    );
  });

  it("says how many values a row of each tensor has", () => {
    const tensors = [
      { dataType: "float64", shape: [-1, 3, 2] },
      { name: "height", dataType: "float32", shape: [-1] },
      { name: "words", dataType: "str", shape: [-1, -1] },
    ];
    expect(learnedLine({ columns: [], tensors })).toBe(
      "The endpoint says its model takes: a tensor (float64, 3 x 2), height (float32), words (str, any).",
    );
  });

  it("counts what a wide table's model takes beyond fifty", () => {
    const columns = Array.from({ length: 60 }, (_, place) => ({ name: `c${place}`, isRequired: true }));
    expect(learnedLine({ columns, tensors: [] })).toMatch(/c49 \(any value\) and 10 more\.$/);
  });
});
