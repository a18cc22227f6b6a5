import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FileStore } from "../../src/web/file-store";

describe("files that are kept once read", () => {
  let folder: string;
  const put = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "files-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("are read once, however many ask at once", async () => {
    const store = new FileStore();
    const file = put("a.js", "a".repeat(5000));
    const [one, other] = await Promise.all([store.get(file), store.get(file)]);
    expect(one).toBe(other);
    expect(await store.get(file)).toBe(one);
    expect(one.compressed.gzip!.length).toBeLessThan(100);
  });

  it("make room for others when they are too many, the oldest first", async () => {
    const store = new FileStore(2500);
    const files = ["a.png", "b.png", "c.png"].map((name) => put(name, "x".repeat(1000)));
    const [first, second] = [await store.get(files[0]!), await store.get(files[1]!)];
    await store.get(files[2]!);
    expect(await store.get(files[1]!)).toBe(second);
    expect(await store.get(files[0]!)).not.toBe(first);
  });

  it("are tried again after they could not be read", async () => {
    const store = new FileStore();
    const file = path.join(folder, "late.js");
    await expect(store.get(file)).rejects.toThrow("ENOENT");
    put("late.js", "late");
    expect((await store.get(file)).body.toString()).toBe("late");
  });

  it("are left as they are where they are no text, and sent as the build packed them where it did", async () => {
    const store = new FileStore();
    expect((await store.get(put("a.png", "x".repeat(5000)))).compressed).toEqual({});
    put("b.js.br", "packed");
    expect((await store.get(put("b.js", "x".repeat(5000)))).compressed.br?.toString()).toBe("packed");
  });
});
