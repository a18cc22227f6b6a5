import { WorkbookError } from "../../../src/core/errors";
import { settleNames } from "../../../src/excel/room/settle-headers";

describe("names of result columns", () => {
  it("are the next free ones", () => {
    expect(settleNames("Prediction", [""], ["a", "prediction"], "next-free")).toEqual({
      headers: ["Prediction 2"],
      replaced: [-1],
    });
  });

  it("take over only columns that bear exactly the name of a result", () => {
    const existing = ["a", "P label", "b", "P other"];
    expect(settleNames("P", ["label", "score"], existing, "replace")).toEqual({
      headers: ["P label", "P score"],
      replaced: [1, -1],
    });
  });

  it("are refused when a column differs from them in case alone, because a table cannot hold both", () => {
    expect(() => settleNames("Prediction", [""], ["PREDICTION"], "replace")).toRefuse(WorkbookError, {
      code: "column-exists",
    });
  });

  it("never take over a column that is sent, for its cells are still to be read", () => {
    const settle = (sent: string[]) => settleNames("P", [""], ["a", "P"], "replace", sent);
    expect(() => settle(["a", "P"])).toThrow(expect.objectContaining({ code: "column-exists" }));
    expect(settle(["a"]).replaced).toEqual([1]);
  });

  it("are refused on any collision when the caller wants that", () => {
    expect(() => settleNames("Prediction", [""], ["Prediction"], "refuse")).toThrow(
      expect.objectContaining({ code: "column-exists" }),
    );
    expect(settleNames("Prediction", [""], ["a"], "refuse").headers).toEqual(["Prediction"]);
  });
});
