import { execFile, execFileSync } from "node:child_process";
import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { removeUnfinished, writeWhole } from "../../../src/headless/files/write-whole";

const NEW = new TextEncoder().encode("new");

describe("a file that is written whole", () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  const textOf = (name: string): Promise<string> => readFile(at(name), "utf8");

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "scoresheet-whole-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("is there alone, with the permissions that a new file gets", async () => {
    await writeFile(at("plain.xlsx"), "");
    await writeWhole(at("out.xlsx"), NEW);
    expect(await textOf("out.xlsx")).toBe("new");
    expect((await stat(at("out.xlsx"))).mode).toBe((await stat(at("plain.xlsx"))).mode);
    expect(await readdir(folder)).toEqual(["out.xlsx", "plain.xlsx"]);
  });

  it("takes the place of an older one and keeps its permissions", async () => {
    await writeFile(at("out.xlsx"), "older and longer");
    await chmod(at("out.xlsx"), 0o640);
    await writeWhole(at("out.xlsx"), NEW);
    expect(await textOf("out.xlsx")).toBe("new");
    expect((await stat(at("out.xlsx"))).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(["out.xlsx"]);
  });

  it("takes the place of a symbolic link, and what that leads to stays as it is", async () => {
    await writeFile(at("in.xlsx"), "workbook");
    await symlink("in.xlsx", at("out.xlsx"));
    await writeWhole(at("out.xlsx"), NEW);
    expect([await textOf("out.xlsx"), await textOf("in.xlsx")]).toEqual(["new", "workbook"]);
  });

  it("keeps the owner of an older one where it may, and hides what was hidden", async () => {
    await writeFile(at("out.xlsx"), "older");
    await chmod(at("out.xlsx"), 0o600);
    const isAdministrator = process.geteuid?.() === 0;
    if (isAdministrator) await chown(at("out.xlsx"), 65_534, 65_533);
    await writeWhole(at("out.xlsx"), NEW);
    const { uid, gid, mode } = await stat(at("out.xlsx"));
    expect(mode & 0o7777).toBe(0o600);
    if (isAdministrator) expect([uid, gid]).toEqual([65_534, 65_533]);
  });

  it("takes away what is not whole yet when the program is about to end", async () => {
    const writing = writeWhole(at("out.xlsx"), new Uint8Array(50_000_000));
    while ((await readdir(folder)).length === 0);
    removeUnfinished();
    expect(await readdir(folder)).toEqual([]);
    await expect(writing).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readdir(folder)).toEqual([]);
  });

  it("goes into a pipe for whoever reads it", async () => {
    execFileSync("mkfifo", [at("pipe.xlsx")]);
    const read = new Promise((done) => execFile("cat", [at("pipe.xlsx")], (_error, text) => done(text)));
    await writeWhole(at("pipe.xlsx"), NEW);
    expect(await read).toBe("new");
    expect(await readdir(folder)).toEqual(["pipe.xlsx"]);
  });

  it("leaves nothing behind where it cannot be, and says why in the system's code", async () => {
    await expect(writeWhole(at("nowhere/out.xlsx"), NEW)).rejects.toMatchObject({ code: "ENOENT" });
    await expect(writeWhole(folder, NEW)).rejects.toMatchObject({ code: "EISDIR" });
    expect(await readdir(folder)).toEqual([]);
  });
});
