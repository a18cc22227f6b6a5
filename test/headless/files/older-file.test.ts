import { mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { noteOlderFile } from "../../../src/headless/files/older-file";
import { CommandError } from "../../../src/headless/telling/exit-codes";

describe("a file that stands where a command writes", () => {
  let folder: string;
  let told: string[];
  const at = (name: string): string => path.join(folder, name);
  const tell = (sentence: string): void => void told.push(sentence);
  const there = (name: string): string => `${at(name)} is there already, last changed on 2026-11-29 08:05 UTC`;

  beforeEach(async () => {
    told = [];
    folder = await mkdtemp(path.join(tmpdir(), "scoresheet-older-"));
    await writeFile(at("out.xlsx"), "older");
    const changed = new Date("2026-11-29T08:05:59Z");
    await utimes(at("out.xlsx"), changed, changed);
    await symlink("out.xlsx", at("link.xlsx"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("is told of with its age, before it is replaced", async () => {
    await noteOlderFile(at("out.xlsx"), "--out", {}, tell);
    await noteOlderFile(at("link.xlsx"), "--save-recipe", {}, tell);
    await noteOlderFile(at("out.xlsx"), "--out", { isDryRun: true }, tell);
    expect(told).toEqual([
      `--out ${there("out.xlsx")}: this run replaces it.`,
      `--save-recipe ${there("link.xlsx")}: this run replaces it.`,
      `--out ${there("out.xlsx")}: a run would replace it.`,
    ]);
  });

  it("can be kept, which is a mistake of the command", async () => {
    const kept = noteOlderFile(at("link.xlsx"), "--out", { keepsOlderFiles: true }, tell);
    await expect(kept).rejects.toThrow(CommandError);
    await expect(kept).rejects.toMatchObject({
      message: `--out ${there("link.xlsx")}, and --no-overwrite keeps it. Name another file.`,
      exitCode: 2,
    });
    expect(told).toEqual([]);
  });

  it.each(["new.xlsx", "nowhere/new.xlsx", "/dev/null"])("is none at %s", async (name) => {
    await noteOlderFile(path.resolve(folder, name), "--out", { keepsOlderFiles: true }, tell);
    expect(told).toEqual([]);
  });
});
