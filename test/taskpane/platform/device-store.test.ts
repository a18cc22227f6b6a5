import { SettingsStore, type DeviceStorage } from "../../../src/taskpane/platform/device-store";

function deviceStorage() {
  const items = new Map<string, string>();
  const storage: DeviceStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
  return { items, storage };
}

describe("settings store", () => {
  it("keeps settings apart by the partition of the page that hosts the pane", () => {
    const { storage } = deviceStorage();
    const one = new SettingsStore(storage, "site-one");
    const two = new SettingsStore(storage, "site-two");
    one.keepOnDevice("preferences", { rowsPerBatch: 256 });
    expect(one.onDevice("preferences")).toEqual({ rowsPerBatch: 256 });
    expect(two.onDevice("preferences")).toBeUndefined();
  });

  it("keeps a token until it is forgotten", () => {
    const { items, storage } = deviceStorage();
    const store = new SettingsStore(storage, undefined);
    store.keepTokenOnDevice("workspace", "secret");
    expect(store.tokenOnDevice("workspace")).toBe("secret");
    expect(store.tokenOnDevice("other")).toBeUndefined();
    store.forgetTokenOnDevice("workspace");
    expect(items.size).toBe(0);
  });

  it("does not mix up a setting and a token of the same name", () => {
    const { storage } = deviceStorage();
    const store = new SettingsStore(storage, undefined);
    store.keepTokenOnDevice("preferences", "secret");
    expect(store.onDevice("preferences")).toBeUndefined();
  });

  it("takes what it cannot read for nothing", () => {
    const { items, storage } = deviceStorage();
    const store = new SettingsStore(storage, undefined);
    store.keepOnDevice("preferences", "x");
    const [name] = items.keys();
    items.set(name!, "{not json");
    expect(store.onDevice("preferences")).toBeUndefined();
  });
});
