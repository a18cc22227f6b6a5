import { DEFAULT_COLUMN_NAME } from "../../../../src/core/predictions/default-column-name";
import { readColumnName, rememberedSettings } from "../../../../src/taskpane/state/settings/remembered-settings";

describe("remembered settings", () => {
  test.each([undefined, "", "{", "null", "7", '"text"'])("are none where the device remembers %j", (text) => {
    const remembered = rememberedSettings({ read: () => text });
    expect(remembered).toEqual({});
    expect(readColumnName(remembered["columnName"])).toBe(DEFAULT_COLUMN_NAME);
  });

  test("say what the column is called before anything else of the settings is there", () => {
    const { columnName } = rememberedSettings({ read: () => '{"columnName":"Species","rowsPerBatch":0}' });
    expect(readColumnName(columnName)).toBe("Species");
  });
});
