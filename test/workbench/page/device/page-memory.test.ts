import { pageMemory } from "../../../../src/workbench/page/device/page-memory";

describe("what the page remembers on the device", () => {
  test("is read again by its name", () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    const memory = pageMemory(() => storage);
    expect(memory.read("tour")).toBeUndefined();
    memory.write("tour", "seen");
    expect(pageMemory(() => storage).read("tour")).toBe("seen");
  });

  test("is nothing in a browser that keeps nothing, which is no trouble", () => {
    const memory = pageMemory(() => {
      throw new Error("storage is blocked");
    });
    memory.write("tour", "seen");
    expect(memory.read("tour")).toBeUndefined();
  });
});
