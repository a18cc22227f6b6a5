import { outputIds } from "../../../src/excel/reading/output-ids";

describe("outputIds", () => {
  const source = { kind: "table", tableId: "t" } as const;
  const columns = { source, headers: ["a", "why"], columnIds: ["4", "5"] };

  it("leaves out the last column where it holds reasons", () => {
    expect(outputIds(columns)).toEqual(["4", "5"]);
    expect(outputIds({ ...columns, hasReasons: true })).toEqual(["4"]);
  });
});
