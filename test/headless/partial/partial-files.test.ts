import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { partialFilesBeside } from "../../../src/headless/partial/partial-files";

const KEY = "0123456789abcdef";
let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), "scoresheet-partial-"))));
afterEach(() => rm(folder, { recursive: true }));

describe("what a command has so far", () => {
  it("stands beside its result under the key of the command, and is taken away again", async () => {
    const files = partialFilesBeside(path.join(folder, "out.xlsx"));
    expect(await files.read(KEY)).toBeUndefined();
    await files.write(KEY, Buffer.from("first"));
    await files.write(KEY, Buffer.from("second"));
    expect(await readdir(folder)).toEqual([`out.xlsx.${KEY}.partial`]);
    expect(files.nameOf(KEY)).toBe(path.join(folder, `out.xlsx.${KEY}.partial`));
    expect(Buffer.from((await files.read(KEY))!).toString()).toBe("second");
    expect(await files.read("fedcba9876543210")).toBeUndefined();
    await files.remove(KEY);
    await files.remove(KEY);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is nobody else's file", async () => {
    const files = partialFilesBeside(path.join(folder, "out.xlsx"));
    await writeFile(files.nameOf(KEY), "planted");
    const me = jest.spyOn(process, "geteuid" as never).mockReturnValue(4_294_967_000 as never);
    expect(await files.read(KEY)).toBeUndefined();
    me.mockRestore();
    expect(await files.read(KEY)).toBeDefined();
  });
});
