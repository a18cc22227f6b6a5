import { DEFAULT_SETTINGS, readSettings } from "../../../../src/taskpane/state/settings/pane-settings";

describe("settings", () => {
  test("are the defaults when nothing is remembered", () => {
    expect(readSettings({})).toEqual(DEFAULT_SETTINGS);
  });

  test("keep what makes sense of what is remembered, and nothing else", () => {
    const stored = {
      inputFormat: "csv",
      rowsPerBatch: 0,
      mostRequestsAtOnce: 2.5,
      columnName: "Species",
      token: "dapi",
    };
    expect(readSettings(stored)).toEqual({ ...DEFAULT_SETTINGS, columnName: "Species" });
  });

  test("keep ceilings that are whole numbers, and none of another name", () => {
    const ceilings = { rowsARun: 100_000, requestsADay: 0, rowsADay: "5", __proto__: 3, other: 7 };
    expect(readSettings({ ceilings }).ceilings).toEqual({ rowsARun: 100_000 });
    expect(readSettings({ ceilings: null }).ceilings).toEqual({});
  });

  test("have a column of reasons only where it has a name", () => {
    expect(readSettings({ reasonsName: "Why" }).reasonsName).toBe("Why");
    expect(readSettings({ reasonsName: " " })).not.toHaveProperty("reasonsName");
  });

  test.each([0, -1, 1.5, 10_001, "256", NaN])("do not take %p rows a batch", (rowsPerBatch) => {
    expect(readSettings({ rowsPerBatch }).rowsPerBatch).toBe(256);
  });

  test.each([1, 10_000])("take %p rows a batch", (rowsPerBatch) => {
    expect(readSettings({ rowsPerBatch }).rowsPerBatch).toBe(rowsPerBatch);
  });

  test.each(["", "  ", "x".repeat(256)])("do not take %j for a column name", (columnName) => {
    expect(readSettings({ columnName }).columnName).toBe("Prediction");
  });
});
