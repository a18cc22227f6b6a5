import { createDeviceMemory } from "../../src/composition/device-memory";
import { DEFAULT_SETTINGS } from "../../src/taskpane/state/settings/pane-settings";
import { SettingsSession } from "../../src/taskpane/state/settings/settings-session";

function storageOf(items: Map<string, string>) {
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
  };
}

function memoryOver(items: Map<string, string>, partitionKey: string | undefined = "partition") {
  return createDeviceMemory(() => storageOf(items), partitionKey);
}

describe("what the device remembers", () => {
  test("is there the next time the pane opens, until it is forgotten", () => {
    const items = new Map<string, string>();
    memoryOver(items).write("token/ws", "dapi");
    new SettingsSession(memoryOver(items)).change({ columnName: "Species" });
    expect(memoryOver(items).read("token/ws")).toBe("dapi");
    expect(memoryOver(items).read("token/other")).toBeUndefined();
    expect(new SettingsSession(memoryOver(items)).getState()).toMatchObject({ columnName: "Species" });
    memoryOver(items).forget("token/ws");
    expect(memoryOver(items).read("token/ws")).toBeUndefined();
    expect(items.size).toBe(1);
  });

  test("stays where earlier versions kept it", () => {
    const kept = [
      ["partition/scoresheet/token/ws", "dapi"],
      ["partition/scoresheet/setting/preferences", '{"rowsPerBatch":64}'],
    ] as const;
    const memory = memoryOver(new Map(kept));
    expect(memory.read("token/ws")).toBe("dapi");
    expect(new SettingsSession(memory).getState()).toMatchObject({ rowsPerBatch: 64 });
  });

  test("is known by its keys, without what others keep there", () => {
    const items = new Map([["partition/other", "x"]]);
    memoryOver(items).write("token/ws", "dapi");
    memoryOver(items, "elsewhere").write("setting/preferences", "{}");
    expect(memoryOver(items).keys()).toEqual(["token/ws"]);
  });

  test("is kept apart by the partition of the page that hosts the pane", () => {
    const items = new Map<string, string>();
    memoryOver(items, "site-one").write("setting/preferences", "{}");
    expect(memoryOver(items, "site-one").read("setting/preferences")).toBe("{}");
    expect(memoryOver(items, "site-two").read("setting/preferences")).toBeUndefined();
    expect(memoryOver(items, undefined).read("setting/preferences")).toBeUndefined();
  });

  test("counts for nothing where it cannot be read", () => {
    const items = new Map([["partition/scoresheet/setting/preferences", "{not json"]]);
    expect(new SettingsSession(memoryOver(items)).getState()).toEqual(DEFAULT_SETTINGS);
  });

  test("is nothing where the browser blocks its storage, and scoring goes on", () => {
    const blocked = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    const storage = { getItem: blocked, setItem: blocked, removeItem: blocked, length: 1, key: blocked };
    const memory = createDeviceMemory(() => storage, undefined);
    expect(memory.keys()).toEqual([]);
    memory.write("token/ws", "dapi");
    new SettingsSession(memory).change({ columnName: "Species" });
    expect([memory.read("token/ws"), memory.read("setting/preferences")]).toEqual([undefined, undefined]);
  });

  const plain = { ...storageOf(new Map()), setItem: () => undefined };
  const refuse = (name: string) => () => {
    throw new DOMException(name, name);
  };

  test.each([
    ["the browser throws when its storage is only touched", refuse("SecurityError")],
    ["there is no storage", () => null],
    ["the browser knows of no storage", () => undefined],
    ["reading is refused", () => ({ ...plain, getItem: refuse("SecurityError"), setItem: refuse("SecurityError") })],
    ["the storage is full", () => ({ ...plain, setItem: refuse("QuotaExceededError") })],
  ])("is nothing where %s, and that can be asked", (_, storage) => {
    const memory = createDeviceMemory(storage, "partition");
    expect(memory.keeps()).toBe(false);
    expect(memory.read("token/ws")).toBeUndefined();
    memory.write("token/ws", "dapi");
    memory.forget("token/ws");
    new SettingsSession(memory).change({ columnName: "Species" });
    expect(memory.keeps()).toBe(false);
  });

  test("is asked for anew each time: access may be given or taken away while the pane is open", () => {
    const items = new Map<string, string>();
    let isBlocked = true;
    const storage = storageOf(items);
    const memory = createDeviceMemory(() => (isBlocked ? refuse("SecurityError")() : storage), "partition");
    expect(memory.keeps()).toBe(false);
    isBlocked = false;
    memory.write("token/ws", "dapi");
    expect([memory.keeps(), memory.read("token/ws")]).toEqual([true, "dapi"]);
    isBlocked = true;
    memory.write("token/ws", "other");
    expect([memory.keeps(), memory.read("token/ws")]).toEqual([false, undefined]);
  });

  test("is tried without leaving anything behind", () => {
    const items = new Map<string, string>();
    expect(memoryOver(items).keeps()).toBe(true);
    expect(items.size).toBe(0);
  });
});
