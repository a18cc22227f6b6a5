import { SettingsSession } from "../../../../src/taskpane/state/settings/settings-session";
import { FakeDevice } from "../../fakes/fake-device";

describe("the settings in use", () => {
  test("are remembered when they change", () => {
    const device = new FakeDevice();
    new SettingsSession(device.memory).change({ inputFormat: "dataframe_split" });
    expect(new SettingsSession(device.memory).getState().inputFormat).toBe("dataframe_split");
  });

  test("are a recipe's for as long as it stands in the sections, and never become the device's", () => {
    const device = new FakeDevice();
    const settings = new SettingsSession(device.memory);
    settings.change({ reasonsName: "Why" });
    settings.use({ rowsPerBatch: 7, reasonsName: undefined });
    expect(settings.getState()).toMatchObject({ rowsPerBatch: 7 });
    expect(settings.getState()).not.toHaveProperty("reasonsName");
    settings.change({ withIndex: true });
    expect(settings.getState()).toMatchObject({ rowsPerBatch: 7, withIndex: true });
    expect(new SettingsSession(device.memory).getState()).toMatchObject({ reasonsName: "Why", withIndex: true });
    expect(new SettingsSession(device.memory).getState().rowsPerBatch).not.toBe(7);
    settings.useOwn();
    expect(settings.getState()).toMatchObject({ reasonsName: "Why", withIndex: true });
  });
});
