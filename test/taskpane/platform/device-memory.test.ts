import { createDeviceMemory } from "../../../src/taskpane/platform/device-memory";
import { SettingsStore } from "../../../src/taskpane/platform/device-store";
import { DEFAULT_SETTINGS } from "../../../src/taskpane/state/run/pane-settings";

function memoryOver(items: Map<string, string>) {
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  return createDeviceMemory(new SettingsStore(storage, "partition"));
}

describe("what the device remembers", () => {
  test("is there the next time the pane opens", () => {
    const items = new Map<string, string>();
    memoryOver(items).rememberToken("ws", "dapi");
    memoryOver(items).rememberSettings({ ...DEFAULT_SETTINGS, columnName: "Species" });
    expect(memoryOver(items).token("ws")).toBe("dapi");
    expect(memoryOver(items).settings()).toMatchObject({ columnName: "Species" });
    memoryOver(items).forgetToken("ws");
    expect(memoryOver(items).token("ws")).toBeUndefined();
  });

  test("is nothing where the browser blocks its storage, and scoring goes on", () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    const storage = { getItem: blocked, setItem: blocked, removeItem: blocked };
    const memory = createDeviceMemory(new SettingsStore(storage, undefined));
    memory.rememberToken("ws", "dapi");
    memory.rememberSettings(DEFAULT_SETTINGS);
    expect([memory.token("ws"), memory.settings()]).toEqual([undefined, undefined]);
  });
});
