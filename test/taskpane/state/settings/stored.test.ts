import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import { DEFAULT_SETTINGS } from "../../../../src/taskpane/state/settings/pane-settings";
import { keptIn, STORED } from "../../../../src/taskpane/state/settings/stored";

describe("where decisions are kept", () => {
  test("is the device for all settings, and for nothing else", () => {
    expect(keptIn("device", DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
    const kept = Object.entries(STORED).filter(([, { device }]) => device);
    expect(kept.map(([key]) => key).sort()).toEqual([...Object.keys(DEFAULT_SETTINGS), "reasonsName"].sort());
  });

  test("is the workbook for a recipe, but not for what one person agreed to", () => {
    const { agreedFaults, ...kept } = keptIn("workbook", { ...BLANK_RECIPE, agreedFaults: [] });
    expect(agreedFaults).toBeUndefined();
    expect(kept).toEqual(BLANK_RECIPE);
  });

  test("is never the workbook for what is about this person's endpoint or network", () => {
    const settings = keptIn("workbook", { ...DEFAULT_SETTINGS, ceilings: { rowsADay: 1_000 } });
    expect(settings).not.toHaveProperty("mostRequestsAtOnce");
    expect(settings).not.toHaveProperty("ceilings");
  });
});
