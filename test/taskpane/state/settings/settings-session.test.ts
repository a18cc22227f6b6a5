import { SettingsSession } from "../../../../src/taskpane/state/settings/settings-session";
import { FakeDevice } from "../../fakes/fake-device";

describe("the settings in use", () => {
  test("are remembered when they change", () => {
    const device = new FakeDevice();
    new SettingsSession(device.memory).change({ inputFormat: "dataframe_split" });
    expect(new SettingsSession(device.memory).getState().inputFormat).toBe("dataframe_split");
  });
});
