import { failureReasons } from "../../../../src/taskpane/state/warehouse/failure-reasons";

describe("why rows of a new table have no prediction", () => {
  it("is told by reason, the most frequent first, with the first keys of each", () => {
    const failures = ["1", "2", "3", "4", "5", "6", "7"].map((key) => ({
      key,
      message: key === "3" ? "" : "Refused.",
    }));
    expect(failureReasons(failures)).toEqual([
      { message: "Refused.", rowCount: 6, keys: ["1", "2", "4", "5", "6"] },
      { message: "", rowCount: 1, keys: ["3"] },
    ]);
  });
});
