import { SettingsStore, type DeviceStorage, type DocumentSettings } from "../../src/excel/settings-store";

function deviceStorage() {
  const items = new Map<string, string>();
  const storage: DeviceStorage = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  };
  return { items, storage };
}

function documentSettings(failure?: string) {
  const saved = new Map<string, unknown>();
  const settings: DocumentSettings = {
    get: (name) => saved.get(name) ?? null,
    set: (name, value) => saved.set(name, value),
    remove: (name) => saved.delete(name),
    saveAsync: (callback) =>
      callback(failure === undefined ? { status: "succeeded" } : { status: "failed", error: { message: failure } }),
  };
  return { saved, settings };
}

describe("settings store", () => {
  it("keeps settings apart by the partition of the page that hosts the pane", () => {
    const { storage } = deviceStorage();
    const { settings } = documentSettings();
    const one = new SettingsStore(storage, settings, "site-one");
    const two = new SettingsStore(storage, settings, "site-two");
    one.keepOnDevice("preferences", { rowsPerBatch: 256 });
    expect(one.onDevice("preferences")).toEqual({ rowsPerBatch: 256 });
    expect(two.onDevice("preferences")).toBeUndefined();
    one.forgetOnDevice("preferences");
    expect(one.onDevice("preferences")).toBeUndefined();
  });

  it("keeps a token on the device only, until it is forgotten", () => {
    const { items, storage } = deviceStorage();
    const { saved, settings } = documentSettings();
    const store = new SettingsStore(storage, settings, undefined);
    store.keepTokenOnDevice("workspace", "secret");
    expect(store.tokenOnDevice("workspace")).toBe("secret");
    expect(store.tokenOnDevice("other")).toBeUndefined();
    expect(saved.size).toBe(0);
    store.forgetTokenOnDevice("workspace");
    expect(items.size).toBe(0);
  });

  it("does not mix up a setting and a token of the same name", () => {
    const { storage } = deviceStorage();
    const store = new SettingsStore(storage, documentSettings().settings, undefined);
    store.keepTokenOnDevice("connection", "secret");
    expect(store.onDevice("connection")).toBeUndefined();
  });

  it("takes what it cannot read for nothing", () => {
    const { items, storage } = deviceStorage();
    const store = new SettingsStore(storage, documentSettings().settings, undefined);
    store.keepOnDevice("connection", "x");
    const [name] = items.keys();
    items.set(name!, "{not json");
    expect(store.onDevice("connection")).toBeUndefined();
  });

  it("keeps recipes in the document and takes them out again", async () => {
    const { saved, settings } = documentSettings();
    const store = new SettingsStore(deviceStorage().storage, settings, undefined);
    expect(store.inDocument("recipe/1")).toBeUndefined();
    await store.keepInDocument("recipe/1", { endpoint: "iris" });
    expect(store.inDocument("recipe/1")).toEqual({ endpoint: "iris" });
    await store.forgetInDocument("recipe/1");
    expect(saved.size).toBe(0);
  });

  it("says so when the workbook does not keep a setting", async () => {
    const store = new SettingsStore(deviceStorage().storage, documentSettings("no space").settings, undefined);
    await expect(store.keepInDocument("history", [])).rejects.toThrow("no space");
  });
});
